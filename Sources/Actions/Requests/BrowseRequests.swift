package import Domain
package import Storage

extension Office {
    /// The requests that wait for somebody, the most urgent first. Those who handle them have what is theirs or nobody's or
    /// that of a colleague who is away, and waits for no one else; those who sign have what waits for their signature; those
    /// who approve answers also have what is about to be late, or is.
    package func requestTodo(of caller: Caller, limit: Int = 200) async throws -> [RequestRow] {
        let today = now().day
        return try await read { tx in
            let condition = try todoCondition(caller, today: today, tx)
            let lines: [RequestLine] = try tx.all(
                "\(RequestLine.columns) WHERE \(condition) ORDER BY \(RequestLine.mostUrgentFirst) LIMIT \(limit)"
            )
            return try shown(lines, caller, tx)
        }
    }

    package func requestTodoCount(of caller: Caller) async throws -> Int {
        let today = now().day
        return try await read { tx in
            try tx.value("SELECT COUNT(*) AS value FROM request r WHERE \(todoCondition(caller, today: today, tx))")
                ?? 0
        }
    }

    private func todoCondition(_ caller: Caller, today: Day, _ tx: any Transaction) throws -> SQL {
        let tree = try organisationTree(tx)
        func organisations(_ permission: Permission) -> [Organisation.ID] { readable(permission, caller, tree) }
        let person = caller.person?.id
        let persons = try person.map { try [$0] + AbsenceTable.absent(with: $0, on: today, tx) } ?? []
        let reminders = RequestReminders(stored: try SettingTable.all(tx))
        let escalated = try calendar(tx).dueDate(workingDays: reminders.escalateFrom, after: today).due
        return """
            r.stage IN ('submitted', 'under-way', 'decided') AND (
                r.organisation IN (\(list: organisations(.handleRequests))) AND r.awaited IS NULL
                AND r.due_step IS NULL AND (r.assignee IS NULL OR r.assignee IN (\(list: persons)))
                OR r.organisation IN (\(list: organisations(.approveAnswers))) AND r.due_on <= \(escalated)
                OR \(dueSteps(of: caller, tree)))
            """
    }

    /// All requests of an organ, newest change first.
    package func requests(
        _ filter: RequestFilter, offset: Int, limit: Int, by caller: Caller
    ) async throws -> RequestList {
        let today = now().day
        return try await read { tx in
            var condition = try condition(filter, caller, today: today, tx)
            if let stage = filter.stage { condition += " AND r.stage = \(stage)" }
            if let outcome = filter.outcome { condition += " AND r.outcome = \(outcome)" }
            if filter.isOverdue {
                condition += " AND r.stage IN ('submitted', 'under-way', 'decided') AND r.due_on < \(today)"
            }
            if filter.isDisputed {
                condition += " AND EXISTS (SELECT 1 FROM request_dispute d WHERE d.request = r.id)"
            }
            let total: Int = try tx.value("SELECT COUNT(*) AS value FROM request r WHERE \(condition)") ?? 0
            let lines: [RequestLine] = try tx.all(
                "\(RequestLine.columns) WHERE \(condition) ORDER BY r.changed_at DESC, r.id DESC LIMIT \(limit) OFFSET \(offset)"
            )
            return RequestList(total: total, rows: try shown(lines, caller, tx))
        }
    }

