/// A table of the form as it is laid out: what stands in each place, and which places are heads.
package struct ReportLayout: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        /// The head of columns, or of several.
        case columnHead(String, columns: Int, rows: Int)
        /// The head of a row.
        case rowHead(String, level: Int)
        /// A head of the rows below it, as wide as the table.
        case group(String, level: Int, columns: Int)
        case figure(ReportCell, columns: Int)
    }

    package var section: ReportSection
    package var rows: [[Place]]
    package var headRows: Int

    /// The table of a section; nil of those that are written.
    package static func of(_ section: ReportSection, _ format: ReportFormat) -> ReportLayout? {
        switch section {
        case .disclosure: disclosures(format)
        case .requests: requests(format)
        case .disputes: disputes
        case .overview, .problems, .otherMatters: nil
        }
    }

    /// One table with a block for each item of Art 20; where a block has fewer columns, its last one is wider.
    private static func disclosures(_ format: ReportFormat) -> ReportLayout {
        let items = DisclosureItem.all(format)
        let width = items.map { $0.measures(format).count }.max() ?? 0
        let rows = items.enumerated().flatMap { index, item -> [[Place]] in
            let measures = item.measures(format)
            func columns(_ position: Int) -> Int { position == measures.count - 1 ? width - position : 1 }
            let cells = measures.enumerated().map { Place.figure(.disclosure(item, $1), columns: columns($0)) }
            let row = [Place.rowHead(item.label(format), level: 0)] + cells
            guard index == 0 || items[index - 1].article != item.article else { return [row] }
            let heads = measures.enumerated().map {
                Place.columnHead($1.label(format, of: item), columns: columns($0), rows: 1)
            }
            return [
                [.group(item.articleLabel, level: 0, columns: width + 1)],
                [.columnHead("信息内容", columns: 1, rows: 1)] + heads, row,
            ]
        }
        return ReportLayout(section: .disclosure, rows: rows, headRows: 0)
    }

    private static func requests(_ format: ReportFormat) -> ReportLayout {
        let classes = ApplicantClass.allCases.filter(\.isOrganisation)
        let corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
        let heads: [[Place]] = [
            [
                .columnHead(corner, columns: 1, rows: 3),
                .columnHead("申请人情况", columns: ReportColumn.allCases.count, rows: 1),
            ],
            [
                .columnHead(ReportColumn.of(.citizen).label, columns: 1, rows: 2),
                .columnHead("法人或其他组织", columns: classes.count, rows: 1),
                .columnHead(ReportColumn.total.label, columns: 1, rows: 2),
            ],
            classes.map { .columnHead(ReportColumn.of($0).label, columns: 1, rows: 1) },
        ]
        var rows = heads
        var group: RequestOutcome.Group?
        for row in ReportRow.all(format) {
            if case .outcome(.granted) = row { rows.append([.group(ReportRow.resultsLabel, level: 0, columns: 8)]) }
            if case .outcome(let outcome) = row, row.level == 2, outcome.group != group {
                group = outcome.group
                rows.append([.group(outcome.group.reportLabel, level: 1, columns: 8)])
            }
            rows.append(
                [.rowHead(row.label, level: row.level)]
                    + ReportColumn.allCases.map { .figure(.request(row, $0), columns: 1) })
        }
        return ReportLayout(section: .requests, rows: rows, headRows: heads.count)
    }

    private static let disputes: ReportLayout = {
        let head =
            [Place.columnHead("类型", columns: 1, rows: 1)]
            + DisputeColumn.allCases.map { .columnHead($0.label, columns: 1, rows: 1) }
        let body = Dispute.Block.allCases.map { block in
            let name = block == .reconsideration ? block.reportLabel : "行政诉讼：\(block.reportLabel)"
            return [Place.rowHead(name, level: 0)]
                + DisputeColumn.allCases.map { .figure(.dispute(block, $0), columns: 1) }
        }
        return ReportLayout(section: .disputes, rows: [head] + body, headRows: 1)
    }()
}

extension ReportRow {
    /// How deep it stands: 一、 at 0, （一） at 1, 1. at 2.
    fileprivate var level: Int {
        switch self {
        case .received, .carriedIn, .carriedOut: 0
        case .ended, .group: 1
        case .outcome(let outcome): outcome.group == .granted || outcome.group == .partlyGranted ? 1 : 2
        }
    }
}
