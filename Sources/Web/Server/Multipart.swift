import Domain
import NIOCore

/// The parts of a body of `multipart/form-data` (RFC 7578), as browsers send it.
struct Multipart: Sendable {
    struct Part: Sendable {
        var name: String
        /// Nil for a field that is text; empty where no file was chosen.
        var fileName: String?
        var content = ByteBuffer()
    }

    private(set) var parts: [Part] = []

    /// - Parameter contentType: of the whole body, with the boundary.
    init(_ body: ByteBuffer, contentType: String) throws(FormFault) {
        var parser = try MultipartParser(contentType: contentType)
        parser.take(body)
        parser.finish()
        while true {
            switch try parser.next() {
            case .head(let head):
                if parts.count == Form.mostFields { throw .tooLong }
                parts.append(try Part(head))
            case .content(var piece): parts[parts.count - 1].content.writeBuffer(&piece)
            case .endOfPart: break
            case .end: return
            case .more: throw .malformed
            }
        }
    }

    static func isMultipart(_ contentType: String) -> Bool {
        HeaderValue(contentType)?.token == "multipart/form-data"
    }
}

extension Multipart.Part {
    /// - Parameter head: the fields before its content.
    init(_ head: [(name: String, value: String)]) throws(FormFault) {
        let dispositions = head.filter { $0.name == "content-disposition" }
        guard dispositions.count == 1, let value = HeaderValue(dispositions[0].value), value.token == "form-data",
            let name = value["name"]
        else { throw .malformed }
        // RFC 7578, section 4.7: no browser encodes what it sends.
        let encodings = head.filter { $0.name == "content-transfer-encoding" }.map { $0.value.lowercased() }
        guard encodings.allSatisfy({ ["7bit", "8bit", "binary"].contains($0) }) else { throw .malformed }
        var fileName = value["filename"].map(Self.unescaped)
        if let extended = value["filename*"] {
            guard let decoded = Self.decoded(extended) else { throw .malformed }
            fileName = decoded
        }
        self.init(name: Self.unescaped(name), fileName: fileName)
    }

    /// What HTML makes of a quotation mark and of a line end in a name, and nothing else.
    private static func unescaped(_ text: String) -> String {
        text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }

    /// RFC 8187: `UTF-8''%E9%99%84.pdf`.
    private static func decoded(_ text: String) -> String? {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        return percentDecoded(parts[2].utf8, plusIsSpace: false)
    }
}
