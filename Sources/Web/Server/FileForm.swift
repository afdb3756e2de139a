import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// Reads a form with files that may be larger than memory: each goes on to where it is kept while it comes. Its other fields
/// stand before the files, as our pages send them.
struct FileForm<Upload: Sendable>: Sendable {
    private(set) var form: Form
    private(set) var uploads: [Upload]

    /// What is done with the files.
    struct Sink {
        /// Gets the name of a file as it came, and the fields before it.
        var begin: (_ name: String, _ form: Form) async throws -> Upload
        var append: (_ bytes: [UInt8], _ upload: inout Upload) async throws -> Void
        /// Of what was begun before something went wrong nothing shall stay.
        var giveUp: (Upload) async throws -> Void
    }

    init(_ request: Request, _ sink: Sink) async throws {
        let type = request.headers[.contentType] ?? ""
        guard Multipart.isMultipart(type) else {
            form = try await Form(request)
            uploads = []
            return
        }
        var reader = FileFormReader(sink, try MultipartParser(contentType: type))
        do {
            try await reader.readAll(of: request.body)
        } catch {
            for upload in reader.uploads { try? await sink.giveUp(upload) }
            throw error
        }
        form = Form(reader.fields)
        uploads = reader.uploads
    }
}

private struct FileFormReader<Upload: Sendable> {
    private let sink: FileForm<Upload>.Sink
    private var parser: MultipartParser
    private(set) var fields: [(name: String, value: String)] = []
    private(set) var uploads: [Upload] = []

    private enum Target {
        case field(String, ByteBuffer)
        case file(ByteBuffer)
        /// What a browser sends where no file was chosen.
        case nothing
    }

    /// What is gathered before it is written to the disk.
    private static var piece: Int { 1 << 20 }
    /// More fields than any of our forms has.
    private static var longestField: Int { 64 << 10 }

    init(_ sink: FileForm<Upload>.Sink, _ parser: MultipartParser) {
        self.sink = sink
        self.parser = parser
    }

    mutating func readAll(of body: RequestBody) async throws {
        var target = Target.nothing
        var chunks = body.makeAsyncIterator()
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
        uploads.append(try await sink.begin(name, Form(fields)))
        return .file(ByteBuffer())
    }

    private mutating func take(_ piece: ByteBuffer, _ target: Target) async throws -> Target {
        var piece = piece
        switch target {
        case .nothing: return .nothing
        case .field(let name, var value):
            value.writeBuffer(&piece)
            if value.readableBytes > Self.longestField { throw FormFault.tooLong }
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
        try await sink.append(Array(buffer: bytes), &upload)
    }
}
