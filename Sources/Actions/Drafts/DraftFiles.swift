package import Domain
import Storage

extension ApplicationDraft {
    /// Files of all drafts together, in bytes: drafts cost nobody anything, a disk has an end.
    package static let roomForFiles = 4 << 30
}

extension Office {
    /// Attaches a file to an application that is being written. Sent twice it is attached once.
    /// - Throws: `NotFound` where there is no such draft, `Invalid` where there is no room.
    package func attach(_ file: SealedFile, as kind: RequestFile.Kind, toDraft token: String) async throws {
        guard RequestFile.Kind.ofApplicants.contains(kind) else { throw Invalid([Issue("fileKind", .notAllowed)]) }
        let lock = DraftLock(token)
        try await keep { tx, now in
            var draft = try openDraft(lock, at: now, tx)
            if draft.files.contains(where: { $0.hash == file.content.hash && $0.kind == kind }) { return }
            try checkRoom(for: file.content.size, in: draft, tx)
            let position = (draft.files.map(\.position).max() ?? 0) + 1
            draft.files.append(file.record(as: kind, at: position))
            let sealed = try lock.seal(file.content, at: position, nonce: chance(12))
            try RequestDraftFileTable.insert(lock.mark, position, file.content, sealed, tx)
            try RequestDraftTable.put(lock.mark, try lock.seal(draft, nonce: chance(12)), at: now, tx)
        }
    }

    /// Takes a file out of an application that is being written; it is gone.
    package func detach(_ position: Int, fromDraft token: String) async throws {
        let lock = DraftLock(token)
        try await keep { tx, now in
            var draft = try openDraft(lock, at: now, tx)
            draft.files.removeAll { $0.position == position }
            try RequestDraftFileTable.delete(lock.mark, position, tx)
            try RequestDraftTable.put(lock.mark, try lock.seal(draft, nonce: chance(12)), at: now, tx)
        }
    }

    package func draftFile(_ position: Int, _ token: String) async throws -> OpenedFile {
        let lock = DraftLock(token)
        let now = now()
        let opened = try await read { tx in
            let draft = try openDraft(lock, at: now, tx)
            guard let file = draft.files.first(where: { $0.position == position }) else { throw NotFound() }
            return OpenedFile(file: file, content: try RequestDraftFileTable.content(lock, position, tx))
        }
        return try await whole(opened)
    }

    /// Seals the keys of what is attached to a draft again, under that of the record that came of it; the files stay where they
    /// lie.
    func move(_ files: [RequestFile], to vault: Vault, under lock: DraftLock, _ tx: any Transaction) throws {
        for (index, file) in files.enumerated() {
            let content = try RequestDraftFileTable.content(lock, file.position, tx)
            try tx.run(VaultFileTable.insertion(of: content, at: index + 1, vault))
            try RequestDraftFileTable.delete(lock.mark, file.position, tx)
        }
    }

    private func openDraft(_ lock: DraftLock, at now: Instant, _ tx: any Transaction) throws -> ApplicationDraft {
        let oldest = now + .seconds(-ApplicationDraft.days * 86_400)
        guard let draft = try lock.draft(since: oldest, tx), draft.receipt == nil else { throw NotFound() }
        return draft
    }

    private func checkRoom(for size: Int, in draft: ApplicationDraft, _ tx: any Transaction) throws {
        do {
            try draft.files.checkRoom(for: size)
        } catch {
            throw Invalid([Issue("file", .file(error))])
        }
        if try RequestDraftFileTable.size(tx) + size > ApplicationDraft.roomForFiles {
            throw Invalid([Issue("file", .file(.noRoom))])
        }
    }
}

enum RequestDraftFileTable {
    static func insert(
        _ mark: [UInt8], _ position: Int, _ content: SealedContent, _ sealed: SealedSecret, _ tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO request_draft_file (draft, position, size, content, sealed)
            VALUES (\(mark), \(position), \(content.size), \(content.place), \(sealed))
            """)
    }

    static func content(_ lock: DraftLock, _ position: Int, _ tx: any Transaction) throws -> SealedContent {
        let row = try tx.rows(
            """
            SELECT content, sealed FROM request_draft_file WHERE draft = \(lock.mark) AND position = \(position)
            """
        ).first
        guard let row else { throw NotFound() }
        let (place, sealed): (FileHash, SealedSecret) = (try row.get("content"), try row.get("sealed"))
        return SealedContent(place: place, key: try lock.key(in: sealed, at: position, place))
    }

    static func delete(_ mark: [UInt8], _ position: Int, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM request_draft_file WHERE draft = \(mark) AND position = \(position)")
    }

    /// Of all drafts.
    static func size(_ tx: any Transaction) throws -> Int {
        try tx.value("SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) AS value FROM request_draft_file") ?? 0
    }

    static func places(in range: PlaceRange, _ tx: any Transaction) throws -> [FileHash] {
        try tx.values(
            """
            SELECT content AS value FROM request_draft_file
            WHERE content > \(range.after) AND content <= \(range.upTo) ORDER BY content
            """)
    }
}
