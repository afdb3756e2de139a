import Domain

/// Goes through a page: its blocks as paragraphs, its tables, its scripts, what it hides.
struct WebPageText {
    private var paragraphs = 0
    private var tables = 0
    private var text = ""

    private static let blocks: Set<String> = [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article", "header", "footer",
        "body",
        "blockquote", "pre", "title", "dt", "dd", "form", "main", "figure", "figcaption", "br", "hr",
    ]
    private static let widest = 64

    mutating func read(_ root: HTMLNode, _ draft: inout ReadingDraft) {
        visit(root, &draft)
        endParagraph(&draft)
    }

    private mutating func visit(_ node: HTMLNode, _ draft: inout ReadingDraft) {
        if draft.isFull { return }
        if case .text(let words) = node.content {
            text += words
            return
        }
        guard let name = node.name else { return }
        switch name {
        case "script", "object", "embed", "iframe":
            draft.find(.script, at: .paragraph(max(1, paragraphs)), excerpt: node[attribute: "src"] ?? words(of: node))
            return
        case "style": return
        case "table":
            endParagraph(&draft)
            readTable(node, &draft)
            return
        default: break
        }
        if isHidden(node) {
            let words = words(of: node)
            if !words.trimmed.isEmpty {
                draft.find(.hiddenText, at: .paragraph(max(1, paragraphs)), match: words, excerpt: words)
            }
        }
        let isBlock = Self.blocks.contains(name)
        if isBlock { endParagraph(&draft) }
        for child in node.children { visit(child, &draft) }
        if isBlock { endParagraph(&draft) }
    }

    private func isHidden(_ node: HTMLNode) -> Bool {
        let style = (node[attribute: "style"] ?? "").lowercased().filter { !$0.isWhitespace }
        return node[attribute: "hidden"] != nil || style.contains("display:none") || style.contains("visibility:hidden")
            || style.contains("font-size:0")
    }

    private func words(of node: HTMLNode) -> String {
        if case .text(let words) = node.content { return words }
        return node.children.map { words(of: $0) }.joined()
    }

    private mutating func readTable(_ table: HTMLNode, _ draft: inout ReadingDraft) {
        tables += 1
        var rows: [[String]] = []
        for row in Self.rows(of: table) {
            var cells: [String] = []
            for cell in row.children where cell.name == "td" || cell.name == "th" {
                let span = max(1, min(cell[attribute: "colspan"].flatMap { Int($0) } ?? 1, Self.widest))
                cells += [words(of: cell).trimmed] + [String](repeating: "", count: span - 1)
            }
            rows.append(Array(cells.prefix(Self.widest)))
        }
        for start in stride(from: 0, to: rows.count, by: 500) {
            let piece = Array(rows[start..<min(start + 500, rows.count)])
            draft.add(PassageTable(.table(tables), rows: piece.padded, firstRow: start + 1))
        }
    }

    private static func rows(of node: HTMLNode) -> [HTMLNode] {
        node.children.flatMap { child -> [HTMLNode] in
            switch child.name {
            case "tr": [child]
            case "thead", "tbody", "tfoot": rows(of: child)
            default: []
            }
        }
    }

    private mutating func endParagraph(_ draft: inout ReadingDraft) {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        text = ""
        if words.isEmpty { return }
        paragraphs += 1
        draft.add(words, at: .paragraph(paragraphs))
    }
}
