import CLibXML2

/// What a bucket answers in XML, as a list of the texts in it. Nothing is fetched, and no entity is looked up.
struct BucketXML: Sendable {
    private var texts: [(name: String, text: String)] = []

    /// Nil where it is not XML.
    init?(_ bytes: [UInt8]) {
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let document = bytes.withUnsafeBytes { buffer in
            xmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), nil, nil,
                Int32(bitPattern: options))
        }
        guard let document else { return nil }
        defer { xmlFreeDoc(document) }
        if let root = xmlDocGetRootElement(document) { collect(root) }
    }

    /// Of the elements with a name, in their order.
    func all(_ name: String) -> [String] { texts.filter { $0.name == name }.map(\.text) }

    func first(_ name: String) -> String? { texts.first { $0.name == name }?.text }

    private mutating func collect(_ element: xmlNodePtr) {
        guard let name = element.pointee.name else { return }
        var text = ""
        var next = element.pointee.children
        while let node = next {
            switch node.pointee.type {
            case XML_ELEMENT_NODE: collect(node)
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: text += node.pointee.content.map { String(cString: $0) } ?? ""
            default: break
            }
            next = node.pointee.next
        }
        texts.append((String(cString: name), text))
    }
}
