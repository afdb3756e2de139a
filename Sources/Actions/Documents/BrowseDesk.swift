package import Domain
package import Storage

extension Office {
    /// What a person is to do, most urgent first.
    package func todo(of caller: Caller) async throws -> [TodoItem] {
        let today = now().day
        return try await read { tx in
            let tree = try organisationTree(tx)
            let readable = Set(caller.authority.organisations(for: .readDocuments, tree: tree).map(\.id))
            let open: [DeskRow] = try tx.all(
                """
                \(DeskRow.columns) WHERE d.stage IN ('draft', 'returned', 'in-review', 'scheduled')
                    OR d.awaits_confirmation = 1
                """)
            let rows = open.filter { readable.contains($0.organisation) }
            let events = try DocumentEventTable.all(of: rows.map(\.id), tx)
            let calendar = try self.calendar(tx)
            let items = rows.flatMap { row in
                Self.tasks(row, DocumentCase(events[row.id] ?? []), caller, tree).map {
                    TodoItem(
                        row: row, task: $0, daysLeft: row.dueOn.map { calendar.workingDays(from: today, to: $0) })
                }
            }
            return items.sorted {
                ($0.row.dueOn?.number ?? .max, $0.row.id) < ($1.row.dueOn?.number ?? .max, $1.row.id)
            }
        }
    }

    /// Documents at the desk, newest change first.
    package func deskDocuments(
        _ filter: DeskFilter, offset: Int, limit: Int, by caller: Caller
    ) async throws -> DeskList {
        let today = now().day
        return try await read { tx in
            let tree = try organisationTree(tx)
            var organisations = caller.authority.organisations(for: .readDocuments, tree: tree).map(\.id)
            if let chosen = filter.organisation { organisations = organisations.filter { $0 == chosen } }
            let (total, ids) = try register.lines(tx, on: today).deskPage(
                of: organisations, filter, offset: offset, limit: limit)
            let rows: [DeskRow] = try tx.all(
                "\(DeskRow.columns) WHERE d.id IN (\(list: ids)) ORDER BY d.changed_at DESC, d.id DESC")
            return DeskList(total: total, rows: rows)
        }
    }

    /// One document with its story, for those who may see it at the desk.
    package func deskDocument(_ id: Document.ID, by caller: Caller) async throws -> DeskDocument {
        let now = now()
        let today = now.day
        return try await read { tx in
            let stored = try DocumentTable.find(id, tx)
            try caller.require(.readDocuments, in: stored.document.organisation, tx)
            let tree = try organisationTree(tx)
            guard let organisation = tree[stored.document.organisation] else { throw NotFound() }
            let revision = try RevisionTable.find(id, stored.state.newestRevision, tx)
            let shown = try stored.state.publicRevision.map { try RevisionTable.find(id, $0, tx) }
            let row = try revision.fields.catalogueRow.flatMap { try CatalogueTable.find($0, tx) }
            let calendar = try self.calendar(tx)
            let ledger = stored.state.termStart(revision.fields, shown: shown?.fields).map {
                (row?.term ?? .article26).due(from: $0, calendar: calendar)
            }
            let people = stored.events.compactMap(\.actor)
            let content = try revision.content()
            let files = try FileTable.find(content.attachments.map(\.hash), tx)
            return DeskDocument(
                stored: stored, revision: revision, content: content, shown: shown,
                organisation: organisation, row: row, names: try PersonTable.names(people, tx), ledger: ledger,
                daysLeft: ledger.map { calendar.workingDays(from: today, to: $0.due) },
                interpreted: try revision.fields.interprets.flatMap {
                    try DocumentTable.titles(of: [$0.text], tx)[$0.text]
                },
                mayDraft: caller.may(.draftDocuments, in: organisation.id, tree: tree),
                steps: ReviewStep.allCases.filter { step in
                    guard let person = caller.person else { return false }
                    return caller.may(step.permission, in: organisation.id, tree: tree)
                        && stored.state.canSign(step, by: person.id)
                },
                mayOverride: caller.may(.overrideReview, in: organisation.id, tree: tree),
                mayWithdraw: caller.may(.withdrawDocuments, in: organisation.id, tree: tree),
                mayAllowFindings: caller.person.map { person in
                    stored.state.canAllowFindings(by: person.id)
                        && ReviewStep.allCases.contains {
                            caller.may($0.permission, in: organisation.id, tree: tree)
                        }
                } ?? false,
                guarded: try guardReport(on: content, stored.state, tx),
                files: files, progress: try progress(of: files, at: now, tx),
                request: try sourceOfPublication(id, for: caller, tx))
        }
    }

