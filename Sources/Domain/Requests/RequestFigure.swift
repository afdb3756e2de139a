/// What is counted of requests over a year, for the third table of the annual report (国办公开办函〔2021〕30号) and for the
/// desk. A request counts for the year in which it came and for the year in which it ended; what was handed over to another
/// organ counts there.
package enum RequestFigure: String, Hashable, Sendable, CaseIterable {
    /// 本年新收
    case received
    /// 上年结转: came before and had not ended.
    case carriedOver = "carried-over"
    /// 本年度办理结果, whole or of one outcome.
    case ended
    /// 结转下年度继续办理: had not ended when the year was over.
    case carriedOn = "carried-on"
    /// Of those that ended: after the last day for the answer.
    case endedLate = "ended-late"
    /// Not ended today, with the last day for the answer behind them.
    case overdue
    /// 移送其他机关
    case transferred
}

/// Which requests are counted.
package struct RequestScope: Hashable, Sendable {
    package var year: Int
    package var organisations: [Organisation.ID]
    package var applicantClass: ApplicantClass?
    package var outcome: RequestOutcome?

    /// - Parameter year: one that the calendar has, 1 to 9999; nil of another.
    package init?(
        _ year: Int, organisations: [Organisation.ID], applicantClass: ApplicantClass? = nil,
        outcome: RequestOutcome? = nil
    ) {
        guard Day(year, 1, 1) != nil else { return nil }
        self.year = year
        self.organisations = organisations
        self.applicantClass = applicantClass
        self.outcome = outcome
    }
}

/// The figures of some requests over a year.
package struct RequestCounts: Hashable, Sendable {
    package struct Cell: Hashable, Sendable {
        package var figure: RequestFigure
        package var applicantClass: ApplicantClass
        package var outcome: RequestOutcome?

        package init(_ figure: RequestFigure, _ applicantClass: ApplicantClass, _ outcome: RequestOutcome? = nil) {
            self.figure = figure
            self.applicantClass = applicantClass
            self.outcome = outcome
        }
    }

    package private(set) var cells: [Cell: Int] = [:]
    /// Working days that were used, of those that ended within a term.
    package private(set) var workingDays = 0
    package private(set) var measured = 0
    package private(set) var longest: Int?

    package init() {}

    package mutating func add(_ count: Int, to cell: Cell) { cells[cell, default: 0] += count }

    package mutating func addWorkingDays(_ days: Int, of count: Int, longest most: Int?) {
        workingDays += days
        measured += count
        if let most { longest = max(longest ?? most, most) }
    }

    package mutating func add(_ other: RequestCounts) {
        for (cell, count) in other.cells { add(count, to: cell) }
        addWorkingDays(other.workingDays, of: other.measured, longest: other.longest)
    }

    package func count(
        _ figure: RequestFigure, of applicantClass: ApplicantClass? = nil, _ outcome: RequestOutcome? = nil
    ) -> Int {
        cells.reduce(0) { sum, cell in
            let (key, count) = cell
            let isMeant =
                key.figure == figure && (applicantClass == nil || key.applicantClass == applicantClass)
                && (outcome == nil || key.outcome == outcome)
            return isMeant ? sum + count : sum
        }
    }

    /// In tenths, 185 for 18.5; nil where nothing ended within a term.
    package var averageTenths: Int? {
        measured == 0 ? nil : (workingDays * 10 + measured / 2) / measured
    }

    /// Of those that ended, in percent with one decimal as tenths; nil where none did.
    package var onTimeTenths: Int? {
        let ended = count(.ended)
        return ended == 0 ? nil : ((ended - count(.endedLate)) * 1000 + ended / 2) / ended
    }
}
