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
    func append(_ news: [LogNews], at instant: Instant, _ tx: any Transaction) throws {
        if news.isEmpty { return }
        let hasher = TreeHasher(digest: sha256)
        var frontier = try LogTable.frontier(tx)
        for item in news {
            let bytes = item.entry.canonicalJSON
            let leafHash = hasher.leaf(bytes)
            try LogTable.insert(
                LogRow(
                    sequence: frontier.size, entry: bytes, leafHash: leafHash, subject: item.subject,
                    event: item.entry.event, instant: item.entry.instant, revision: item.revision),
                tx)
            for node in frontier.append(leafHash, hasher: hasher) {
                try LogTable.insert(node, tx)
            }
        }
        try LogTable.replace(frontier, tx)
        let note = try signedCheckpoint(size: frontier.size, root: frontier.root(hasher: hasher))
        try LogTable.insertCheckpoint(size: frontier.size, at: instant, note: note, tx)
    }

    /// A C2SP checkpoint, as a signed note.
    func signedCheckpoint(size: Int, root: [UInt8]) throws -> [UInt8] {
        guard let checkpoint = Checkpoint(origin: logOrigin, size: size, root: root),
            let note = try SignedNote(
                checkpoint.text, by: try logVerifier(), sign: { Array(try logSigner.signature(for: $0)) })
        else { throw KeyFault(file: "log.key", reason: "the log's name \(logOrigin) cannot stand in a checkpoint") }
        return note.bytes
    }
}
