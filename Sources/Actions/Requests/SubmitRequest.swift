package import Domain
import Storage

/// What an applicant is told when a request has come in.
package struct RequestReceipt: Hashable, Sendable, Codable {
    /// The identifier of the request.
    package var request: String
    package var number: String
    /// Shown once; the database does not have it.
    package var code: String

    package init(request: String, number: String, code: String) {
        self.request = request
        self.number = number
        self.code = code
    }

    package var id: InformationRequest.ID? { InformationRequest.ID(request) }
}

/// A request that was just given its number.
struct EnteredRequest: Sendable {
    var receipt: RequestReceipt
    var id: InformationRequest.ID
    var journal: [JournalEvent]
    var vault: RequestVault
}

extension Office {
    /// Registers a request that came in by any way. Numbers run without a gap in an organisation and a year.
    /// - Parameters:
    ///   - submittedOn: the day on which it came; the day of receipt where nobody has to confirm it (Art 31).
    /// - Throws: `Invalid` naming each field that has to be put right.
    package func register(
        _ form: ApplicationForm, for organisation: Organisation.ID, by channel: RequestChannel, on submittedOn: Day,
        by caller: Caller
    ) async throws -> RequestReceipt {
        let today = now().day
        var issues = form.issues(on: today)
        if submittedOn > today { issues.append(Issue("submittedOn", .dateInFuture)) }
        if !issues.isEmpty { throw Invalid(issues) }
        return try await perform(as: caller) { tx, now in
            try caller.require(.handleRequests, in: organisation, tx)
            let entered = try enter(form, for: organisation, by: channel, on: submittedOn, by: caller, at: now, tx)
            return Done(entered.receipt, entered.journal[0], Array(entered.journal.dropFirst()))
        }
    }

    /// Gives a request its number, its code and its key, and writes down that it came.
    /// - Parameter files: what came with it; their bytes are the caller's to store.
    func enter(
        _ form: ApplicationForm, for organisation: Organisation.ID, by channel: RequestChannel, on day: Day,
        files: [RequestFile] = [], by caller: Caller, at now: Instant, _ tx: any Transaction
    ) throws -> EnteredRequest {
        let happenings: [RequestEvent.Happening] =
            [.submitted(channel)] + (channel.isConfirmed ? [] : [.received]) + files.map { .filed($0) }
        return try enter(form, for: organisation, happenings.map { RequestNews($0, on: day) }, by: caller, at: now, tx)
    }

    /// - Parameter news: what had happened to it, that it came first.
    func enter(
        _ form: ApplicationForm, for organisation: Organisation.ID, _ news: [RequestNews], by caller: Caller,
        at now: Instant, _ tx: any Transaction
    ) throws -> EnteredRequest {
        let keys = try presentKeys(tx)
        let id: InformationRequest.ID = newID(at: now)
        let year = news[0].day.year
        let number = try nextNumber(in: try OrganisationTable.find(organisation, tx), year: year, tx)
        let request = InformationRequest(id: id, organisation: organisation, number: number)
        let key = chance(32)
        let vault = RequestVault(id, key: key, chance: chance)
        let marks = try requestMarks(keys, tx)
        let code = QueryCode(chance: chance(5))
        // The row must be there before what refers to it; `record` writes the true projection a moment later.
        let arrival = RequestEvent(
            instant: now, actor: caller.person?.id, day: news[0].day, happening: news[0].happening)
        guard let projection = RequestProjection(RequestCase([arrival]), changedAt: now, try calendar(tx)) else {
            preconditionFailure("a request that nobody submitted")
        }
        try tx.run(
            RequestTable.insertion(
                of: request, codeMark: marks.code(code, ofNumber: number.key),
                applicantMark: marks.applicant(form.applicant.identification), form.applicant.kind, projection))
        try tx.runAll([
            try RequestKeyTable.insertion(of: key, for: id, under: keys, nonce: chance(12)),
            try RequestFormTable.insertion(of: form, for: id, vault),
        ])
        let blank = StoredRequest(request: request, events: [], state: RequestCase(), vault: vault)
        let journal = try record(news, on: blank, by: caller.person?.id, at: now, tx)
        return EnteredRequest(
            receipt: RequestReceipt(request: id.text, number: number.text, code: code.shown), id: id, journal: journal,
            vault: vault)
    }

    /// Gives a request another query code, for an applicant who proved who they are; the one before opens nothing any more.
    package func renewQueryCode(of id: InformationRequest.ID, by caller: Caller) async throws -> RequestReceipt {
        try await perform(as: caller) { tx, _ in
            let request = try RequestTable.find(id, tx)
            try caller.require(.handleRequests, in: request.organisation, tx)
            guard try vault(of: id, tx) != nil else { throw RequestAnonymous() }
            let code = QueryCode(chance: chance(5))
            let marks = try requestMarks(try presentKeys(tx), tx)
            try RequestTable.setCodeMark(marks.code(code, ofNumber: request.number.key), of: id, tx)
            return Done(
                RequestReceipt(request: id.text, number: request.number.text, code: code.shown),
                JournalEvent(.requestCodeRenewed, of: id.text, organisation: request.organisation.text))
        }
    }

    private func nextNumber(
        in organisation: Organisation, year: Int, _ tx: any Transaction
    ) throws -> InformationRequest.Number {
        let series = "requests \(organisation.code) \(year)"
        let sequence = try NumberTable.last(in: series, tx) + 1
        try tx.run(NumberTable.move(series, to: sequence))
        return InformationRequest.Number(
            year: year, sequence: sequence, mark: try ProfileTable.mark(of: organisation, tx))
    }

    /// Makes the key of the marks with the first request.
    private func requestMarks(_ keys: Keys, _ tx: any Transaction) throws -> RequestMarks {
        if let key = try RequestKeyTable.markKey(under: keys, tx) { return RequestMarks(key: key) }
        let key = chance(32)
        try RequestKeyTable.putMarkKey(key, under: keys, nonce: chance(12), tx)
        return RequestMarks(key: key)
    }
}
