import Actions
import Domain
import Web

/// A report for who reads it at a terminal: the main figures of its tables, then what is missing and what the checks found.
struct ReportSummaryLines {
    let figures: [String]
    let remarks: [String]

    init(_ report: BuiltReport) {
        let content = report.content
        figures =
            [content.title] + Self.disclosures(content) + Self.requests(content) + Self.disputes(content)
            + Self.fees(content)
        remarks = Self.missing(report) + Self.findings(report.verdict)
    }

    private static func disclosures(_ content: ReportContent) -> [String] {
        let format = content.format
        let lines = DisclosureItem.all(format).map { item in
            let parts = item.measures(format).map { measure in
                "\(measure.label(format, of: item)) \(written(.disclosure(item, measure), content))"
            }
            return "  \(item.label(format))：\(parts.joined(separator: "，"))"
        }
        return [ReportSection.disclosure.heading] + lines
    }

    /// The totals of the rows; of the outcomes those that there were.
    private static func requests(_ content: ReportContent) -> [String] {
        let lines = ReportRow.all(content.format).compactMap { row -> String? in
            let cell = ReportCell.request(row, .total)
            switch row {
            case .received, .carriedIn, .ended, .carriedOut: return "  \(row.label)：\(written(cell, content))"
            case .outcome, .group: return content.tables[cell] == 0 ? nil : "    \(row.label)：\(written(cell, content))"
            }
        }
        return [ReportSection.requests.heading] + lines
    }

    private static func disputes(_ content: ReportContent) -> [String] {
        let lines = Dispute.Block.allCases.map { block in
            let parts = DisputeColumn.allCases.map { "\($0.label) \(written(.dispute(block, $0), content))" }
            return "  \(block.reportLabel)：\(parts.joined(separator: "，"))"
        }
        return [ReportSection.disputes.heading] + lines
    }

    private static func fees(_ content: ReportContent) -> [String] {
        let parts = FeeItem.allCases.map { "\($0.label) \(written(.fee($0), content))" }
        return ["信息处理费", "  \(parts.joined(separator: "，"))"]
    }

    private static func written(_ cell: ReportCell, _ content: ReportContent) -> String {
        content.tables[cell].map(cell.written) ?? "未填"
    }

    private static func missing(_ report: BuiltReport) -> [String] {
        let cells = report.content.tables.missing(report.content.format)
        let sections = ReportSection.written.filter { (report.content.texts[$0] ?? "").isEmpty }
        return cells.map { "没有填 \(name(of: $0))" } + sections.map { "没有写 \($0.heading)" }
            + report.missing.map { "没有备案 \($0.name)的报告" }
    }

    private static func findings(_ verdict: ReportVerdict) -> [String] {
        verdict.findings.map { finding in
            "\(name(of: finding.severity)) \(finding.rule.rawValue) \(name(of: finding.rule))：\(sentence(for: finding))"
        }
    }
}
