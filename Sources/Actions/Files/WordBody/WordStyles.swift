import Domain

/// Where a paragraph of a .docx stands, as far as it says.
struct WordLayout {
    /// From 0, as Word counts.
    private(set) var outline: Int?
    /// The list by which it is numbered; 0 for none.
    private(set) var list: Int?
    private(set) var level: Int?
    private(set) var alignment: String?
    private(set) var isShaded: Bool?

    /// Takes an element of `w:pPr`.
    mutating func take(_ name: String, _ cursor: XMLCursor) {
        let value = cursor["val"]
        switch name {
        case "outlineLvl": outline = value.flatMap { Int($0) }
        case "numId": list = value.flatMap { Int($0) }
        case "ilvl": level = value.flatMap { Int($0) }
        case "jc": alignment = value
        case "shd": isShaded = cursor.isColoured
        default: break
        }
    }

    func over(_ base: WordLayout) -> WordLayout {
        var layout = self
        layout.outline = outline ?? base.outline
        layout.level = level ?? (list == nil ? base.level : nil)
        layout.list = list ?? base.list
        layout.alignment = alignment ?? base.alignment
        layout.isShaded = isShaded ?? base.isShaded
        return layout
    }
}

/// The styles of a .docx by their identifiers.
struct WordStyles {
    struct Style {
        /// In small letters, the same in Word of every language, such as `heading 1`.
        var name = ""
        var base: String?
        var layout = WordLayout()
        var format = WordFormat()
    }

    private var styles: [String: Style] = [:]
    private var usual: String?
    private var defaults = WordFormat()

    private static let most = 10_000
    private static let deepest = 20

    /// Of a paragraph.
    func style(_ id: String?) -> Style {
        var style = resolved(id ?? usual ?? "", Self.deepest)
        style.format = style.format.over(defaults)
        return style
    }

    /// Of letters, without what stands for all.
    func letters(_ id: String) -> WordFormat { resolved(id, Self.deepest).format }

    private func resolved(_ id: String, _ depth: Int) -> Style {
        guard var style = styles[id] else { return Style() }
        guard depth > 0, let base = style.base else { return style }
        let below = resolved(base, depth - 1)
        style.layout = style.layout.over(below.layout)
        style.format = style.format.over(below.format)
        return style
    }

    mutating func read(_ cursor: inout XMLCursor) {
        var open: (id: String, style: Style)?
        while let step = cursor.next() {
            switch step {
            // Those of parts of tables.
            case .start("tblStylePr"), .start("latentStyles"), .start("rPrChange"), .start("pPrChange"): cursor.skip()
            case .start("style"):
                let id = cursor["styleId"] ?? ""
                if cursor["type"] == "paragraph", ["1", "true", "on"].contains(cursor["default"]) { usual = id }
                open = (id, Style())
            case .end("style"):
                if let open, styles.count < Self.most { styles[open.id] = open.style }
                open = nil
            case .start("name"): open?.style.name = (cursor["val"] ?? "").lowercased()
            case .start("basedOn"): open?.style.base = cursor["val"]
            case .start(let name):
                if open == nil {
                    defaults.take(name, cursor)
                } else {
                    open?.style.layout.take(name, cursor)
                    open?.style.format.take(name, cursor)
                }
            case .end, .text: break
            }
        }
    }
}
