/// What a sheet may consist of: nothing that a program which prints it would fetch from a disk or a network. Neither
/// WeasyPrint nor pandoc can be told to fetch nothing: the one has no such option, the other's sandbox keeps Debian's from
/// its own files.
enum PlainSheet {
    private static let tags: Set<Substring> = [
        "!doctype", "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "div",
        "h1",
        "h2", "h3", "p", "br", "strong", "span", "ol", "ul", "li", "dl", "dt", "dd", "table", "caption", "colgroup",
        "col", "thead", "tbody", "tfoot", "tr", "th", "td",
    ]
    private static let attributes: Set<Substring> = [
        "lang", "charset", "class", "id", "scope", "colspan", "rowspan", "start", "data-custom-style",
    ]

    /// The first thing in a sheet that is not plain; nil where all is.
    static func firstFetch(in sheet: String) -> String? {
        for piece in sheet.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            let tag = piece.prefix { $0 != ">" }
            if !isPlain(tag) { return "<\(tag.prefix(80))>" }
            if tag.lowercased() == "style" {
                for word in ["url(", "@import", "\\", "image"] where piece.lowercased().contains(word) { return word }
            }
        }
        return nil
    }

    private static func isPlain(_ tag: Substring) -> Bool {
        let name = tag.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }.lowercased()
        guard tags.contains(name[...]) else { return false }
        if name == "!doctype" { return true }
        // Outside quotation marks stand the names of attributes, each with its sign.
        let outside = tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
        return outside.split(whereSeparator: \.isWhitespace).dropFirst().allSatisfy { attribute in
            attribute == "/" || attributes.contains(attribute.prefix { $0 != "=" && $0 != "/" })
        }
    }
}
