/// What JSON and CSV tell of a report, one figure after the other, until it is known which form it has.
struct ReportEntries {
    struct Entry {
        /// `table3`, `open`, `natural_person`
        var path: [String]
        var value: String
        var place: ReportReadingFault.Place
    }

    var year: Int?
    var format: ReportFormat?
    var title = ""
    var publishedOn: Day?
    var texts: [ReportSection: String] = [:]
    var figures: [Entry] = []
    /// Of the prose: the path is the key alone.
    var claims: [(entry: Entry, excerpt: String)] = []
    var faults: [ReportReadingFault] = []

    /// Names of prose that say sums of which the form has no cell.
    private static let sums: Set<String> = [
        "handled_total", "natural_person_total", "organisations_total", "reconsideration_and_litigation_total",
    ]

    private var likelyFormat: ReportFormat {
        if let format { return format }
        let revised: Set = ["made", "repealed", "valid"]
        let isTrial = figures.contains { figure in
            guard figure.path.count == 3 else { return false }
            switch figure.path[0] {
            case "table2":
                return DisclosureMeasure(rawValue: figure.path[2]) != nil && !revised.contains(figure.path[2])
            case "table3": return figure.path[1] == RequestOutcome.Group.otherwise.reportKey
            default: return false
            }
        }
        return isTrial ? .trial2019 : year.flatMap(ReportFormat.of) ?? .revised2021
    }

    var reading: ReportReading {
        let format = likelyFormat
        let cells = Dictionary(
            ReportCell.all(format).map { ($0.path(format), $0) }, uniquingKeysWith: { first, _ in first })
        var tables = ReportTableReading()
        tables.faults = faults
        for entry in figures {
            guard let cell = cells[entry.path] else {
                tables.faults.append(
                    ReportReadingFault(entry.place, .unknownKey, found: entry.path.joined(separator: ".")))
                continue
            }
            tables.take(entry.value, as: cell)
        }
        for shape in ReportShape.all(format) { tables.nameMissing(shape) }
        let claims = claims.compactMap { claim($0.entry, $0.excerpt, &tables) }
        let content = ReportContent(
            year: year, format: format, title: title, tables: tables.tables, claims: claims, texts: texts,
            publishedOn: publishedOn)
        return ReportReading(content, faults: tables.faults).named
    }

    /// What stands in no sentence is what the register says of a fee.
    private func claim(_ entry: Entry, _ excerpt: String, _ tables: inout ReportTableReading) -> ReportClaim? {
        let key = entry.path.joined(separator: ".")
        if Self.sums.contains(key) { return nil }
        guard let figure = ReportFigure(key: key) else {
            tables.faults.append(ReportReadingFault(entry.place, .unknownKey, found: key))
            return nil
        }
        if case .cell(let cell) = figure, case .fee = cell, excerpt.isEmpty {
            tables.take(entry.value, as: cell)
            return nil
        }
        do {
            guard let value = try ReportNumber.read(entry.value, in: figure.isMoney ? .yuan : .count) else {
                tables.faults.append(ReportReadingFault(entry.place, .empty))
                return nil
            }
            return ReportClaim(figure, value, excerpt: excerpt)
        } catch {
            tables.faults.append(ReportReadingFault(entry.place, .number(error), found: entry.value))
            return nil
        }
    }
}
