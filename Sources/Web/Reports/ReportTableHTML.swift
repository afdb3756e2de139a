import Domain

/// A table of the form with its heads as heads, so that a reader who cannot see it knows of what each figure is.
/// - Parameter figure: what stands in a place; a desk page makes it a link to the records behind.
func reportTable(_ section: ReportSection, _ format: ReportFormat, figure: (ReportCell) -> HTML) -> HTML {
    guard let layout = ReportLayout.of(section, format) else { return "" }
    let rows = layout.rows.map { "<tr\(rowClass($0))>\($0.map { place($0, figure) })</tr>\n" as HTML }
    let head: HTML? =
        layout.headRows > 0 ? "<thead>\n\(rows.prefix(layout.headRows).joined())</thead>\n" : nil
    let wide = section == .requests ? " wide" : ""
    return """
        <div class="scroll" role="region" aria-label="\(section.title)" tabindex="0">
        <table class="table grid-lines dense\(wide)">
        <caption><span class="hidden">\(section.title)，</span>\(section == .disclosure ? "除收费金额外，" : "")单位：件</caption>
        \(head)<tbody>
        \(rows.dropFirst(layout.headRows).joined())</tbody>
        </table>
        </div>
        """
}

/// As it is printed, with thousands apart.
func reportFigure(_ cell: ReportCell, _ tables: ReportTables, missing: String = "未填") -> HTML {
    guard let value = tables[cell] else { return "<span class=\"soft\">\(missing)</span>" }
    return HTML(cell.isMoney ? cell.written(value) : grouped(value))
}

private func rowClass(_ row: [ReportLayout.Place]) -> HTML? {
    switch row.first {
    case .group: " class=\"group\""
    case .rowHead where row.contains { $0.isOf(.ended) }: " class=\"total\""
    case .rowHead, .columnHead, .figure, nil: nil
    }
}

extension ReportLayout.Place {
    fileprivate func isOf(_ row: ReportRow) -> Bool {
        if case .figure(.request(row, _), _) = self { true } else { false }
    }
}

private func place(_ place: ReportLayout.Place, _ figure: (ReportCell) -> HTML) -> HTML {
    func span(_ name: StaticString, _ count: Int) -> HTML? {
        count > 1 ? " \(HTML(stringLiteral: name))=\"\(count)\"" : nil
    }
    switch place {
    case .columnHead(let text, let columns, let rows):
        return """
            <th scope="\(columns > 1 ? "colgroup" : "col")"\(span("colspan", columns))\(span("rowspan", rows))\
            \(attribute: "class", rows > 2 ? "corner" : nil)>\(text)</th>
            """
    case .rowHead(let text, let level):
        return "<th scope=\"row\"\(attribute: "class", level > 0 ? "in\(level)" : nil)>\(text)</th>"
    case .group(let text, let level, let columns):
        return """
            <th scope="colgroup" colspan="\(columns)"\(attribute: "class", level > 0 ? "in\(level)" : nil)>\(text)</th>
            """
    case .figure(let cell, let columns): return "<td class=\"num\"\(span("colspan", columns))>\(figure(cell))</td>"
    }
}