    /// Any revision of a document, for comparison.
    package func deskRevision(_ id: Document.ID, _ number: Int, by caller: Caller) async throws -> Revision {
        try await read { tx in
            let stored = try DocumentTable.find(id, tx)
            try caller.require(.readDocuments, in: stored.document.organisation, tx)
            return try RevisionTable.find(id, number, tx)
        }
    }

    private static func tasks(
        _ row: DeskRow, _ state: DocumentCase, _ caller: Caller, _ tree: OrganisationTree
    ) -> [TodoItem.Task] {
        guard let person = caller.person?.id else { return [] }
        func may(_ permission: Permission) -> Bool { caller.may(permission, in: row.organisation, tree: tree) }
        var tasks: [TodoItem.Task] = []
        switch state.stage {
        case .draft: if may(.draftDocuments) { tasks = [.finish] }
        case .returned: if may(.draftDocuments) { tasks = [.rework] }
        case .inReview:
            tasks = state.dueSteps.filter { may($0.permission) && state.canSign($0, by: person) }.map { .sign($0) }
        case .scheduled, .settled, .discarded: break
        }
        if may(.overrideReview), state.canConfirmOverride(by: person) { tasks.append(.confirmOverride) }
        return tasks
    }
}

package struct DeskFilter: Sendable, Hashable {
    package var organisation: Organisation.ID?
    package var stage: String?
    package var publicity: String?

    package init(organisation: Organisation.ID? = nil, stage: String? = nil, publicity: String? = nil) {
        self.organisation = organisation
        self.stage = stage
        self.publicity = publicity
    }
}

package struct DeskList: Sendable {
    package var total: Int
    package var rows: [DeskRow]
}

/// One line of a list at the desk: the newest revision, public or not.
package struct DeskRow: Sendable, SQLRecord {
    package var id: Document.ID
    package var title: String
    package var organisation: Organisation.ID
    package var organisationName: String
    package var stage: String
    package var stageStep: ReviewStep?
    package var publicity: String
    package var awaitsConfirmation: Bool
    package var scheduledAt: Instant?
    package var changedAt: Instant
    package var dueOn: Day?

    static let columns: SQL = """
        SELECT d.id, r.title, d.organisation, o.short_name, d.stage, d.stage_step, d.publicity, d.awaits_confirmation,
               d.scheduled_at, d.changed_at, d.due_on
        FROM document d JOIN revision r ON r.document = d.id AND r.number = d.newest_revision
        JOIN organisation o ON o.id = d.organisation
        """

    package init(row: SQLRow) throws {
        id = try row.get("id")
        title = try row.get("title")
        organisation = try row.get("organisation")
        organisationName = try row.get("short_name")
        stage = try row.get("stage")
        stageStep = try row.get("stage_step")
        publicity = try row.get("publicity")
        awaitsConfirmation = try row.get("awaits_confirmation")
        scheduledAt = try row.get("scheduled_at")
        changedAt = try row.get("changed_at")
        dueOn = try row.get("due_on")
    }
}

package struct TodoItem: Sendable {
    package var row: DeskRow
    package var task: Task
    /// Working days until it must be public; below 0 it is late. Nil where no term runs.
    package var daysLeft: Int?

    package enum Task: Sendable, Hashable {
        case finish
        case rework
        case sign(ReviewStep)
        case confirmOverride
    }
}

package struct DeskDocument: Sendable {
    package var stored: StoredDocument
    package var revision: Revision
    package var content: DocumentContent
    /// The revision the public sees, where it is another.
    package var shown: Revision?
    package var organisation: Organisation
    package var row: CatalogueRow?
    package var names: [Person.ID: String]
    package var ledger: DayLedger?
    package var daysLeft: Int?
    package var interpreted: String?
    package var mayDraft: Bool
    /// The steps that this caller can sign now.
    package var steps: [ReviewStep]
    package var mayOverride: Bool
    package var mayWithdraw: Bool
    package var mayAllowFindings: Bool
    package var guarded: GuardReport
    /// What is known of its files, by their hashes.
    package var files: [String: KnownFile]
    /// Of those that are not read yet.
    package var progress: [String: FileProgress]
    /// The request that it came from, where this caller may read that (Art 44).
    package var request: InformationRequest?

    package var id: Document.ID { stored.document.id }
    package var state: DocumentCase { stored.state }
    /// Takes back what is on its way: who wrote it, or who may take down what is public.
    package var mayRecall: Bool { mayDraft || mayWithdraw }
}
