import Domain

/// What an element of HTML means to a document. The allow-list: the tags of an element not named here are passed over
/// and its content kept.
enum ElementKind: Equatable {
    case block, preformatted, quote, rule, lineBreak
    case heading(level: Int)
    case list(isOrdered: Bool), item
    case table, caption, rowGroup, row, cell(isHeader: Bool)
    case marks(RichText.Marks), span, link
    /// Dropped with all that is in it, and the writer told.
    case dropped(RichTextNote.Kind)
    /// A single tag, dropped, and the writer told.
    case droppedTag(RichTextNote.Kind)
    /// Content that is no markup, or that no reader sees: dropped up to its end tag.
    case unread, unreadFrame

    init?(_ name: String) {
        guard let kind = ElementKind.byName[name] else { return nil }
        self = kind
    }

    private static let byName: [String: ElementKind] = {
        var kinds: [String: ElementKind] = [
            "pre": .preformatted, "listing": .preformatted, "blockquote": .quote, "hr": .rule, "br": .lineBreak,
            "ul": .list(isOrdered: false), "menu": .list(isOrdered: false), "dir": .list(isOrdered: false),
            "ol": .list(isOrdered: true), "li": .item,
            "table": .table, "caption": .caption, "tr": .row, "td": .cell(isHeader: false), "th": .cell(isHeader: true),
            "thead": .rowGroup, "tbody": .rowGroup, "tfoot": .rowGroup,
            "b": .marks(.strong), "strong": .marks(.strong), "i": .marks(.emphasis), "em": .marks(.emphasis),
            "u": .marks(.underline), "sup": .marks(.superscript), "sub": .marks(.subscript),
            "span": .span, "font": .span, "a": .link, "del": .dropped(.deletions),
            "img": .droppedTag(.images), "image": .droppedTag(.images), "v:imagedata": .droppedTag(.images),
            "embed": .droppedTag(.embedded), "input": .droppedTag(.controls),
            "iframe": .unreadFrame,
        ]
        for name in [
            "p", "div", "center", "address", "article", "aside", "section", "header", "footer", "main", "nav", "hgroup",
            "figure", "figcaption", "form", "fieldset", "legend", "details", "summary", "dl", "dt", "dd",
        ] {
            kinds[name] = .block
        }
        for level in 1...6 { kinds["h\(level)"] = .heading(level: level) }
        for name in ["svg", "math", "object", "applet"] { kinds[name] = .dropped(.embedded) }
        for name in ["button", "select", "datalist"] { kinds[name] = .dropped(.controls) }
        for name in [
            "script", "style", "title", "textarea", "template", "noscript", "noframes", "noembed", "xml",
        ] {
            kinds[name] = .unread
        }
        return kinds
    }()
}
