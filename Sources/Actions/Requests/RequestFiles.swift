package import Domain
import Storage

extension Office {
    /// Adds a file at the desk.
    /// - Throws: `RequestRefusal` where the rules forbid it, `Invalid` where there are too many.
    package func add(
        _ file: SealedFile, as kind: RequestFile.Kind, to id: InformationRequest.ID, expecting version: Int?,
        by caller: Caller
    ) async throws {
        guard RequestFile.Kind.ofOffice.contains(kind) else { throw Invalid([Issue("fileKind", .notAllowed)]) }
        try await change(id, expecting: version, by: caller) { stored, tx, now in
            try checkHandling(stored, caller, tx)
            try stored.state.checkFiling(kind)
            guard let vault = stored.vault else { throw RecordAnonymous() }
            try checkRoom(for: file.content.size, in: stored.state)
            let record = file.record(as: kind, at: stored.state.files.count + 1)
            try tx.run(VaultFileTable.insertion(of: file.content, at: record.position, vault))
            return [RequestNews(.filed(record), on: now.day)]
        }
    }

    /// Takes a file that the office added by mistake out again. It stays in the records.
    package func annulFile(
        _ position: Int, of id: InformationRequest.ID, expecting version: Int?, by caller: Caller
    ) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, now in
            try checkHandling(stored, caller, tx)
            try stored.state.checkAnnulment(of: position)
            return [RequestNews(.annulled(file: position), on: now.day)]
        }
    }

    /// Opens a file at the desk: like each look at who asks, this one is in the journal.
    package func lookAtFile(
        _ position: Int, of id: InformationRequest.ID, by caller: Caller
    ) async throws -> OpenedFile {
        let opened = try await perform(as: caller) { tx, _ in
            let stored = try storedRequest(id, tx)
            try caller.require(.readRequests, in: stored.request.organisation, tx)
            let opened = try open(position, among: stored.state.files, of: stored, tx)
            return Done(
                opened,
                JournalEvent(
                    .requestFileLookedAt, of: id.text, organisation: stored.request.organisation.text,
                    before: String(position)))
        }
        return try await whole(opened)
    }

    /// What the applicant may have of the files.
    package func trackedFile(_ position: Int, _ ticket: Ticket) async throws -> OpenedFile {
        let opened = try await read { tx in
            let stored = try storedRequest(try request(of: ticket, tx), tx)
            return try open(position, among: stored.state.filesForApplicant, of: stored, tx)
        }
        return try await whole(opened)
    }

    /// - Throws: `Invalid` at `file` where another of this size is too much.
    func checkRoom(for size: Int, in state: RequestCase) throws {
        if state.files.count >= RequestFile.mostOfRequest {
            throw Invalid([Issue("file", .file(.tooMany(limit: RequestFile.mostOfRequest)))])
        }
        if state.files.reduce(size, { $0 + $1.size }) > RequestFile.largestOfRequest {
            throw Invalid([Issue("file", .file(.tooMuch(limit: RequestFile.largestOfRequest)))])
        }
    }

    func checkHandling(_ stored: StoredRequest, _ caller: Caller, _ tx: any Transaction) throws {
        try caller.require(.readRequests, in: stored.request.organisation, tx)
        try caller.require(.handleRequests, in: stored.request.organisation, tx)
    }

    private func open(
        _ position: Int, among files: [RequestFile], of stored: StoredRequest, _ tx: any Transaction
    ) throws -> OpenedFile {
        guard let vault = stored.vault else { throw RecordAnonymous() }
        return try vault.opened(position, among: files, tx)
    }
}
