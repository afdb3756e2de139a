/// A tag of a page with the text behind it. Our pages escape `<` and `>` wherever they are not markup, so no more of a
/// parser is needed.
struct Tag: Sendable {
    var name: String
    var attributes: [String: String] = [:]
    /// The text up to the next tag.
    var text = ""

    subscript(name: String) -> String { attributes[name] ?? "" }

    static func all(in page: String) -> [Tag] {
        page.split(separator: "<", omittingEmptySubsequences: false).dropFirst().map { part in
            let halves = part.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
            var tag = Tag(head: halves[0])
            if halves.count == 2 { tag.text = unescaped(halves[1]) }
            return tag
        }
    }

    private init(head: Substring) {
        let end = head.firstIndex { $0.isWhitespace } ?? head.endIndex
        name = head[..<end].lowercased()
        var rest = head[end...].drop { $0.isWhitespace }
        while !rest.isEmpty {
            let mark = rest.firstIndex { $0 == "=" || $0.isWhitespace } ?? rest.endIndex
            let attribute = String(rest[..<mark])
            rest = rest[mark...]
            var value = ""
            if rest.hasPrefix("=\"") {
                let start = rest.index(rest.startIndex, offsetBy: 2)
                let close = rest[start...].firstIndex(of: "\"") ?? rest.endIndex
                value = unescaped(rest[start..<close])
                rest = rest[close...].dropFirst()
            } else {
                rest = rest.drop { !$0.isWhitespace }
            }
            attributes[attribute] = value
            rest = rest.drop { $0.isWhitespace }
        }
    }
}

func unescaped(_ text: some StringProtocol) -> String {
    guard text.contains("&") else { return String(text) }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(String(text)) {
        $0.replacing($1.0, with: $1.1)
    }
}
