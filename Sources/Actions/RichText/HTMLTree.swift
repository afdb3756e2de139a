import CLibXML2
import Domain

/// The tree that libxml2 makes of markup. Nodes live as long as the closure that is given the root.
enum HTMLTree {
    /// Nil where the markup nests deeper than libxml2 follows: it then drops the rest.
    static func withRoot<Value>(of markup: [UInt8], _ body: (HTMLNode) -> Value) -> Value? {
        guard let context = htmlNewParserCtxt() else { return nil }
        defer { htmlFreeParserCtxt(context) }
        let document = markup.withUnsafeBytes { buffer in
            htmlCtxtReadMemory(
                context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8",
                options)
        }
        defer { xmlFreeDoc(document) }
        if context.pointee.disableSAX != 0 { return nil }
        return body(HTMLNode(document.flatMap { xmlDocGetRootElement($0) }))
    }

    private static var options: Int32 {
        let options = [
            HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_IGNORE_ENC,
        ]
        return Int32(bitPattern: options.reduce(0) { $0 | $1.rawValue })
    }
}

struct HTMLNode {
    private let pointer: xmlNodePtr?

    /// Nil stands for the root of an empty document.
    fileprivate init(_ pointer: xmlNodePtr?) {
        self.pointer = pointer
    }

    enum Content {
        case text(String)
        case element(ElementKind)
        case other
    }

    var content: Content {
        guard let node = pointer?.pointee else { return .other }
        switch node.type {
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: return .text(node.content.map { String(cString: $0) } ?? "")
        case XML_ELEMENT_NODE:
            guard let name = node.name, let kind = ElementKind(String(cString: name)) else { return .other }
            return .element(kind)
        default: return .other
        }
    }

    /// Of an element: `td`, in small letters.
    var name: String? {
        guard let node = pointer?.pointee, node.type == XML_ELEMENT_NODE else { return nil }
        return node.name.map { String(cString: $0) }
    }

    var kind: ElementKind? {
        if case .element(let kind) = content { kind } else { nil }
    }

    var isBlankText: Bool {
        if case .text(let text) = content { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) } else { false }
    }

    /// Whether a reader would find a word in it.
    var hasWords: Bool {
        switch content {
        case .text(let text): !RichText.Inlines(text).isEmpty
        case .element(.dropped): false
        case .element, .other: children.contains { $0.hasWords }
        }
    }

    var children: some Sequence<HTMLNode> {
        sequence(first: pointer?.pointee.children) { $0?.pointee.next }.lazy.prefix { $0 != nil }.map(HTMLNode.init)
    }

    subscript(attribute name: String) -> String? {
        var attribute = pointer?.pointee.properties
        while let current = attribute {
            if String(cString: current.pointee.name) == name {
                return current.pointee.children?.pointee.content.map { String(cString: $0) }
            }
            attribute = current.pointee.next
        }
        return nil
    }
}
