/// A table of facts. Rows are what they are: a line, a group's name, or the total.
package struct Table: Sendable {
    package struct Column: Sendable {
        package var title: String
        package var isNumeric: Bool
        /// Said before the value where a phone shows the row as a block.
        package var isLabelled: Bool
        /// Names and words of a few characters, which should not break over two lines.
        package var isShort: Bool

        package init(_ title: String, isNumeric: Bool = false, isLabelled: Bool = true, isShort: Bool = false) {
            self.title = title
            self.isNumeric = isNumeric
            self.isLabelled = isLabelled
            self.isShort = isShort
        }

        fileprivate var className: String? { isNumeric ? "num" : isShort ? "short" : nil }
    }

    package enum Row: Sendable {
        case cells([HTML])
        /// The row that the reader came for.
        case marked([HTML])
        case group(String)
    }

    package enum Style: String, Sendable {
        /// A list in columns: on a phone each row becomes a block.
        case stack
        /// Two or three narrow columns: it stays a table on a phone.
        case few
        /// Figures that belong beside one another: on a phone it moves sideways.
        case scroll = "grid-lines"
        case dense = "grid-lines dense"
    }

    package var caption: String?
    /// The unit, or what the figures are of.
    package var captionRemark: String?
    package var columns: [Column]
    /// The column whose cell names the row, counted from 0.
    package var rowHead: Int?
    package var rows: [Row]
    package var total: [HTML]?
    package var style: Style

    package init(
        caption: String? = nil, captionRemark: String? = nil, columns: [Column], rowHead: Int? = 0, rows: [Row],
        total: [HTML]? = nil, style: Style = .stack
    ) {
        self.caption = caption
        self.captionRemark = captionRemark
        self.columns = columns
        self.rowHead = rowHead
        self.rows = rows
        self.total = total
        self.style = style
    }
}

package func table(_ table: Table) -> HTML {
    let heads = table.columns.map { column -> HTML in
        "<th scope=\"col\"\(attribute: "class", column.className)>\(column.title)</th>"
    }
    let foot: HTML? = table.total.map { "<tfoot><tr>\(cells($0, of: table))</tr></tfoot>\n" }
    let whole: HTML = """
        <table class="table \(table.style.rawValue)">
        \(caption(table))<thead><tr>\(heads)</tr></thead>
        <tbody>
        \(table.rows.map { row($0, of: table) })</tbody>
        \(foot)</table>
        """
    switch table.style {
    case .stack, .few: return whole
    case .scroll, .dense: return scrolling(whole, name: table.caption)
    }
}

/// A keyboard can move what it can reach: the region takes the focus and has a name.
private func scrolling(_ table: HTML, name: String?) -> HTML {
    """
    <div class="scroll" role="region"\(attribute: "aria-label", name) tabindex="0">
    \(table)
    </div>
    """
}

private func caption(_ table: Table) -> HTML? {
    let remark: HTML? = table.captionRemark.map { "<small>\($0)</small>" }
    return table.caption.map { "<caption>\($0)\(remark)</caption>\n" }
}

private func row(_ row: Table.Row, of table: Table) -> HTML {
    switch row {
    case .cells(let values): "<tr>\(cells(values, of: table))</tr>\n"
    case .marked(let values): "<tr class=\"now\">\(cells(values, of: table))</tr>\n"
    case .group(let name):
        """
        <tr class="group"><th colspan="\(table.columns.count)" scope="colgroup">\(name)</th></tr>

        """
    }
}

private func cells(_ values: [HTML], of table: Table) -> HTML {
    zip(table.columns, values).enumerated().map { index, cell -> HTML in
        let (column, value) = cell
        let className = column.className
        if index == table.rowHead {
            return "<th scope=\"row\"\(attribute: "class", className)>\(value)</th>"
        }
        let isLabelled = table.style == .stack && column.isLabelled && !value.isEmpty
        return """
            <td\(attribute: "class", className)\(attribute: "data-label", isLabelled ? column.title : nil)>\(value)</td>
            """
    }.joined()
}
