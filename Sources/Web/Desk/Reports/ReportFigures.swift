import Actions
import Domain

/// Figures as a form sends them.
enum ReportFigures {
    /// What the form changes in what was entered before; an empty field takes a figure back.
    /// - Throws: `Invalid` where a field holds no figure, or where nothing was changed.
    static func changes(
        to entries: [ReportCell: ReportCase.Entry], _ cells: [ReportCell], _ form: Form
    ) throws -> [ReportCell: Int?] {
        var changes: [ReportCell: Int?] = [:]
        var issues: [Issue] = []
        for cell in cells {
            do {
                let value = try ReportNumber.read(form.text(cell.key), in: cell.unit)
                if value != entries[cell]?.value { changes.updateValue(value, forKey: cell) }
            } catch {
                issues.append(Issue(cell.key, .malformed(expected: cell.wanted)))
            }
        }
        if issues.isEmpty, changes.isEmpty, let first = cells.first { issues.append(Issue(first.key, .missing)) }
        if !issues.isEmpty { throw Invalid(issues) }
        return changes
    }
}

extension ReportCell {
    /// What is to be typed for it.
    fileprivate var wanted: String {
        switch unit {
        case .count: "一个整数，没有的填0"
        case .tenThousands: "以万元为单位的数，最多六位小数，没有的填0"
        case .yuan: "以元为单位的数，最多两位小数，没有的填0"
        }
    }
}

extension DeskReport {
    /// Through which it is public, or going to be.
    var hasDocument: Bool { state.document != nil && !isGivenUp }

    var mayWrite: Bool { may.contains(.writeReports) && state.isOpen }

    /// A sum is computed, and the figures of a whole are those of its units.
    func mayEnter(_ cell: ReportCell) -> Bool {
        mayWrite && report.scope == .own && !ReportCell.totals(report.format).contains(cell)
    }

    /// Those that the register does not have, and those that were entered in its place.
    var cellsToEnter: [ReportCell] {
        (ReportCell.all(report.format) + FeeItem.allCases.map(ReportCell.fee)).filter { cell in
            mayEnter(cell) && (computed[cell] == nil || state.entries[cell] != nil)
        }
    }

    /// What stands in the fields of the figures.
    var enteredWords: [String: String] {
        Dictionary(
            state.entries.map { cell, entry in (cell.key, cell.written(entry.value)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What stands in the fields of the texts: what was written, or what the figures say where nobody has written yet.
    var textFields: [String: String] {
        let draft = draft
        return Dictionary(
            ReportSection.written.map { ($0.field, state.texts[$0] ?? draft.text(of: $0) ?? "") },
            uniquingKeysWith: { first, _ in first })
    }
}
