import Crypto
package import Domain
import Storage

/// What somebody hands in, while it is written: what was typed, page by page. It is sealed under the token that only the
/// writer's browser holds: the office cannot read it.
package struct ApplicationDraft: Hashable, Sendable, Codable {
    /// 代码 of the organ that is asked.
    package var organisation: String
    package var fields: [String: String]
    /// What is attached; its keys are sealed beside it. They come and go by acts of their own (`attach`, `detach`).
    package internal(set) var files: [RequestFile]
    /// Once it was handed in, all that is left of it.
    package var receipt: Receipt?

    package init(organisation: String, fields: [String: String] = [:], receipt: Receipt? = nil) {
        self.organisation = organisation
        self.fields = fields
        files = []
        self.receipt = receipt
    }

    /// So many days after the last change it is removed.
    package static let days = 30
    /// All fields together, in bytes.
    package static let largest = 64_000
}

extension Office {
    package func newDraftToken() -> String { newToken() }

    /// Nil where there is none, or not any more.
    package func applicationDraft(_ token: String) async throws -> ApplicationDraft? {
        let lock = DraftLock(token)
        let oldest = now() + .seconds(-ApplicationDraft.days * 86_400)
        return try await read { tx in try lock.draft(since: oldest, tx) }
    }

    package func save(_ draft: ApplicationDraft, under token: String) async throws {
        let size = draft.fields.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        if size > ApplicationDraft.largest {
            throw Invalid([Issue("description", .tooLong(limit: WantedInformation.Limit.description))])
        }
        let lock = DraftLock(token)
        let nonce = chance(12)
        try await keep { tx, now in
            try RequestDraftTable.deleteOld(at: now, tx)
            let oldest = now + .seconds(-ApplicationDraft.days * 86_400)
            // What was handed in stays handed in: an older page of the same browser does not open it again.
            let stored = try lock.draft(since: oldest, tx)
            if stored?.receipt != nil { return }
            var draft = draft
            draft.files = stored?.files ?? []
            try RequestDraftTable.put(lock.mark, try lock.seal(draft, nonce: nonce), at: now, tx)
        }
    }

    /// Removes a draft, or what is left of one that was handed in.
    package func discardDraft(_ token: String) async throws {
        let mark = DraftLock(token).mark
        try await keep { tx, _ in try RequestDraftTable.delete(mark, tx) }
    }

    /// Makes a record of what was drafted, once.
    /// - Parameter enter: gets the organ that the draft is for and the files, numbered anew.
    func handIn(
        _ token: String,
        _ enter: @escaping @Sendable (Organisation, [RequestFile], Caller, Instant, any Transaction) throws -> Entered
    ) async throws -> Receipt {
        let lock = DraftLock(token)
        var caller = Caller.applicant
        caller.form = SentForm(number: Hex.encode(lock.mark), digest: [])
        do {
            return try await perform(as: caller) { [caller] tx, now in
                let oldest = now + .seconds(-ApplicationDraft.days * 86_400)
                guard var draft = try lock.draft(since: oldest, tx),
                    let organisation = try OrganisationTable.find(code: draft.organisation, tx)
                else { throw NotFound() }
                let files = draft.files.enumerated().map { index, file in
                    var file = file
                    file.position = index + 1
                    return file
                }
                let entered = try enter(organisation, files, caller, now, tx)
                try move(draft.files, to: entered.vault, under: lock, tx)
                draft.receipt = entered.receipt
                draft.fields = [:]
                draft.files = []
                try RequestDraftTable.put(lock.mark, try lock.seal(draft, nonce: chance(12)), at: now, tx)
                return Done(entered.receipt, entered.journal[0], Array(entered.journal.dropFirst()))
            }
        } catch is Repeated {
            guard let receipt = try await applicationDraft(token)?.receipt else { throw NotFound() }
            return receipt
        }
    }
}

/// What a token opens.
struct DraftLock: Sendable {
    /// What the database knows the draft by.
    let mark: [UInt8]
    private let key: SymmetricKey

    init(_ token: String) {
        mark = sha256(Array("draft mark \(token)".utf8))
        key = SymmetricKey(data: sha256(Array("draft key \(token)".utf8)))
    }

    func seal(_ draft: ApplicationDraft, nonce: [UInt8]) throws -> SealedSecret {
        try SealedSecret(record: draft, of: "draft", under: key, nonce: nonce)
    }

    /// The key of a file.
    func seal(_ content: SealedContent, at position: Int, nonce: [UInt8]) throws -> SealedSecret {
        try SealedSecret(record: content.key, of: "draft \(content.owner(position))", under: key, nonce: nonce)
    }

    func key(in sealed: SealedSecret, at position: Int, _ place: FileHash) throws -> FileKey {
        try sealed.openedRecord(of: "draft \(SealedContent.owner(position, place))", under: key)
    }

    func draft(since oldest: Instant, _ tx: any Transaction) throws -> ApplicationDraft? {
        guard let sealed = try RequestDraftTable.find(mark, since: oldest, tx) else { return nil }
        return try sealed.openedRecord(of: "draft", under: key)
    }
}

enum RequestDraftTable {
    static func find(_ mark: [UInt8], since oldest: Instant, _ tx: any Transaction) throws -> SealedSecret? {
        try tx.value("SELECT sealed AS value FROM request_draft WHERE mark = \(mark) AND changed_at > \(oldest)")
    }

    static func put(_ mark: [UInt8], _ sealed: SealedSecret, at now: Instant, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO request_draft (mark, sealed, changed_at) VALUES (\(mark), \(sealed), \(now))
            ON CONFLICT (mark) DO UPDATE SET sealed = excluded.sealed, changed_at = excluded.changed_at
            """)
    }

    static func delete(_ mark: [UInt8], _ tx: any Transaction) throws {
        try tx.run("DELETE FROM request_draft_file WHERE draft = \(mark)")
        try tx.run("DELETE FROM request_draft WHERE mark = \(mark)")
    }

    static func deleteOld(at now: Instant, _ tx: any Transaction) throws {
        let oldest = now + .seconds(-ApplicationDraft.days * 86_400)
        try tx.run(
            """
            DELETE FROM request_draft_file WHERE draft IN (SELECT mark FROM request_draft WHERE changed_at <= \(oldest))
            """)
        try tx.run("DELETE FROM request_draft WHERE changed_at <= \(oldest)")
    }
}
