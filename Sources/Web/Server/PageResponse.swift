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
        if status == .ok, request.knows(tag, lastModified) { return Response(status: .notModified, headers: headers) }
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

extension Request {
    /// Whether the sender has this content already. A date is asked only where no tag is given (RFC 9110, section 13.1.3):
    /// it counts whole seconds.
    fileprivate func knows(_ tag: String, _ lastModified: Instant?) -> Bool {
        if let known = headers[.ifNoneMatch] {
            let tags = known.split(separator: ",").map { part in
                part.filter { $0 != " " }.replacing("W/", with: "")
            }
            return tags.contains(tag) || tags.contains("*")
        }
        guard let lastModified, let since = headers[.ifModifiedSince].flatMap({ Instant(httpDate: $0) }) else {
            return false
        }
        return lastModified.milliseconds / 1000 <= since.milliseconds / 1000
    }
}
