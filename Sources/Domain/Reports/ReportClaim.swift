/// What a sentence of a report says of a figure.
package struct ReportClaim: Hashable, Sendable {
    package var figure: ReportFigure
    /// A count, or fen where the figure is money.
    package var value: Int
    /// The words it stands in.
    package var excerpt: String
    /// Whether the words can mean nothing else: 新收 can not, 受理 may count what was carried over, too.
    package var isCertain: Bool

    package init(_ figure: ReportFigure, _ value: Int, excerpt: String, isCertain: Bool = true) {
        self.figure = figure
        self.value = value
        self.excerpt = excerpt
        self.isCertain = isCertain
    }
}

/// A share that a sentence gives beside a figure: 占总数27.8%.
package struct ReportShare: Hashable, Sendable {
    package var figure: ReportFigure
    /// As it was written, without the sign: "27.8".
    package var percent: String
    package var excerpt: String

    package init(_ figure: ReportFigure, percent: String, excerpt: String) {
        self.figure = figure
        self.percent = percent
        self.excerpt = excerpt
    }
}

/// A figure that sentences speak of: one cell, or a sum of cells.
package enum ReportFigure: Hashable, Sendable {
    case cell(ReportCell)
    /// All outcomes of a group: 无法提供.
    case group(RequestOutcome.Group)
    /// Both blocks of suits together.
    case suits(DisputeColumn)

    package func cells(_ format: ReportFormat) -> [ReportCell] {
        switch self {
        case .cell(let cell): [cell]
        case .group(let group):
            ReportRow.leaves(format).filter { $0.belongs(to: group) }.map { .request($0, .total) }
        case .suits(let column): [.dispute(.directSuit, column), .dispute(.suitAfterReconsideration, column)]
        }
    }

    package var cell: ReportCell? {
        if case .cell(let cell) = self { cell } else { nil }
    }

    package var isMoney: Bool { cell?.isMoney ?? false }
}

extension ReportRow {
    package func belongs(to group: RequestOutcome.Group) -> Bool {
        switch self {
        case .outcome(let outcome): outcome.group == group
        case .group(let own): own == group
        case .received, .carriedIn, .ended, .carriedOut: false
        }
    }
}
