/// The rules that the figures of a report must fulfil (law/02 §2.6): the form prints the first of them, the others follow
/// from what its rows and columns mean.
package enum ReportRule: String, Hashable, Sendable, CaseIterable, Codable {
    /// 新收 and 上年结转 are 总计 and 结转下年度, in every column.
    case balance = "R1"
    /// 总计 is the sum of all outcomes, in every column.
    case outcomes = "R2"
    /// 总计 is the sum of the applicants' classes, in every row.
    case classes = "R3"
    /// 总计 is the sum of the results, in every block of disputes.
    case disputes = "R4"
    /// No figure is below nought, and none has a fraction but money.
    case counts = "R5"
    /// 上年结转 is what the year before carried on.
    case carried = "R6"
    /// What sentences say is what the tables say.
    case sentences = "R7"
    /// The whole is the sum of its units.
    case rollUp = "R8"
    /// In force is what was in force, and what was made, without what was repealed.
    case validity = "W1"
    /// What was pending is decided, or pending still.
    case pending = "W2"
    /// Percentages are those of the figures; disputes come of requests.
    case ratios = "W3"
    /// A request that ended for want of payment had been asked for payment.
    case fees = "W4"
    /// The text is not last year's, or a neighbour's.
    case likeness = "W5"
    /// Published within the term, under the uniform title.
    case publication = "W6"

    package var isHard: Bool { rawValue.hasPrefix("R") }
}

/// A total that is the sum of its parts.
package struct ReportIdentity: Hashable, Sendable {
    package var rule: ReportRule
    package var total: ReportCell
    package var parts: [ReportCell]

    /// Those of R2, R3 and R4, in an order in which each total can be computed from totals that were before it.
    package static func sums(_ format: ReportFormat) -> [ReportIdentity] {
        let leaves = ReportRow.leaves(format)
        let outcomes = ReportColumn.allCases.map { column in
            ReportIdentity(
                rule: .outcomes, total: .request(.ended, column), parts: leaves.map { .request($0, column) })
        }
        let classes = ReportRow.all(format).map { row in
            ReportIdentity(
                rule: .classes, total: .request(row, .total),
                parts: ApplicantClass.allCases.map { .request(row, .of($0)) })
        }
        let disputes = Dispute.Block.allCases.map { block in
            ReportIdentity(
                rule: .disputes, total: .dispute(block, .total),
                parts: Dispute.Standing.allCases.map { .dispute(block, .of($0)) })
        }
        return outcomes + classes + disputes
    }
}