    /// One request with its story, for those who work on it. Who asks is masked.
    package func deskRequest(_ id: InformationRequest.ID, by caller: Caller) async throws -> DeskRequest {
        let today = now().day
        return try await read { tx in
            let stored = try storedRequest(id, tx)
            let organisation = stored.request.organisation
            try caller.require(.readRequests, in: organisation, tx)
            let tree = try organisationTree(tx)
            guard let organ = tree[organisation] else { throw NotFound() }
            let form = try stored.vault.map { try RequestFormTable.find(of: id, $0, tx) }
            let calendar = try self.calendar(tx)
            let term = stored.state.term(calendar)
            let ledger = term.ledger(calendar)
            let helpers = try handlers(in: organisation, tx)
            let named = stored.events.compactMap(\.actor) + [stored.state.assignee].compactMap(\.self)
            return DeskRequest(
                request: stored.request, events: stored.events, state: stored.state, organisation: organ, form: form,
                term: term, ledger: ledger,
                daysLeft: ledger.map { calendar.workingDays(from: today, to: $0.due) },
                letters: try stored.vault.map { try RequestLetterTable.all(of: id, $0, tx) } ?? [],
                preview: try draftedLetter(stored, tx),
                names: try PersonTable.names(named, tx).merging(helpers) { name, _ in name }, handlers: helpers,
                others: try others(like: stored, form, tx), documents: try documents(of: stored.state, tx),
                publications: try publications(of: stored.state, tx),
                relatives: try relatives(of: stored, tx), itemsBefore: try RequestTable.itemsBefore(id, tx),
                organisations: tree,
                may: Set(
                    Permission.allCases.filter { caller.may($0, in: organisation, tree: tree) }))
        }
    }

    /// Whose requests are listed, and behind a figure of the statistics, which.
    private func condition(
        _ filter: RequestFilter, _ caller: Caller, today: Day, _ tx: any Transaction
    ) throws -> SQL {
        guard let figure = filter.figure else {
            return "r.organisation IN (\(list: try readableOrganisations(caller, tx)))"
        }
        let organisations = try countable(figure.organisation, isWithBelow: figure.isWithBelow, caller, tx)
        let scope = RequestScope(
            figure.year, organisations: organisations.map(\.id), applicantClass: figure.applicantClass)
        guard let scope else { throw NotFound() }
        return figure.figure.condition(scope, today: today)
    }

    func readableOrganisations(_ caller: Caller, _ tx: any Transaction) throws -> [Organisation.ID] {
        caller.authority.organisations(for: .readRequests, tree: try organisationTree(tx)).map(\.id)
    }

    /// Who may be given a request of an organ.
    func handlers(in organisation: Organisation.ID, _ tx: any Transaction) throws -> [Person.ID: String] {
        let roles = Role.allCases.filter { $0.permissions.contains(.handleRequests) }
        return try AppointmentTable.holders(of: roles, in: organisation, on: now().day, tx)
    }

    /// Opens the forms of a list, titles are sealed, too: those that the caller may read. Who counts what is below sees the
    /// rest of each line.
    func shown(_ lines: [RequestLine], _ caller: Caller, _ tx: any Transaction) throws -> [RequestRow] {
        let readable = Set(try readableOrganisations(caller, tx))
        let reminders = RequestReminders(stored: try SettingTable.all(tx))
        let (calendar, today) = (try self.calendar(tx), now().day)
        let shown = lines.map(\.request).filter { readable.contains($0.organisation) }.map(\.id.text)
        let forms = try RequestFormTable.all(try vaults(of: shown, tx), tx)
        return lines.map { line in
            let left = line.closedOn == nil ? line.dueOn.map { calendar.workingDays(from: today, to: $0) } : nil
            guard readable.contains(line.request.organisation) else {
                return RequestRow(
                    line: line, title: "", applicant: "", isReadable: false, daysLeft: left, reminder: nil)
            }
            let form = forms[line.request.id]
            return RequestRow(
                line: line, title: form?.title ?? "", applicant: form?.applicant.maskedName ?? "",
                isReadable: true, daysLeft: left, reminder: left.flatMap { $0 <= reminders.remindFrom ? $0 : nil })
        }
    }

