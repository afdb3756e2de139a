import CLibXML2

/// Goes through an XML file from its beginning to its end, holding none of it. Nothing is fetched, no entity is unfolded: a
/// file that declares its own kind of document is not read on, for no format of offices needs that.
struct XMLCursor {
    enum Step: Equatable {
        case start(String)
        case end(String)
        case text(String)
    }

    private let reader: OpaquePointer
    private var pendingEnd: String?
    private var isOver = false
    /// False where the file broke off, or was refused.
    private(set) var isSound = true

    private init(_ reader: OpaquePointer) {
        self.reader = reader
    }

    /// - Returns: nil where nothing can be read at all.
    static func read<Value>(_ bytes: [UInt8], _ body: (inout XMLCursor) -> Value) -> Value? {
        bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let options = [XML_PARSE_NONET, XML_PARSE_NOERROR, XML_PARSE_NOWARNING].reduce(0) { $0 | $1.rawValue }
            guard let start, buffer.count < Int32.max,
                let reader = xmlReaderForMemory(start, Int32(buffer.count), nil, nil, Int32(bitPattern: options))
            else { return nil }
            defer { xmlFreeTextReader(reader) }
            // Some faults are written to the terminal whatever the options say.
            xmlTextReaderSetErrorHandler(reader, { _, _, _, _ in }, nil)
            var cursor = XMLCursor(reader)
            return body(&cursor)
        }
    }

    /// Names are without their prefix: which one a file uses is its own affair.
    mutating func next() -> Step? {
        if let name = pendingEnd {
            pendingEnd = nil
            return .end(name)
        }
        while !isOver {
            let result = xmlTextReaderRead(reader)
            guard result == 1 else {
                isSound = result == 0
                break
            }
            switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_ELEMENT.rawValue:
                if xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
                return .start(name)
            case XML_READER_TYPE_END_ELEMENT.rawValue: return .end(name)
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue, XML_READER_TYPE_WHITESPACE.rawValue:
                return .text(xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? "")
            case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
                isSound = false
                isOver = true
            default: continue
            }
        }
        isOver = true
        return nil
    }

    private var name: String { xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? "" }

    /// An attribute of the element that has just begun, by its name without prefix.
    subscript(name: String) -> String? {
        attribute { String(cString: $0) == name && !isRelation }
    }

    /// The name of a relationship, whose attribute is called `id` as others are.
    var relation: String? {
        attribute { _ in isRelation }
    }

    private var isRelation: Bool {
        xmlTextReaderConstNamespaceUri(reader).map { String(cString: $0).hasSuffix("/relationships") } ?? false
    }

    private func attribute(_ isWanted: (UnsafePointer<xmlChar>) -> Bool) -> String? {
        defer { xmlTextReaderMoveToElement(reader) }
        var result = xmlTextReaderMoveToFirstAttribute(reader)
        while result == 1 {
            if let name = xmlTextReaderConstLocalName(reader), isWanted(name) {
                return xmlTextReaderConstValue(reader).map { String(cString: $0) }
            }
            result = xmlTextReaderMoveToNextAttribute(reader)
        }
        return nil
    }

    /// Whether a switch of XML is on: there without a value, or with one that does not say no.
    static func isOn(_ value: String?) -> Bool { value != "0" && value != "false" && value != "off" }

    /// Passes over what stands in the element that has just begun, to behind its end.
    mutating func skip() {
        var depth = 1
        while depth > 0, let step = next() {
            switch step {
            case .start: depth += 1
            case .end: depth -= 1
            case .text: break
            }
        }
    }

    /// The text in the element that has just begun, to behind its end.
    mutating func textInside() -> String {
        var (depth, text) = (1, "")
        while depth > 0, let step = next() {
            switch step {
            case .start: depth += 1
            case .end: depth -= 1
            case .text(let piece): text += piece
            }
        }
        return text
    }
}
