import Actions
import Domain
import HTTPTypes
import Hummingbird

extension Response {
    /// A file that somebody else made: to be saved, never shown in the place of one of our pages, and kept by nobody on the
    /// way. It is opened piece by piece while it goes out.
    /// - Parameter request: says which part is wanted, where that can be asked: a form has no parts.
    static func file(_ opened: OpenedFile, _ request: Request, from office: Office) -> Response {
        let file = opened.file
        let plain = "file-\(file.position).\(file.type.endings[0])"
        var headers: HTTPFields = [
            .contentType: mediaType(of: file.type), .cacheControl: "private, no-store",
            .contentDisposition: disposition(file.name, plain: plain),
        ]
        headers[named: "Content-Security-Policy"] = "default-src 'none'; sandbox"
        var range = ByteRange.whole
        if request.method == .get {
            // Of the ciphertext: it tells nobody which file it is.
            let tag = "\"\(opened.content.place)\""
            headers[.acceptRanges] = "bytes"
            headers[.eTag] = tag
            range = ByteRange(request.headers, size: opened.content.size, tag: tag)
        }
        return .ranged(headers, range, of: opened.content.size) { offset, count in
            try await office.read(opened, from: offset, count: count)
        }
    }
}