    /// Earlier requests of the same applicant, and like ones of others: repeats (Art 36(6)), and what many ask for (Art 44).
    private func others(
        like stored: StoredRequest, _ form: ApplicationForm?, _ tx: any Transaction
    ) throws -> [SimilarRequest] {
        guard let form else { return [] }
        let id = stored.request.id
        let mark = try RequestTable.applicantMark(of: id, tx)
        let own = Set(try RequestTable.all(ofApplicant: mark, in: stored.request.organisation, limit: 20, tx))
        let recent: [InformationRequest.ID] = try tx.values(
            """
            SELECT id AS value FROM request WHERE organisation = \(stored.request.organisation)
            ORDER BY changed_at DESC, id DESC LIMIT 100
            """)
        let text = WordShingles(form.wanted.description)
        var found: [SimilarRequest] = []
        let others = own.union(recent).subtracting([id])
        for (other, theirs) in try RequestFormTable.all(try vaults(of: others.map(\.text), tx), tx) {
            let likeness = text.likeness(to: WordShingles(theirs.wanted.description))
            guard likeness >= 0.5 || own.contains(other) else { continue }
            let request = try RequestTable.find(other, tx)
            let projection = try RequestTable.storedProjection(other, tx)
            found.append(
                SimilarRequest(
                    request: request, title: theirs.title, isSameApplicant: own.contains(other), likeness: likeness,
                    outcome: projection?.outcome, closedOn: projection?.closedOn))
        }
        return found.sorted { ($1.likeness, $0.request.id) < ($0.likeness, $1.request.id) }
    }
}

package struct RequestList: Sendable {
    package var total: Int
    package var rows: [RequestRow]
}

/// One line of a list at the desk.
package struct RequestRow: Sendable {
    package var line: RequestLine
    package var title: String
    /// 赵**
    package var applicant: String
    /// Whether the one who looks at the list may open it.
    package var isReadable: Bool
    /// Working days until the answer is due, below 0 after it; nil where no term runs.
    package var daysLeft: Int?
    /// The same, where somebody should be reminded of it.
    package var reminder: Int?
}

package struct RequestLine: Sendable, SQLRecord {
    package var request: InformationRequest
    package var organisationName: String
    package var channel: RequestChannel
    package var stage: RequestCase.Stage
    package var awaited: RequestTerm.Awaited?
    package var dueStep: ReviewStep?
    package var assignee: Person.ID?
    package var submittedOn: Day
    package var dueOn: Day?
    package var outcome: RequestOutcome?
    package var closedOn: Day?

    static let columns: SQL = """
        SELECT r.id, r.organisation, r.year, r.sequence, r.mark, o.short_name, r.channel, r.stage, r.awaited, r.due_step,
               r.assignee, r.submitted_on, r.due_on, r.outcome, r.closed_on
        FROM request r JOIN organisation o ON o.id = r.organisation
        """

    static let mostUrgentFirst: SQL = "COALESCE(r.due_on, r.submitted_on), r.id"

    package init(row: SQLRow) throws {
        request = try InformationRequest(row: row)
        organisationName = try row.get("short_name")
        channel = try row.get("channel")
        stage = try row.get("stage")
        awaited = try row.get("awaited")
        dueStep = try row.get("due_step")
        assignee = try row.get("assignee")
        submittedOn = try row.get("submitted_on")
        dueOn = try row.get("due_on")
        outcome = try row.get("outcome")
        closedOn = try row.get("closed_on")
    }
}

/// Everything the desk shows of one request.
package struct DeskRequest: Sendable {
    package var request: InformationRequest
    package var events: [RequestEvent]
    package var state: RequestCase
    package var organisation: Organisation
    /// Nil where the request is anonymous.
    package var form: ApplicationForm?
    package var term: RequestTerm
    package var ledger: DayLedger?
    package var daysLeft: Int?
    package var letters: [RequestLetter]
    /// The lines of the answer as it is drafted.
    package var preview: [String]
    package var names: [Person.ID: String]
    package var handlers: [Person.ID: String]
    package var others: [SimilarRequest]
    package var documents: [LinkedDocument]
    package var publications: [RequestPublication]
    package var relatives: [InformationRequest]
    /// How many the applicant had made in the same month before this one.
    package var itemsBefore: Int
    package var organisations: OrganisationTree
    package var may: Set<Permission>
}

package struct SimilarRequest: Sendable, Hashable {
    package var request: InformationRequest
    package var title: String
    package var isSameApplicant: Bool
    /// From 0 to 1.
    package var likeness: Double
    package var outcome: RequestOutcome?
    package var closedOn: Day?
}
