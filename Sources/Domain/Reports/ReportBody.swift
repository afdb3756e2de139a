/// The text of a report as a document: six sections in the order of the form, with its three tables.
package struct ReportBody {
    package let text: RichText

    package init(_ content: ReportContent) {
        text = RichText(
            ReportSection.allCases.flatMap { section in
                [.heading(RichText.Heading(level: 2, RichText.Inlines(section.heading)))]
                    + RichText(plainText: content.texts[section] ?? "").blocks
                    + Self.table(section, content)
            })
    }

    private static func table(_ section: ReportSection, _ content: ReportContent) -> [RichText.Block] {
        guard let layout = ReportLayout.of(section, content.format),
            let table = RichText.Table(layout.rows.map { $0.map { cell($0, content.tables) } })
        else { return [] }
        return [.table(table)]
    }

    private static func cell(_ place: ReportLayout.Place, _ tables: ReportTables) -> RichText.Cell {
        func words(_ text: String) -> [RichText.Block] { [.paragraph(RichText.Paragraph(RichText.Inlines(text)))] }
        switch place {
        case .columnHead(let text, let columns, let rows):
            return RichText.Cell(words(text), isHeader: true, columnSpan: columns, rowSpan: rows)
        case .rowHead(let text, _): return RichText.Cell(words(text), isHeader: true)
        case .group(let text, _, let columns): return RichText.Cell(words(text), isHeader: true, columnSpan: columns)
        case .figure(let cell, let columns):
            return RichText.Cell(words(tables[cell].map(cell.written) ?? "—"), columnSpan: columns)
        }
    }
}

/// How the document is classified through which a report is published.
package enum ReportDocument {
    package static let genre = "annual-report"
    /// 综合政务、政务公开
    package static let topic = "0201"
    /// What other rules say has to be published (Art 20(15), by Art 49).
    package static let catalogueRow = "20-15"
}
