import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// A file that came with a form. Nobody has looked at it yet.
struct FormFile: Sendable {
    /// The name of its field.
    var field: String
    /// As the browser sent it.
    var name: String
    var content: ByteBuffer
}

extension Form {
    /// The longest body where a file is taken: one file at a time, with room for the fields beside it.
    static let longestBodyWithFile = RequestFile.longest + 256 << 10

    /// Where a file may come. Everywhere else a body is as short as that of a form.
    static func takesFile(_ request: Request) -> Bool {
        let path = request.uri.path
        return filesOfStrangers.contains(path) || path == Links.Desk.importReport || SealedForm.takes(request)
    }

    /// Where somebody who is not signed in may send one.
    static let filesOfStrangers = SealedForm.ofStrangers.union([Links.checkReport])

    /// Reads `multipart/form-data`: texts become fields, files stand beside them.
    init(multipart body: ByteBuffer, contentType: String) throws(FormFault) {
        self.init([])
        var length = 0
        for part in try Multipart(body, contentType: contentType).parts {
            if part.name.utf8.contains(0) { throw .notText }
            guard let fileName = part.fileName else {
                length += part.name.utf8.count + part.content.readableBytes
                if length > Self.longestBody { throw .tooLong }
                guard let value = String(validating: part.content.readableBytesView, as: UTF8.self),
                    !value.utf8.contains(0)
                else { throw .notText }
                add(part.name, value)
                continue
            }
            // What a browser sends where no file was chosen.
            if fileName.isEmpty, part.content.readableBytes == 0 { continue }
            add(FormFile(field: part.name, name: fileName, content: part.content))
        }
    }

    func file(_ field: String) -> FormFile? { files.first { $0.field == field } }
}
