import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What a feed reader gets out of a feed: every element's text, by name, in order.
final class XMLCheck: NSObject, XMLParserDelegate {
    private(set) var texts: [String: [String]] = [:]
    private var text = ""

    /// Nil where it is not well-formed.
    static func read(_ bytes: [UInt8]) -> [String: [String]]? {
        let check = XMLCheck()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = check
        return parser.parse() ? check.texts : nil
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        texts[name, default: []].append(text)
        text = ""
    }
}
