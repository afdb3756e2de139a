package import Domain
import Storage

/// What an applicant sees of a request.
package struct TrackedRequest: Sendable {
    package var request: InformationRequest
    package var organisation: Organisation
    package var profile: OpennessProfile
    package var state: RequestCase
    package var events: [RequestEvent]
    package var form: ApplicationForm
    package var term: RequestTerm
    package var ledger: DayLedger?
    /// Of the letters that are for the applicant.
    package var letters: [RequestLetter]
    /// Working days until the end of the term, below 0 after it; nil where no term runs.
    package var daysLeft: Int?
}

/// The number and the query code of a request: who has both is its applicant.
package struct RequestTicket: Hashable, Sendable {
    package var number: String
    package var code: QueryCode

    package init(number: String, code: QueryCode) {
        self.number = number
        self.code = code
    }
}

extension Office {
    /// - Throws: `NotFound` where there is no such number, or the code is another's: one answer for both.
    package func trackedRequest(_ ticket: RequestTicket) async throws -> TrackedRequest {
        let today = now().day
        return try await read { tx in
            let stored = try storedRequest(try request(of: ticket, tx), tx)
            guard let vault = stored.vault else { throw NotFound() }
            let organisation = try OrganisationTable.find(stored.request.organisation, tx)
            let term = stored.state.term(rules.calendar)
            let ledger = term.ledger(rules.calendar)
            return TrackedRequest(
                request: stored.request, organisation: organisation,
                profile: try ProfileTable.find(organisation.id, tx), state: stored.state,
                events: stored.events,
                form: try RequestFormTable.find(of: stored.request.id, vault, tx), term: term,
                ledger: ledger,
                letters: try RequestLetterTable.all(of: stored.request.id, vault, tx).filter(\.kind.isForApplicant),
                daysLeft: stored.state.isAwaitingAnswer
                    ? ledger.map { rules.calendar.workingDays(from: today, to: $0.due) } : nil)
        }
    }

    /// The applicant sends what was asked for (Art 30), or takes the request back. The day is that of today.
    package func act(
        _ act: ApplicantAct, on ticket: RequestTicket, expecting version: Int?, form: SentForm?
    ) async throws {
        let issues = act.issues
        if !issues.isEmpty { throw Invalid(issues) }
        let id = try await read { tx in try request(of: ticket, tx) }
        var caller = Caller.applicant
        caller.form = form
        try await change(id, expecting: version, by: caller) { stored, _, now in
            [RequestNews(try act.happening(stored.state, on: now.day), on: now.day, act.words)]
        }
    }

    func request(of ticket: RequestTicket, _ tx: any Transaction) throws -> InformationRequest.ID {
        guard let key = try RequestKeyTable.markKey(under: presentKeys(tx), tx) else { throw NotFound() }
        let mark = RequestMarks(key: key).code(ticket.code, ofNumber: InformationRequest.Number.key(of: ticket.number))
        guard let id = try RequestTable.find(codeMark: mark, tx) else { throw NotFound() }
        return id
    }
}
