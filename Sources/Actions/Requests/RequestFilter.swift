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
        let (first, last) = (scope.days.lowerBound, scope.days.upperBound)
        // What was open on a day came before it and ended after it. Of late years few ended after, of early ones few came
        // before: with a sign the other column's index is not read.
        let isLate = today.year - first.year < Self.lateYears
        let submitted: SQL = isLate ? "+r.submitted_on" : "r.submitted_on"
        let end: SQL = isLate ? Self.end : "+\(Self.end)"
        var condition: SQL = "r.organisation IN (\(list: scope.organisations))"
        if let applicantClass = scope.applicantClass { condition += " AND r.applicant_class = \(applicantClass)" }
        if let outcome = scope.outcome { condition += " AND r.outcome = \(outcome)" }
        switch self {
        case .received:
            condition += " AND r.submitted_on BETWEEN \(first) AND \(last) AND r.stage <> 'transferred'"
        case .carriedOver:
            condition += " AND \(submitted) < \(first) AND \(end) >= \(first) AND r.stage <> 'transferred'"
        case .carriedOn:
            condition += " AND \(submitted) <= \(last) AND \(end) > \(last) AND r.stage <> 'transferred'"
        case .ended:
            condition += " AND \(Self.end) BETWEEN \(first) AND \(last) AND r.stage = 'closed'"
        case .endedLate:
            condition += " AND \(Self.end) BETWEEN \(first) AND \(last) AND r.stage = 'closed' AND r.is_late = 1"
        case .overdue:
            condition += " AND r.stage IN ('submitted', 'under-way', 'decided') AND r.due_on < \(today)"
        case .transferred:
            condition += " AND \(Self.end) BETWEEN \(first) AND \(last) AND r.stage = 'transferred'"
        }
        return condition
    }

    private static let lateYears = 4

    /// What has not ended, ends later than every day; written as in the index `request_by_end`.
    private static let end: SQL = "COALESCE(r.closed_on, 2932896)"
}
