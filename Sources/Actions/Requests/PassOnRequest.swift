import Domain
import Storage

extension Office {
    /// The requests that come of an act: at the organ that a request is handed over to, and of the parts of one that asked for
    /// several things.
    func enterWhatComes(
        of act: RequestAct, from stored: StoredRequest, on day: Day, by caller: Caller, at now: Instant,
        _ tx: any Transaction
    ) throws -> [JournalEvent] {
        guard let vault = stored.vault, let channel = stored.state.channel, let submittedOn = stored.state.submittedOn
        else { return [] }
        let whole = try RequestFormTable.find(of: stored.request.id, vault, tx)
        let derived = RequestNews(.derived(from: stored.request.id), on: day)
        if case .transfer(let organisation, _) = act {
            // The organ that answers has it from the day on which it is handed over, where receipt was confirmed before.
            let receipt = stored.state.receivedOn == nil ? [] : [RequestNews(.received, on: day)]
            return try enter(
                whole, for: organisation, [RequestNews(.submitted(channel), on: day), derived] + receipt, from: stored,
                vault, by: caller, at: now, tx)
        }
        if case .divide(let parts) = act, let dayZero = stored.state.term(try calendar(tx)).counts.last?.dayZero {
            return try parts.dropFirst().flatMap { part in
                var form = whole
                form.wanted.description = part
                // All parts have the term of the whole.
                let news = [
                    RequestNews(.submitted(channel), on: submittedOn), derived, RequestNews(.received, on: dayZero),
                ]
                return try enter(
                    form, for: stored.request.organisation, news, from: stored, vault, by: caller, at: now, tx)
            }
        }
        return []
    }

    /// With the files that the applicant had handed in, or that were scanned of them: both have a key to each, and when one
    /// forgets its own the other still opens it.
    private func enter(
        _ form: ApplicationForm, for organisation: Organisation.ID, _ news: [RequestNews], from stored: StoredRequest,
        _ vault: Vault, by caller: Caller, at now: Instant, _ tx: any Transaction
    ) throws -> [JournalEvent] {
        let kinds = RequestFile.Kind.ofApplicants + [.scan]
        let files = stored.state.files.filter {
            kinds.contains($0.kind) && !stored.state.annulledFiles.contains($0.position)
        }
        let filed = files.enumerated().map { index, file in
            var file = file
            file.position = index + 1
            return RequestNews(.filed(file), on: news[0].day)
        }
        let entered = try enter(form, for: organisation, news + filed, by: caller, at: now, tx)
        for (index, file) in files.enumerated() {
            let content = try VaultFileTable.content(at: file.position, vault, tx)
            try tx.run(VaultFileTable.insertion(of: content, at: index + 1, entered.vault))
        }
        return entered.journal
    }

    /// The request that a ticket opens: the one with its number, or the one that this was handed over as. The code of a
    /// request opens those that were made of it, too.
    func request(of ticket: Ticket, _ tx: any Transaction) throws -> InformationRequest.ID {
        let marks = try presentMarks(tx)
        let number = InformationRequest.Number.key(of: ticket.number)
        if let own = try RequestTable.find(codeMark: marks.code(ticket.code, ofNumber: number), tx) {
            return try successor(of: own, tx)
        }
        guard let request = try RequestTable.find(numbered: ticket.number, tx),
            let origin = try RequestTable.storedProjection(request, tx)?.origin
        else { throw NotFound() }
        let originNumber = try RequestTable.find(origin, tx).number.key
        guard try RequestTable.codeMark(of: origin, tx) == marks.code(ticket.code, ofNumber: originNumber) else {
            throw NotFound()
        }
        return try successor(of: request, tx)
    }

    private func successor(of id: InformationRequest.ID, _ tx: any Transaction) throws -> InformationRequest.ID {
        var id = id
        while try RequestTable.storedProjection(id, tx)?.stage == .transferred {
            guard let next = try RequestTable.all(derivedFrom: id, tx).first?.id else { break }
            id = next
        }
        return id
    }
}
