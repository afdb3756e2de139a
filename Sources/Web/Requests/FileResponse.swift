import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// A file that somebody else made: to be saved, never shown in the place of one of our pages, and kept by nobody on the
    /// way.
    static func file(_ opened: OpenedFile) -> Response {
        let file = opened.file
        let plain = "file-\(file.position).\(file.type.endings[0])"
        var headers: HTTPFields = [
            .contentType: mediaType(of: file.type), .cacheControl: "private, no-store",
            .contentDisposition: disposition(file.name, plain: plain),
        ]
        headers[named: "Content-Security-Policy"] = "default-src 'none'; sandbox"
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: opened.content)))
    }
}
