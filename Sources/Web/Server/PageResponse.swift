import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// A page that anybody may keep for as long as it does not change, and must ask about before showing it again.
    static func page(
        _ html: HTML, status: HTTPResponse.Status = .ok, request: Request, lastModified: Instant? = nil
    ) -> Response {
        content(
            html.bytes, type: "text/html; charset=utf-8", status: status, request: request, lastModified: lastModified,
            varies: true)
    }

    /// Bytes with an entity tag made from them: whoever has them is told so (RFC 9110, section 13).
    static func content(
        _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, request: Request,
        lastModified: Instant? = nil, varies: Bool = false, cache: String = "no-cache"
    ) -> Response {
        let tag = "\"\(Hex.encode(sha256(bytes).prefix(12)))\""
        var headers: HTTPFields = [.contentType: type, .cacheControl: cache, .eTag: tag]
        if varies { headers[.vary] = "Cookie" }
        if let lastModified { headers[.lastModified] = lastModified.httpDate }
        let known = request.headers[.ifNoneMatch]?.split(separator: ",").map { part in
            part.filter { $0 != " " }.replacing("W/", with: "")
        }
        if status == .ok, let known, known.contains(tag) || known.contains("*") {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A page with something of a person in it, or that belongs to this moment: never kept.
    static func privatePage(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }

    static func seeOther(_ address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }
}

extension Instant {
    /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7)
    var httpDate: String {
        let utc = Instant(milliseconds: milliseconds - 8 * 3_600_000)
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let day = utc.day
        let time = utc.wallClockSecond.suffix(8)
        return """
            \(weekdays[day.weekday - 1]), \(padded(day.dayOfMonth, 2)) \(months[day.month - 1]) \(day.year) \(time) GMT
            """
    }
}
