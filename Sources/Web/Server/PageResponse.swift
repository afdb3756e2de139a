import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// A page that anybody may keep for as long as it does not change, and must ask about before showing it again.
    static func page(_ html: HTML, status: HTTPResponse.Status = .ok, lastModified: Instant? = nil) -> Response {
        content(
            html.bytes, type: "text/html; charset=utf-8", status: status, lastModified: lastModified, varies: true)
    }

    /// Bytes with an entity tag made from them. Whether their reader has them already, `PublicPages` finds out.
    static func content(
        _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, lastModified: Instant? = nil,
        varies: Bool = false, cache: String = "no-cache"
    ) -> Response {
        let tag = "\"\(Hex.encode(sha256(bytes).prefix(12)))\""
        var headers: HTTPFields = [.contentType: type, .cacheControl: cache, .eTag: tag]
        if varies { headers[.vary] = "Cookie" }
        if let lastModified { headers[.lastModified] = lastModified.httpDate }
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
