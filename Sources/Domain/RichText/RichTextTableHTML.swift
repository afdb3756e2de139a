extension RichTextWriter {
    mutating func write(_ table: RichText.Table) {
        guard let tableName, !isInTable else { return writeBare(table) }
        isInTable = true
        defer { isInTable = false }
        let name = table.caption.isEmpty ? tableName : table.caption.text
        let region = [("class", "scroll"), ("role", "region"), ("aria-label", name), ("tabindex", "0")]
        element("div", region) { $0.writeBare(table) }
    }

    private mutating func writeBare(_ table: RichText.Table) {
        element("table", tableName == nil ? [] : [("class", "table grid-lines")]) { writer in
            if !table.caption.isEmpty { writer.element("caption") { $0.write(table.caption) } }
            let head = table.headRows
            if head > 0 { writer.element("thead") { $0.write(table.rows.prefix(head), scope: { _ in "col" }) } }
            writer.element("tbody") {
                $0.write(table.rows.dropFirst(head), scope: { $0 == 0 ? "col" : "row" })
            }
        }
    }

    /// - Parameter scope: of a header in the row with this number in the table.
    private mutating func write(_ rows: ArraySlice<[RichText.Cell]>, scope: (Int) -> String) {
        for index in rows.indices {
            element("tr") { writer in
                for cell in rows[index] { writer.write(cell, scope: scope(index)) }
            }
        }
    }

    private mutating func write(_ cell: RichText.Cell, scope: String) {
        var attributes: [(name: String, value: String)] = cell.isHeader ? [("scope", scope)] : []
        if cell.columnSpan > 1 { attributes.append(("colspan", String(cell.columnSpan))) }
        if cell.rowSpan > 1 { attributes.append(("rowspan", String(cell.rowSpan))) }
        if tableName != nil, cell.isFigure { attributes.append(("class", "num")) }
        element(cell.isHeader ? "th" : "td", attributes) { $0.writeTight(cell.blocks) }
    }
}

extension RichText.Cell {
    /// A number as tables have it: `36,000`, `-1.5%`.
    fileprivate var isFigure: Bool {
        guard !isHeader, blocks.count == 1, case .paragraph(let paragraph) = blocks[0] else { return false }
        let text = paragraph.text.text
        return text.contains(where: \.isASCIIDigit) && text.allSatisfy { $0.isASCIIDigit || "+-−.,%‰".contains($0) }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
