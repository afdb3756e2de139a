import Domain

/// Reads a page into lines and tables, as they follow one another.
enum ReportHTML {
    /// Nil where the markup nests too deep.
    static func source(_ markup: [UInt8]) -> ReportSource? {
        HTMLTree.withRoot(of: markup) { root in
            var page = ReportPage()
            page.visit(root)
            page.endLine()
            return page.source
        }
    }
}

private struct ReportPage {
    private(set) var source = ReportSource(items: [])
    private var line = ""

    private static let unread: Set<String> = [
        "script", "style", "noscript", "template", "select", "textarea", "button",
    ]
    private static let inline: Set<String> = [
        "a", "span", "font", "b", "strong", "i", "em", "u", "sup", "sub", "small", "big", "label", "ins", "mark", "o:p",
    ]
    /// A cell with more is a part of the page, and the table its frame.
    private static let longestCell = 400

    mutating func visit(_ node: HTMLNode) {
        if case .text(let text) = node.content {
            line += SourceText.unwrapped(text)
            return
        }
        guard let name = node.name, !Self.unread.contains(name) else { return }
        switch name {
        case "title": readTitle(text(of: node))
        case "meta": readMeta(node)
        case "img", "image", "svg", "canvas", "object", "embed":
            endLine()
            source.items.append(.picture)
        case "table":
            endLine()
            if let grid = grid(of: node) { source.items.append(.table(grid)) } else { visitChildren(of: node) }
            endLine()
        default:
            let isBlock = !Self.inline.contains(name)
            if isBlock { endLine() }
            visitChildren(of: node)
            if isBlock { endLine() }
        }
    }

    private mutating func visitChildren(of node: HTMLNode) {
        for child in node.children { visit(child) }
    }

    mutating func endLine() {
        if line.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) { source.items.append(.line(line)) }
        line = ""
    }

    private mutating func readTitle(_ title: String) {
        // 某县2024年政府信息公开工作年度报告-某县人民政府
        let part = title.split { "-_|—".contains($0) }.first { $0.contains("政府信息公开") }
        if source.title.isEmpty { source.title = part.map(String.init) ?? "" }
    }

    /// The names of 《政府网站网页标签规范》, whatever their case.
    private mutating func readMeta(_ node: HTMLNode) {
        guard let name = node[attribute: "name"]?.lowercased(), let content = node[attribute: "content"] else { return }
        switch name {
        case "pubdate": source.publishedOn = Day(iso: String(content.prefix(10)))
        case "articletitle": source.title = content
        default: break
        }
    }

    // MARK: tables

    /// Nil of a table that holds another one, or the page.
    private func grid(of table: HTMLNode) -> ReportGrid? {
        var rows: [[ReportGrid.Cell]] = []
        guard collect(&rows, in: table), !rows.isEmpty else { return nil }
        let isFrame =
            rows.allSatisfy { $0.count <= 1 } || rows.contains { $0.contains { $0.text.count > Self.longestCell } }
        return isFrame ? nil : ReportGrid(rows)
    }

    private func collect(_ rows: inout [[ReportGrid.Cell]], in node: HTMLNode) -> Bool {
        for child in node.children {
            switch child.name {
            case "tr":
                var cells: [ReportGrid.Cell] = []
                for cell in child.children where cell.name == "td" || cell.name == "th" {
                    if holdsTable(cell) { return false }
                    cells.append(
                        ReportGrid.Cell(
                            text(of: cell), columns: Self.span(cell[attribute: "colspan"]),
                            rows: Self.span(cell[attribute: "rowspan"])))
                }
                rows.append(cells)
            case "thead", "tbody", "tfoot": if !collect(&rows, in: child) { return false }
            default: break
            }
        }
        return true
    }

    private func holdsTable(_ node: HTMLNode) -> Bool {
        node.children.contains { $0.name == "table" || holdsTable($0) }
    }

    private static func span(_ words: String?) -> Int {
        let digits = (words ?? "1").filter { !$0.isWhitespace }
        return min(max(Int(digits) ?? 1, 1), 1000)
    }

    /// The words of an element; what is a line of its own stays one.
    private func text(of node: HTMLNode) -> String {
        if case .text(let text) = node.content { return SourceText.unwrapped(text) }
        guard let name = node.name, !Self.unread.contains(name) else { return "" }
        let words = node.children.map { text(of: $0) }.joined()
        return Self.inline.contains(name) || name == "td" || name == "th" || name == "title" ? words : "\n\(words)\n"
    }
}
