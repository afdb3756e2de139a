import Domain
import Storage

/// What `yangguang check` found: every projection, chain and number held against its source.
package struct CheckReport: Sendable {
    package struct Finding: Sendable, Hashable {
        package var area: String
        package var place: String
        package var problem: String
    }

    package var journalEntries = 0
    package var logEntries = 0
    package var documents = 0
    package var requests = 0
    package var petitions = 0
    package var reports = 0
    package var files = 0
    /// Files of the store that no record names. The server removes them when nothing has named them for a week.
    package var strays = CheckedFiles()
    package var findings: [Finding] = []
}

extension Office {
    /// - Parameters:
    ///   - filesToo: reads every file of the store, which takes as long as it takes.
    ///   - tell: hears how far that has come.
    package func check(
        filesToo: Bool = true, _ tell: (CheckedFiles) -> Void = { _ in }
    ) async throws -> CheckReport {
        var report = try await checkRecords()
        if filesToo { try await checkFiles(&report, tell) }
        report.findings += try await findingsOfWork()
        return report
    }

    /// The records alone, without the work that should have been done by now: what a backup from last week must pass.
    package func checkRecords() async throws -> CheckReport {
        var report = CheckReport()
        let journal = try await verifyJournal()
        report.journalEntries = journal.count
        var fault = journal.fault
        if fault == nil { fault = try await brokenSeal() }
        if let fault {
            report.findings.append(
                CheckReport.Finding(area: "journal", place: "entry \(fault.sequence)", problem: "\(fault)"))
        }
        let log = try await verifyLog()
        report.logEntries = log.size
        if let (sequence, reason) = log.firstWrong {
            report.findings.append(CheckReport.Finding(area: "log", place: "entry \(sequence)", problem: reason))
        }
        try await checkDocuments(&report)
        try await checkRequests(&report)
        try await checkPetitions(&report)
        try await checkReports(&report)
        let gaps = try await read { try NumberTable.gaps($0) }
        report.findings += gaps.map {
            CheckReport.Finding(
                area: "numbers", place: $0.series, problem: "the number before \($0.sequence) is missing")
        }
        report.findings += try await findingsOfKeys()
        return report
    }

    /// Computes every document's projection from its events again, and holds index and log against it.
    private func checkDocuments(_ report: inout CheckReport) async throws {
        var last = ""
        while true {
            let after = last
            let page = try await read { tx -> [(Document.ID, [CheckReport.Finding])] in
                let ids: [Document.ID] = try tx.values(
                    "SELECT id AS value FROM document WHERE id > \(after) ORDER BY id LIMIT 200")
                return try ids.map { id in
                    do {
                        return (id, try findings(on: id, tx))
                    } catch is NotFound {
                        let problem = "a revision that its events speak of is missing"
                        return (id, [CheckReport.Finding(area: "documents", place: id.text, problem: problem)])
                    }
                }
            }
            guard let newest = page.last?.0 else { return }
            last = newest.text
            report.documents += page.count
            report.findings += page.flatMap(\.1)
        }
    }

    private func findings(on id: Document.ID, _ tx: any Transaction) throws -> [CheckReport.Finding] {
        let stored = try DocumentTable.find(id, tx)
        var problems: [String] = []
        let computed = try project(stored.state, stored.events, of: id, tx)
        if try DocumentTable.storedProjection(id, tx) != computed {
            problems.append("its columns differ from its events")
        }
        let indexed: Int? = try tx.value("SELECT revision AS value FROM search_entry WHERE document = \(id)")
        let expected = stored.state.isPublic ? stored.state.publicRevision : nil
        if indexed != expected { problems.append("the search index does not hold what is public") }
        let shown = try expected.map { try RevisionTable.find(id, $0, tx).fields.attachments } ?? []
        if try PublicFileTable.files(of: id, tx) != shown.map(PublicFileRow.init) {
            problems.append("the files that are open to the public are not those of what is public")
        }
        let logged = try LogTable.entries(of: id.text, tx)
        let openEvents = stored.events.filter(\.happening.entersLog)
        if logged.map(\.instant) != openEvents.map(\.instant) {
            problems.append("the public log does not hold what happened to it")
        }
        let shelf = RevisionShelf(of: id, tx)
        let digests = try stored.events.map { $0.digest(with: try $0.happening.revision.map(shelf.find)) }
        if try !JournalTable.tells(digests, of: id.text, in: "document", tx) {
            problems.append("its events are not those of the journal")
        }
        if stored.state.publicRevision != nil, stored.indexNumber == nil { problems.append("it has no index number") }
        return problems.map { CheckReport.Finding(area: "documents", place: id.text, problem: $0) }
    }
}

extension DocumentEvent.Happening {
    fileprivate var entersLog: Bool {
        switch self {
        case .published, .corrected, .withdrawn, .validityDecided, .imported: true
        case .revised, .submitted, .signed, .returned, .recalled, .overridden, .overrideConfirmed, .scheduled, .filed,
            .discarded, .findingAllowed:
            false
        }
    }
}
