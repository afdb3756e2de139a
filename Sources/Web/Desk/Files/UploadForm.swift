import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// A form of the desk with files that may be larger than memory: they go on to the disk while they come. Its other fields
/// stand before the files, as our pages send them.
struct UploadForm: Sendable {
    private(set) var form: Form
    private(set) var uploads: [FileUpload] = []
    let caller: Caller

    /// More fields than any of our forms has.
    private static let longestFields = 64 << 10

    /// Whether a request is read by a form like this, and not before it.
    static func takes(_ request: Request) -> Bool {
        let path = request.uri.path
        return path == Links.Desk.draftFromFile
            || path.hasPrefix(Links.Desk.documents + "/") && path.hasSuffix("/files")
    }

    /// - Throws: `FormOutOfDate` where the token is not this session's, before a byte of a file is kept.
    init(_ request: Request, _ context: StaffContext, _ office: Office) async throws {
        let type = request.headers[.contentType] ?? ""
        if Multipart.isMultipart(type) {
            var reader = UploadReader(request, context, office, try MultipartParser(contentType: type))
            do {
                try await reader.readAll()
            } catch {
                for upload in reader.uploads { try? await office.giveUp(upload) }
                throw error
            }
            form = Form(reader.fields)
            uploads = reader.uploads
        } else {
            form = try await Form(request)
        }
        try Self.checkToken(form, request, context)
        for id in form.all("upload") { uploads.append(try await office.upload(id, by: context.caller)) }
        var caller = context.caller
        let number = form.raw("once")
        // The files of a form that is sent twice are the same by their hashes.
        caller.form = number.isEmpty ? nil : SentForm(number: number, digest: form.digest)
        self.caller = caller
    }

    private static func checkToken(_ form: Form, _ request: Request, _ context: StaffContext) throws {
        guard context.session.isOwn(csrf: form.raw("csrf")) else {
            throw FormOutOfDate(resumed: ResumedForm(path: request.uri.path, form: form), session: context.session)
        }
    }

    var version: Int? { Int(form.raw("version")) }

    private struct UploadReader {
        private let request: Request
        private let context: StaffContext
        private let office: Office
        private var parser: MultipartParser
        private(set) var fields: [(name: String, value: String)] = []
        private(set) var uploads: [FileUpload] = []

        private enum Target {
            case field(String, ByteBuffer)
            case file(ByteBuffer)
            /// What a browser sends where no file was chosen.
            case nothing
        }

        /// What is gathered before it is written to the disk.
        private static let piece = 1 << 20

        init(_ request: Request, _ context: StaffContext, _ office: Office, _ parser: MultipartParser) {
            self.request = request
            self.context = context
            self.office = office
            self.parser = parser
        }

        mutating func readAll() async throws {
            var target = Target.nothing
            var chunks = request.body.makeAsyncIterator()
            while true {
                switch try parser.next() {
                case .head(let head): target = try await begin(try Multipart.Part(head))
                case .content(let piece): target = try await take(piece, target)
                case .endOfPart: try await finish(target)
                case .end: return
                case .more:
                    if let chunk = try await chunks.next() { parser.take(chunk) } else { parser.finish() }
                }
            }
        }

        private mutating func begin(_ part: Multipart.Part) async throws -> Target {
            guard let name = part.fileName else { return .field(part.name, ByteBuffer()) }
            if name.isEmpty { return .nothing }
            try UploadForm.checkToken(Form(fields), request, context)
            uploads.append(try await office.beginUpload(named: name))
            return .file(ByteBuffer())
        }

        private mutating func take(_ piece: ByteBuffer, _ target: Target) async throws -> Target {
            var piece = piece
            switch target {
            case .nothing: return .nothing
            case .field(let name, var value):
                value.writeBuffer(&piece)
                if value.readableBytes > UploadForm.longestFields { throw FormFault.tooLong }
                return .field(name, value)
            case .file(var waiting):
                waiting.writeBuffer(&piece)
                guard waiting.readableBytes >= Self.piece else { return .file(waiting) }
                try await write(waiting)
                return .file(ByteBuffer())
            }
        }

        private mutating func finish(_ target: Target) async throws {
            switch target {
            case .nothing: return
            case .file(let waiting): try await write(waiting)
            case .field(let name, let value):
                guard let text = String(validating: value.readableBytesView, as: UTF8.self),
                    !text.utf8.contains(0), !name.utf8.contains(0)
                else { throw FormFault.notText }
                if fields.count == Form.mostFields { throw FormFault.tooLong }
                fields.append((name, text))
            }
        }

        private mutating func write(_ bytes: ByteBuffer) async throws {
            guard bytes.readableBytes > 0, var upload = uploads.popLast() else { return }
            defer { uploads.append(upload) }
            try await office.append(Array(buffer: bytes), to: &upload)
        }
    }
}
