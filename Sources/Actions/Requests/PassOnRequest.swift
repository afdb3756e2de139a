import Domain
import Storage

extension Office {
    /// The requests that come of an act: at the organ that a request is handed over to, and of the parts of one that asked for
    /// several things.
    func enterWhatComes(
        of act: RequestAct, from stored: StoredRequest, on day: Day, by caller: Caller, at now: Instant,
        _ tx: any Transaction
    ) throws -> [JournalEvent] {
        guard let vault = stored.vault, let channel = stored.state.channel else { return [] }
        if case .transfer(let organisation, _) = act {
            let form = try RequestFormTable.find(of: stored.request.id, vault, tx)
            // The organ that answers has it from the day on which it is handed over, where receipt was confirmed before.
            let isReceived = stored.state.receivedOn != nil
            let news: [RequestEvent.Happening] =
                [.submitted(channel), .derived(from: stored.request.id)] + (isReceived ? [.received] : [])
            return try enter(
                form, for: organisation, news.map { RequestNews($0, on: day) }, by: caller, at: now, tx
            ).journal
        }
        if case .divide(let parts) = act {
            guard let submittedOn = stored.state.submittedOn,
                let dayZero = stored.state.term(try calendar(tx)).counts.last?.dayZero
            else { return [] }
            var form = try RequestFormTable.find(of: stored.request.id, vault, tx)
            return try parts.dropFirst().flatMap { part in
                form.wanted.description = part
                // All parts have the term of the whole.
                let news = [
                    RequestNews(.submitted(channel), on: submittedOn),
                    RequestNews(.derived(from: stored.request.id), on: day), RequestNews(.received, on: dayZero),
                ]
                return try enter(
                    form, for: stored.request.organisation, news, by: caller, at: now, tx
                ).journal
            }
        }
        return []
    }

    /// The request that a ticket opens: the one with its number, or the one that this was handed over as. The code of a
    /// request opens those that were made of it, too.
    func request(of ticket: RequestTicket, _ tx: any Transaction) throws -> InformationRequest.ID {
        guard let key = try RequestKeyTable.markKey(under: presentKeys(tx), tx) else { throw NotFound() }
        let marks = RequestMarks(key: key)
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
