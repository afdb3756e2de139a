/// Why something cannot be done with an annual report as it stands.
package enum ReportRefusal: Error, Hashable, Sendable {
    /// It was submitted: its figures and texts stand still.
    case notOpen
    case notSubmitted
    case notAccepted
    /// The year of which it tells has not ended.
    case yearNotOver
    /// Figures that neither the register has nor anybody entered.
    case figuresMissing([ReportCell])
    case textMissing([ReportSection])
    /// A rule between the figures does not hold.
    case broken([ReportFinding])
    /// Reports that the whole is the sum of and that were not accepted.
    case partsMissing([ReportUnits.Share])
    /// Who submitted a report does not accept it.
    case ownSubmission
    case alreadyDrafted
    /// There is one of the organ and the year already; an import does not change it.
    case alreadyThere
}

/// What is done with a report.
package enum ReportAct: Hashable, Sendable {
    case enter([ReportCell: Int?], source: String)
    case write([ReportSection: String])
    case recall(reason: String)
    case giveBack(reason: String)
    case accept(opinion: String)

    package enum Limit {
        package static let source = 500
        package static let reason = 2000
        package static let text = 20_000
    }

    package var issues: [Issue] {
        switch self {
        case .enter(let values, let source):
            return Issue.all(ofWords: source, field: "source", limit: Limit.source, areNeeded: true)
                + values.filter { cell, value in value.map { $0 < 0 && !cell.mayBeNegative } ?? false }
                .map { Issue($0.key.key, .malformed(expected: "零或正数")) }
        case .write(let texts):
            return texts.flatMap {
                Issue.all(ofWords: $0.value, field: $0.key.field, limit: Limit.text, areNeeded: false)
            }
        case .recall(let reason), .giveBack(let reason):
            return Issue.all(ofWords: reason, field: "reason", limit: Limit.reason, areNeeded: true)
        case .accept(let opinion):
            return Issue.all(ofWords: opinion, field: "opinion", limit: Limit.reason, areNeeded: false)
        }
    }
}

extension ReportCase {
    /// - Parameter isGivenUp: whether its document was thrown away or withdrawn.
    package func happening(
        _ act: ReportAct, by person: Person.ID?, isGivenUp: Bool
    ) throws(ReportRefusal) -> ReportEvent.Happening {
        switch act {
        case .enter(let values, let source):
            if !isOpen { throw .notOpen }
            return .entered(values, source: source)
        case .write(let texts):
            if !isOpen { throw .notOpen }
            return .written(texts)
        case .recall(let reason):
            if stage != .submitted { throw .notSubmitted }
            return .recalled(reason: reason)
        case .giveBack(let reason):
            if stage == .accepted, document != nil, !isGivenUp { throw .alreadyDrafted }
            if isOpen { throw .notSubmitted }
            return .returned(reason: reason)
        case .accept(let opinion):
            if stage != .submitted { throw .notSubmitted }
            if let person, person == submittedBy { throw .ownSubmission }
            return .accepted(opinion: opinion)
        }
    }

    /// - Parameters:
    ///   - content: what is going to stand still.
    ///   - missing: reports that a whole waits for.
    package func checkSubmission(
        of year: Int, _ content: ReportContent, _ verdict: ReportVerdict, missing: [ReportUnits.Share], today: Day
    ) throws(ReportRefusal) {
        if !isOpen { throw .notOpen }
        if today.year <= year { throw .yearNotOver }
        if !missing.isEmpty { throw .partsMissing(missing) }
        let cells = content.tables.missing(content.format)
        if !cells.isEmpty { throw .figuresMissing(cells) }
        let sections = ReportSection.written.filter { (content.texts[$0] ?? "").isEmpty }
        if !sections.isEmpty { throw .textMissing(sections) }
        if !verdict.broken.isEmpty { throw .broken(verdict.broken) }
    }

    package func checkDraft(isGivenUp: Bool) throws(ReportRefusal) {
        if stage != .accepted { throw .notAccepted }
        if document != nil, !isGivenUp { throw .alreadyDrafted }
    }

    /// Where somebody began a report and wrote nothing of it, an import takes its place; and where one was brought in by
    /// mistake, another one.
    /// - Parameter isGivenUp: whether its document was discarded or withdrawn.
    package func checkImport(isGivenUp: Bool) throws(ReportRefusal) {
        if eventCount > 1, !isImported || !isGivenUp { throw .alreadyThere }
    }

    /// The figures as they stand: those of the register, and over them what was entered; every total is computed.
    package func tables(over register: ReportTables, _ format: ReportFormat) -> ReportTables {
        var tables = register
        for (cell, entry) in entries { tables[cell] = entry.value }
        return tables.totalled(format)
    }
}
