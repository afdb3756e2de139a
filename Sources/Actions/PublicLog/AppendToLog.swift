import Crypto
import Domain
import Storage

/// What an action wants entered in the public log, with the record it speaks of.
struct LogNews: Sendable {
    var entry: LogEntry
    var subject: String
    var revision: Int?
}

extension Keys {
    /// Enters news at the end of the log and signs the new checkpoint, inside the transaction that makes the change
    /// public: neither can be without the other.
    /// - Throws: `LogBroken` where the log is not the one that was signed last. To go on from it would sign what somebody
    ///   else wrote there.
    /// - Parameter successor: the keys that follow these, and sign the checkpoint as well.
    func append(
        _ news: [LogNews], at instant: Instant, handingOnTo successor: Keys? = nil, _ tx: any Transaction
    ) throws {
        if news.isEmpty { return }
        let hasher = TreeHasher(digest: sha256)
        var frontier = try soundFrontier(hasher, tx)
        var (entries, nodes): ([SQL], [SQL]) = ([], [])
        for item in news {
            let bytes = item.entry.canonicalJSON
            let leafHash = hasher.leaf(bytes)
            entries.append(
                LogTable.insertion(
                    of: LogRow(
                        sequence: frontier.size, entry: bytes, leafHash: leafHash, subject: item.subject,
                        event: item.entry.event, instant: item.entry.instant, revision: item.revision)))
            nodes += frontier.append(leafHash, hasher: hasher).map(LogTable.insertion(of:))
        }
        try tx.runAll(entries + nodes)
        try LogTable.replace(frontier, tx)
        var note = try signedCheckpoint(size: frontier.size, root: frontier.root(hasher: hasher))
        if let successor {
            note = try note.signed(by: successor.logVerifier()) { Array(try successor.logSigner.signature(for: $0)) }
        }
        try LogTable.insertCheckpoint(size: frontier.size, at: instant, note: note.bytes, tx)
    }

    /// Enters in the log that another key signs it from now on, by the digest of its public half. The checkpoint of this
    /// entry bears the signatures of both: who trusts the old key learns of the new one.
    func announce(_ successor: Keys, at now: Instant, _ tx: any Transaction) throws {
        let verifier = try successor.logVerifier()
        let entry = LogEntry(
            .keyChanged, of: "/log/vkeys", contentHash: sha256(Array(verifier.text.utf8)),
            organisation: try OrganisationTable.tree(tx).roots.first?.code ?? "", at: now)
        let news = LogNews(entry: entry, subject: "key:\(Hex.encode(verifier.id))", revision: nil)
        try append([news], at: now, handingOnTo: successor, tx)
    }

    /// - Throws: `LogBroken` where the log is not the one that these keys signed last.
    func checkLog(_ tx: any Transaction) throws {
        _ = try soundFrontier(TreeHasher(digest: sha256), tx)
    }

    /// The right edge of the log, held against the checkpoint that was signed last.
    func soundFrontier(_ hasher: TreeHasher, _ tx: any Transaction) throws -> MerkleFrontier {
        let frontier = try LogTable.frontier(tx)
        let hasEntries = try !LogTable.entries(in: frontier.size..<Int.max, tx).isEmpty
        guard let bytes = try LogTable.newestCheckpoint(tx) else {
            if frontier.size > 0 || hasEntries { throw LogBroken(size: frontier.size) }
            return frontier
        }
        guard !hasEntries, let note = SignedNote(bytes: bytes), let checkpoint = Checkpoint(text: note.text),
            note.isSigned(by: try logVerifier(), verify: ed25519), checkpoint.size == frontier.size,
            checkpoint.root == frontier.root(hasher: hasher)
        else { throw LogBroken(size: frontier.size) }
        return frontier
    }

    /// A C2SP checkpoint, as a signed note.
    func signedCheckpoint(size: Int, root: [UInt8]) throws -> SignedNote {
        guard let checkpoint = Checkpoint(origin: logOrigin, size: size, root: root),
            let note = try SignedNote(
                checkpoint.text, by: try logVerifier(), sign: { Array(try logSigner.signature(for: $0)) })
        else { throw KeyFault(file: "log.key", reason: "the log's name \(logOrigin) cannot stand in a checkpoint") }
        return note
    }
}

/// The public log was changed outside the program, which therefore signs nothing more until somebody has looked.
package struct LogBroken: Error, CustomStringConvertible {
    package var size: Int

    package var description: String {
        "the public log of \(size) entries is not the one that was signed last; run: yangguang check"
    }
}
