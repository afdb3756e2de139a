/// What was read of somebody's report, and what could not be.
package struct ReportReading: Hashable, Sendable {
    package var content: ReportContent
    package var faults: [ReportReadingFault]

    package init(_ content: ReportContent = ReportContent(), faults: [ReportReadingFault] = []) {
        self.content = content
        self.faults = faults
    }

    /// Whether there is nothing in it that could be checked.
    package var isEmpty: Bool { content.tables.cells.isEmpty && content.claims.isEmpty }

    /// With a fault of its own where nothing was read, and nothing said why.
    var named: ReportReading {
        guard isEmpty, faults.isEmpty else { return self }
        return ReportReading(content, faults: [ReportReadingFault(.report, .nothing)])
    }
}

/// What of a report could not be read: where, and what stands there.
package struct ReportReadingFault: Error, Hashable, Sendable {
    package var place: Place
    package var problem: Problem
    /// The beginning of what stands there.
    package var found: String

    package init(_ place: Place, _ problem: Problem, found: String = "") {
        self.place = place
        self.problem = problem
        self.found = String(found.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(40))
    }

    package enum Place: Hashable, Sendable {
        case report
        case section(ReportSection)
        /// The row that a cell is of.
        case row(ReportCell)
        case cell(ReportCell)
        /// A row whose words are none of the form's.
        case label(ReportSection, String)
        /// `table3.open.natural_person`
        case path(String)
        case line(Int)
    }

    package enum Problem: Hashable, Sendable {
        case number(ReportNumber.Problem)
        /// A cell with nothing in it.
        case empty
        /// A cell or row that is not there.
        case missing
        /// One cell where the form has several.
        case merged
        /// A row with too few or too many figures.
        case figures(expected: Int, found: Int)
        /// A table in which so many figures stand, and could not be told apart.
        case unreadable(expected: Int, found: Int)
        case unknownLabel
        /// The same place with another figure.
        case twice
        case picture
        case unknownKey
        case wrongKind(Kind)
        /// What stands there is no JSON, or no CSV.
        case malformed
        case severalReports(Int)
        case nothing
    }

    /// What would be right.
    package enum Kind: Hashable, Sendable {
        case object, list, text, number, year, day, entry
    }
}
