package import Domain
import Storage

/// Which requests a list shows.
package struct RequestFilter: Sendable, Hashable {
    package var stage: RequestCase.Stage?
    package var outcome: RequestOutcome?
    package var isOverdue: Bool
    /// There is, or was, a reconsideration or a suit.
    package var isDisputed: Bool
    /// The list behind a figure of the statistics.
    package var figure: Figure?

    package struct Figure: Sendable, Hashable {
        package var figure: RequestFigure
        package var year: Int
        /// The code of an organisation; with those below it, or without.
        package var organisation: String
        package var isWithBelow: Bool
        package var applicantClass: ApplicantClass?

        package init(
            _ figure: RequestFigure, year: Int, organisation: String, isWithBelow: Bool,
            applicantClass: ApplicantClass? = nil
        ) {
            self.figure = figure
            self.year = year
            self.organisation = organisation
            self.isWithBelow = isWithBelow
            self.applicantClass = applicantClass
        }
    }

    package init(
        stage: RequestCase.Stage? = nil, outcome: RequestOutcome? = nil, isOverdue: Bool = false,
        isDisputed: Bool = false, figure: Figure? = nil
    ) {
        self.stage = stage
        self.outcome = outcome
        self.isOverdue = isOverdue
        self.isDisputed = isDisputed
        self.figure = figure
    }
}

extension RequestFigure {
    /// Which rows of `request r` are counted.
    func condition(_ scope: RequestScope, today: Day) -> SQL {
        let year = scope.year
        var condition: SQL = "r.organisation IN (\(list: scope.organisations))"
        if let applicantClass = scope.applicantClass { condition += " AND r.applicant_class = \(applicantClass)" }
        if let outcome = scope.outcome { condition += " AND r.outcome = \(outcome)" }
        switch self {
        case .received:
            condition += " AND r.submitted_year = \(year) AND r.stage <> 'transferred'"
        case .carriedOver:
            condition += " AND r.submitted_year < \(year) AND r.closed_year >= \(year) AND \(Self.isCarried)"
        case .carriedOn:
            condition += " AND r.submitted_year <= \(year) AND r.closed_year > \(year) AND \(Self.isCarried)"
        case .ended:
            condition += " AND r.closed_year = \(year) AND r.stage = 'closed'"
        case .endedLate:
            condition += " AND r.closed_year = \(year) AND r.stage = 'closed' AND r.is_late = 1"
        case .overdue:
            condition += " AND r.stage IN ('submitted', 'under-way', 'decided') AND r.due_on < \(today)"
        case .transferred:
            condition += " AND r.closed_year = \(year) AND r.stage = 'transferred'"
        }
        return condition
    }

    /// The first half is that of the index `request_carried`.
    private static let isCarried: SQL = "r.submitted_year < r.closed_year AND r.stage <> 'transferred'"
}
