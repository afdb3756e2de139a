package import Domain
import Storage

extension Office {
    /// Registers a request that came in by any way. Numbers run without a gap in an organisation and a year.
    /// - Parameters:
    ///   - submittedOn: the day on which it came; the day of receipt where nobody has to confirm it (Art 31).
    /// - Throws: `Invalid` naming each field that has to be put right.
    package func register(
        _ form: ApplicationForm, for organisation: Organisation.ID, by channel: RequestChannel, on submittedOn: Day,
        by caller: Caller
    ) async throws -> Receipt {
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

    /// Hands an application in. The same draft sent ten times is one request.
    package func submit(_ form: ApplicationForm, draftedUnder token: String) async throws -> Receipt {
        let issues = form.issues(on: now().day)
        if !issues.isEmpty { throw Invalid(issues) }
        return try await handIn(token) { organisation, files, caller, now, tx in
            try enter(
                form, for: organisation.id, by: .online, on: now.day, files: files, by: caller, at: now, tx)
        }
    }

    /// Gives a request its number, its code and its key, and writes down that it came.
    /// - Parameter files: what came with it; their bytes are the caller's to store.
    func enter(
        _ form: ApplicationForm, for organisation: Organisation.ID, by channel: RequestChannel, on day: Day,
        files: [RequestFile] = [], by caller: Caller, at now: Instant, _ tx: any Transaction
    ) throws -> Entered {
        let happenings: [RequestEvent.Happening] =
            [.submitted(channel)] + (channel.isConfirmed ? [] : [.received]) + files.map { .filed($0) }
        return try enter(form, for: organisation, happenings.map { RequestNews($0, on: day) }, by: caller, at: now, tx)
    }

    /// - Parameter news: what had happened to it, that it came first.
    func enter(
        _ form: ApplicationForm, for organisation: Organisation.ID, _ news: [RequestNews], by caller: Caller,
        at now: Instant, _ tx: any Transaction
    ) throws -> Entered {
        let keys = try presentKeys(tx)
        let id: InformationRequest.ID = newID(at: now)
        let year = news[0].day.year
        let number = try nextNumber(in: try OrganisationTable.find(organisation, tx), year: year, tx)
        let request = InformationRequest(id: id, organisation: organisation, number: number)
        let (vault, keeping) = try newVault(of: id.text, keys)
        let marks = try marks(keys, tx)
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
        try tx.runAll([keeping, try RequestFormTable.insertion(of: form, for: id, vault)])
        let blank = StoredRequest(request: request, events: [], state: RequestCase(), vault: vault)
        let journal = try record(news, on: blank, by: caller.person?.id, at: now, tx)
        return Entered(
            receipt: Receipt(record: id.text, number: number.text, code: code.shown), journal: journal, vault: vault)
    }

    /// Gives a request another query code, for an applicant who proved who they are; the one before opens nothing any more.
    package func renewQueryCode(of id: InformationRequest.ID, by caller: Caller) async throws -> Receipt {
        try await perform(as: caller) { tx, _ in
            let request = try RequestTable.find(id, tx)
            try caller.require(.handleRequests, in: request.organisation, tx)
            guard try vault(of: id.text, tx) != nil else { throw RecordAnonymous() }
            let code = QueryCode(chance: chance(5))
            let marks = try presentMarks(tx)
            try RequestTable.setCodeMark(marks.code(code, ofNumber: request.number.key), of: id, tx)
            return Done(
                Receipt(record: id.text, number: request.number.text, code: code.shown),
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
}
