import Domain
import Storage

/// How events of annual reports become rows and come back. Nothing of them is sealed: what an event says beside its name
/// stands as JSON in its word.
enum ReportEventTable {
    static func rows(of report: AnnualReport.ID, _ tx: any Transaction) throws -> [EventRow] {
        try tx.all(
            "SELECT \(EventRow.columns) FROM annual_report_event WHERE report = \(report) ORDER BY position")
    }

    static func insertion(of row: EventRow, of report: AnnualReport.ID) -> SQL {
        "INSERT INTO annual_report_event (report, \(EventRow.columns)) VALUES (\(report), \(row.values))"
    }
}

extension EventRow {
    init(_ event: ReportEvent, at position: Int) throws {
        let content = ReportEventContent(event.happening)
        let word = content.isEmpty ? nil : String(decoding: try RecordJSON.encode(content), as: UTF8.self)
        self.init(
            at: position, event.instant, by: event.actor, on: event.instant.day, event.happening.name, (word, nil, nil),
            sealed: nil)
    }

    func reportEvent() throws -> ReportEvent {
        let content = try word.map { try RecordJSON.decode(Array($0.utf8), ReportEventContent.self) }
        guard let happening = try (content ?? ReportEventContent()).happening(self) else { return try fault() }
        return ReportEvent(instant: instant, actor: actor, happening: happening)
    }
}

extension ReportEvent.Happening {
    fileprivate var name: String {
        switch self {
        case .begun: "begun"
        case .entered: "entered"
        case .written: "written"
        case .submitted: "submitted"
        case .recalled: "recalled"
        case .returned: "returned"
        case .accepted: "accepted"
        case .drafted: "drafted"
        case .imported: "imported"
        }
    }
}

/// What the events say, in the form that is kept: cells by their keys, sections by their numbers.
private struct ReportEventContent: Codable {
    var figures: [String: Int]?
    /// Entries that were taken back.
    var taken: [String]?
    var texts: [String: String]?
    var words: String?
    var parts: [Part]?
    var document: String?
    var months: [Int]?

    struct Part: Codable {
        var organisation: String
        var scope: ReportScope
        var report: String
        var events: Int
    }

    init() {}

    init(_ happening: ReportEvent.Happening) {
        switch happening {
        case .begun: break
        case .entered(let values, let source):
            figures = Dictionary(
                uniqueKeysWithValues: values.compactMap { cell, value in value.map { (cell.key, $0) } })
            taken = values.filter { $0.value == nil }.map(\.key.key).sorted()
            words = source
        case .written(let texts):
            self.texts = Dictionary(uniqueKeysWithValues: texts.map { (String($0.key.rawValue), $0.value) })
        case .submitted(let frozen), .imported(let frozen):
            figures = Dictionary(uniqueKeysWithValues: frozen.tables.cells.map { ($0.key.key, $0.value) })
            months = frozen.months
            parts = frozen.parts.map {
                Part(
                    organisation: $0.share.organisation.text, scope: $0.share.scope, report: $0.report.text,
                    events: $0.eventCount)
            }
        case .recalled(let reason), .returned(let reason): words = reason
        case .accepted(let opinion): words = opinion
        case .drafted(let document): self.document = document.text
        }
    }

    var isEmpty: Bool {
        figures == nil && taken == nil && texts == nil && words == nil && parts == nil && document == nil
    }

    func happening(_ row: EventRow) throws -> ReportEvent.Happening? {
        switch row.happening {
        case "begun": .begun
        case "entered": .entered(try entries(row), source: try row.value(words))
        case "written": .written(try sections(row))
        case "submitted": .submitted(try frozen(row))
        case "recalled": .recalled(reason: try row.value(words))
        case "returned": .returned(reason: try row.value(words))
        case "accepted": .accepted(opinion: try row.value(words))
        case "drafted": .drafted(try row.value(document))
        case "imported": .imported(try frozen(row))
        default: nil
        }
    }

    private func cells(_ row: EventRow) throws -> [ReportCell: Int] {
        var cells: [ReportCell: Int] = [:]
        for (key, value) in figures ?? [:] { cells[try row.value(ReportCell(key: key))] = value }
        return cells
    }

    private func entries(_ row: EventRow) throws -> [ReportCell: Int?] {
        var entries = try cells(row).mapValues(Int?.some)
        for key in taken ?? [] { entries.updateValue(nil, forKey: try row.value(ReportCell(key: key))) }
        return entries
    }

    private func sections(_ row: EventRow) throws -> [ReportSection: String] {
        var sections: [ReportSection: String] = [:]
        for (number, text) in texts ?? [:] {
            sections[try row.value(Int(number).flatMap(ReportSection.init(rawValue:)))] = text
        }
        return sections
    }

    private func frozen(_ row: EventRow) throws -> FrozenReport {
        let parts = try (parts ?? []).map { part in
            FrozenReport.Part(
                ReportUnits.Share(try row.value(part.organisation), part.scope), report: try row.value(part.report),
                eventCount: part.events)
        }
        return FrozenReport(ReportTables(try cells(row)), parts: parts, months: months ?? [])
    }
}
