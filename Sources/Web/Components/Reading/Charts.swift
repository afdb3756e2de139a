/// A figure of a chart, with what it is of.
package struct ChartValue: Sendable {
    package var label: String
    package var value: Int

    package init(_ label: String, _ value: Int) {
        self.label = label
        self.value = value
    }
}

/// A chart with its figures in a table beside it: who cannot see the picture reads the table.
package struct Chart: Sendable {
    package enum Kind: Sendable {
        /// One bar for each value, one below the other.
        case bars
        /// Parts of a whole, side by side.
        case shares
        /// Values in the order of time.
        case line
    }

    package var title: String
    /// 件
    package var unit: String
    /// What the first column of the table is called.
    package var head: String
    package var values: [ChartValue]
    package var kind: Kind

    package init(_ kind: Kind, _ title: String, unit: String, head: String, _ values: [ChartValue]) {
        self.kind = kind
        self.title = title
        self.unit = unit
        self.head = head
        self.values = values
    }
}

package func chart(_ chart: Chart, id: String) -> HTML {
    let told = chart.values.map { "\($0.label)\($0.value)\(chart.unit)" }.joined(separator: "，")
    let picture =
        switch chart.kind {
        case .bars: bars(chart.values)
        case .shares: shares(chart.values)
        case .line: line(chart.values)
        }
    let height =
        switch chart.kind {
        case .bars: chart.values.count * Measure.row + Measure.gap
        case .shares: Measure.shareHeight
        case .line: Measure.lineHeight
        }
    return """
        <figure class="chart">
        <figcaption>\(chart.title)</figcaption>
        <svg viewBox="0 0 \(Measure.width) \(height)" role="img" aria-labelledby="\(id)"><title id="\(id)">\
        \(chart.title)：\(told)</title>\(picture)</svg>
        \(chartTable(chart))
        </figure>
        """
}

private enum Measure {
    static let width = 460
    static let row = 30
    static let gap = 4
    static let barLeft = 112
    static let barRoom = 280
    static let shareHeight = 76
    static let lineHeight = 230
    static let lineLeft = 40
    static let lineRight = 436
    static let lineTop = 26
    static let lineBottom = 198
}

private func chartTable(_ chart: Chart) -> HTML {
    let total = chart.values.map(\.value).reduce(0, +)
    var columns = [Table.Column(chart.head), Table.Column(chart.unit, isNumeric: true)]
    if chart.kind == .shares { columns.append(Table.Column("占比", isNumeric: true)) }
    let rows = chart.values.enumerated().map { index, value in
        let swatch: HTML? = chart.kind == .shares ? swatch(index) : nil
        var cells: [HTML] = ["\(swatch)\(value.label)", HTML(grouped(value.value))]
        if chart.kind == .shares { cells.append(HTML(percent(value.value, of: total))) }
        return Table.Row.cells(cells)
    }
    return table(Table(caption: chart.title, columns: columns, rows: rows, style: .few))
}

private func swatch(_ index: Int) -> HTML {
    "<svg class=\"swatch\" viewBox=\"0 0 8 8\" aria-hidden=\"true\"><rect class=\"f\(index % 6 + 1)\" width=\"8\" height=\"8\"/></svg>"
}

/// 42.1%
private func percent(_ part: Int, of total: Int) -> String {
    guard total > 0 else { return "—" }
    let tenths = (part * 1000 + total / 2) / total
    return "\(tenths / 10).\(tenths % 10)%"
}

private func bars(_ values: [ChartValue]) -> HTML {
    let most = max(values.map(\.value).max() ?? 0, 1)
    let height = values.count * Measure.row + Measure.gap
    let axis: HTML =
        "<line class=\"axis\" x1=\"\(Measure.barLeft)\" x2=\"\(Measure.barLeft)\" y1=\"0\" y2=\"\(height)\"/>"
    return values.enumerated().map { index, value -> HTML in
        let (top, width) = (index * Measure.row, value.value * Measure.barRoom / most)
        return """
            <text x="\(Measure.barLeft - 8)" y="\(top + 20)" text-anchor="end">\(value.label)</text>\
            <rect class="f2" x="\(Measure.barLeft)" y="\(top + 6)" width="\(width)" height="20"/>\
            <text x="\(Measure.barLeft + width + 6)" y="\(top + 21)">\(grouped(value.value))</text>
            """
    }.reduce(axis, +)
}

/// Parts that are wide enough carry their name; the table names them all.
private func shares(_ values: [ChartValue]) -> HTML {
    let total = max(values.map(\.value).reduce(0, +), 1)
    var left = 0
    return values.enumerated().map { index, value -> HTML in
        let right = left + value.value * Measure.width / total
        defer { left = right }
        let width = max(right - left - 2, 0)
        let label: HTML? = width < 70 ? nil : "<text x=\"\(left + 2)\" y=\"64\">\(value.label)</text>"
        return "<rect class=\"f\(index % 6 + 1)\" x=\"\(left)\" y=\"0\" width=\"\(width)\" height=\"44\"/>\(label)"
    }.joined()
}

private func line(_ values: [ChartValue]) -> HTML {
    let most = max(values.map(\.value).max() ?? 0, 1)
    let step = values.count > 1 ? (Measure.lineRight - Measure.lineLeft) / (values.count - 1) : 0
    let places = values.enumerated().map { index, value in
        (
            x: Measure.lineLeft + index * step,
            y: Measure.lineBottom - value.value * (Measure.lineBottom - Measure.lineTop) / most
        )
    }
    let points = places.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    let frame: HTML = """
        <line class="axis" x1="\(Measure.lineLeft)" x2="\(Measure.lineRight)" y1="\(Measure.lineBottom)" \
        y2="\(Measure.lineBottom)"/><polyline class="line" points="\(points)"/>
        """
    return zip(values, places).map { value, place -> HTML in
        """
        <circle class="dot" cx="\(place.x)" cy="\(place.y)" r="4"/>\
        <text x="\(place.x)" y="\(place.y - 11)" text-anchor="middle">\(grouped(value.value))</text>\
        <text class="soft" x="\(place.x)" y="220" text-anchor="middle">\(value.label)</text>
        """
    }.reduce(frame, +)
}
