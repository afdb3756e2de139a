package import Domain
import Storage

/// A file of a request, opened for somebody.
package struct OpenedFile: Sendable, Hashable {
    package var file: RequestFile
    package var content: [UInt8]
}

extension Office {
    /// Adds a file at the desk.
    /// - Throws: `RequestRefusal` where the rules forbid it, `Invalid` where there are too many.
    package func add(
        _ file: SoundFile, as kind: RequestFile.Kind, to id: InformationRequest.ID, expecting version: Int?,
        by caller: Caller
    ) async throws {
        guard RequestFile.Kind.ofOffice.contains(kind) else { throw Invalid([Issue("fileKind", .notAllowed)]) }
        try await change(id, expecting: version, by: caller) { stored, tx, now in
            try checkHandling(stored, caller, tx)
            try stored.state.checkFiling(kind)
            guard let vault = stored.vault else { throw RequestAnonymous() }
            let count = stored.state.files.count
            if count >= RequestFile.mostOfRequest {
                throw Invalid([Issue("file", .file(.tooMany(limit: RequestFile.mostOfRequest)))])
            }
            let hash = Hex.encode(sha256(file.content))
            let record = RequestFile(file, as: kind, at: count + 1, hash: hash)
            try tx.run(RequestFileTable.insertion(of: file.content, at: record.position, vault))
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
        try await perform(as: caller) { tx, _ in
            let stored = try storedRequest(id, tx)
            try caller.require(.readRequests, in: stored.request.organisation, tx)
            let opened = try open(position, among: stored.state.files, of: stored, tx)
            return Done(
                opened,
                JournalEvent(
                    .requestFileLookedAt, of: id.text, organisation: stored.request.organisation.text,
                    before: String(position)))
        }
    }

    /// What the applicant may have of the files.
    package func trackedFile(_ position: Int, _ ticket: RequestTicket) async throws -> OpenedFile {
        try await read { tx in
            let stored = try storedRequest(try request(of: ticket, tx), tx)
            return try open(position, among: stored.state.filesForApplicant, of: stored, tx)
        }
    }

    private func checkHandling(_ stored: StoredRequest, _ caller: Caller, _ tx: any Transaction) throws {
        try caller.require(.readRequests, in: stored.request.organisation, tx)
        try caller.require(.handleRequests, in: stored.request.organisation, tx)
    }

    private func open(
        _ position: Int, among files: [RequestFile], of stored: StoredRequest, _ tx: any Transaction
    ) throws -> OpenedFile {
        guard let vault = stored.vault else { throw RequestAnonymous() }
        guard let file = files.first(where: { $0.position == position }) else { throw NotFound() }
        return OpenedFile(
            file: file, content: try RequestFileTable.content(at: position, of: stored.request.id, vault, tx))
    }
}

enum RequestFileTable {
    static func insertion(of content: [UInt8], at position: Int, _ vault: RequestVault) throws -> SQL {
        let sealed = try vault.seal(bytes: content, as: place(position))
        return "INSERT INTO request_file (request, position, sealed) VALUES (\(vault.request), \(position), \(sealed))"
    }

    static func content(
        at position: Int, of request: InformationRequest.ID, _ vault: RequestVault, _ tx: any Transaction
    ) throws -> [UInt8] {
        let sealed: SealedSecret? = try tx.value(
            "SELECT sealed AS value FROM request_file WHERE request = \(request) AND position = \(position)")
        guard let sealed else { throw NotFound() }
        return try vault.bytes(in: sealed, as: place(position))
    }

    static func positions(of request: InformationRequest.ID, _ tx: any Transaction) throws -> [Int] {
        try tx.values("SELECT position AS value FROM request_file WHERE request = \(request) ORDER BY position")
    }

    private static func place(_ position: Int) -> String { "file \(position)" }
}
