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
    /// Published documents that have what was asked for.
    package var documents: [LinkedDocument]
    /// Requests that were made of this one, and the one that it is a part of.
    package var relatives: [InformationRequest]
    /// Working days until the end of the term, below 0 after it; nil where no term runs.
    package var daysLeft: Int?
}

/// A published document that has what was asked for.
package struct LinkedDocument: Sendable, Hashable {
    package var id: Document.ID
    package var title: String
}

extension Office {
    /// - Throws: `NotFound` where there is no such number, or the code is another's: one answer for both.
    package func trackedRequest(_ ticket: Ticket) async throws -> TrackedRequest {
        let today = now().day
        return try await read { tx in
            let stored = try storedRequest(try request(of: ticket, tx), tx)
            guard let vault = stored.vault else { throw NotFound() }
            let organisation = try OrganisationTable.find(stored.request.organisation, tx)
            let calendar = try self.calendar(tx)
            let term = stored.state.term(calendar)
            let ledger = term.ledger(calendar)
            return TrackedRequest(
                request: stored.request, organisation: organisation,
                profile: try ProfileTable.find(organisation.id, tx), state: stored.state,
                events: stored.events,
                form: try RequestFormTable.find(of: stored.request.id, vault, tx), term: term,
                ledger: ledger,
                letters: try RequestLetterTable.all(of: stored.request.id, vault, tx).filter(\.kind.isForApplicant),
                documents: try documents(of: stored.state, tx), relatives: try relatives(of: stored, tx),
                daysLeft: stored.state.isAwaitingAnswer
                    ? ledger.map { calendar.workingDays(from: today, to: $0.due) } : nil)
        }
    }

    /// The linked documents that are still public.
    func documents(of state: RequestCase, _ tx: any Transaction) throws -> [LinkedDocument] {
        let titles = try DocumentTable.titles(of: state.documents.map(\.text), tx)
        return try state.documents.compactMap { id in
            guard let title = titles[id.text], try DocumentTable.find(id, tx).state.isPublic else { return nil }
            return LinkedDocument(id: id, title: title)
        }
    }

    func relatives(of stored: StoredRequest, _ tx: any Transaction) throws -> [InformationRequest] {
        let origin = try stored.state.origin.map { try RequestTable.find($0, tx) }
        return [origin].compactMap(\.self) + (try RequestTable.all(derivedFrom: stored.request.id, tx))
    }

    /// The applicant sends what was asked for (Art 30), or takes the request back. The day is that of today.
    package func act(
        _ act: ApplicantAct, on ticket: Ticket, expecting version: Int?, form: SentForm?
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
}
