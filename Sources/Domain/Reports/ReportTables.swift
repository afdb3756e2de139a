/// The figures of an annual report. A cell that nobody has read or entered is not there, which is not the same as nought.
package struct ReportTables: Hashable, Sendable {
    package private(set) var cells: [ReportCell: Int]

    package init(_ cells: [ReportCell: Int] = [:]) {
        self.cells = cells
    }

    package subscript(cell: ReportCell) -> Int? {
        get { cells[cell] }
        set { cells[cell] = newValue }
    }

    /// The sum, where every cell is there.
    package func sum(_ cells: [ReportCell]) -> Int? {
        var sum = 0
        for cell in cells {
            guard let value = self.cells[cell] else { return nil }
            sum += value
        }
        return sum
    }

    /// Those of a form that are missing.
    package func missing(_ format: ReportFormat) -> [ReportCell] {
        ReportCell.all(format).filter { cells[$0] == nil }
    }

    /// With every total computed from the cells it is the sum of.
    package func totalled(_ format: ReportFormat) -> ReportTables {
        var tables = self
        for identity in ReportIdentity.sums(format) {
            if let sum = tables.sum(identity.parts) { tables[identity.total] = sum }
        }
        return tables
    }

    /// Cell by cell. A cell that one of them does not have, the sum does not have either.
    package static func sum(of all: [ReportTables], _ format: ReportFormat) -> ReportTables {
        var sum = ReportTables()
        for cell in ReportCell.all(format) + FeeItem.allCases.map(ReportCell.fee) {
            let values = all.compactMap { $0[cell] }
            if values.count == all.count { sum[cell] = values.reduce(0, +) }
        }
        return sum
    }
}
