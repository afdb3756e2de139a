import Crypto
import Domain
import Storage

/// What a verification of the public log found. The names of the fields are a contract of the command line.
package struct LogVerdict: Sendable {
    package var size: Int
    package var root: [UInt8]
    /// The sequence of the first entry that is wrong, and what is wrong with it.
    package var firstWrong: (sequence: Int, reason: String)?

    package init(size: Int, root: [UInt8], firstWrong: (sequence: Int, reason: String)? = nil) {
        self.size = size
        self.root = root
        self.firstWrong = firstWrong
    }
}

extension Office {
    /// Verifies the log of this database from its entries up: hashes, nodes, frontier, every checkpoint ever signed,
    /// and that what each entry says of a document is what the document says.
    package func verifyLog() async throws -> LogVerdict {
        var check = LogRebuild(keys: keys)
        let frontier = try await store.read { try LogTable.frontier($0) }
        while check.size < frontier.size {
            let range = check.size..<min(check.size + 256, frontier.size)
            let (rows, contents) = try await store.read { tx in
                let rows = try LogTable.entries(in: range, tx)
                return (rows, try DocumentTable.loggedContents(rows, tx))
            }
            for (row, content) in zip(rows, contents) {
                if let reason = check.add(row, content: content) {
                    return LogVerdict(size: frontier.size, root: check.root, firstWrong: (check.size, reason))
                }
            }
            if rows.count < range.count {
                return LogVerdict(
                    size: frontier.size, root: check.root, firstWrong: (check.size, "the entry is missing"))
            }
        }
        let rebuilt = check
        let fault = try await store.read { tx in try rebuilt.faultOfStoredTree(frontier, tx) }
        return LogVerdict(size: frontier.size, root: rebuilt.root, firstWrong: fault)
    }
}

/// The tree, made again from the entries.
private struct LogRebuild: Sendable {
    private let hasher = TreeHasher(digest: sha256)
    private let keys: Keys
    private var frontier = MerkleFrontier()
    private var nodes: [TileNode] = []
    private var roots: [Int: [UInt8]] = [:]

    init(keys: Keys) {
        self.keys = keys
    }

    var size: Int { frontier.size }
    var root: [UInt8] { frontier.root(hasher: hasher) }

    /// Nil takes the entry on; otherwise what is wrong with it.
    mutating func add(_ row: LogRow, content: LoggedContent?) -> String? {
        if row.sequence != size { return "the entry is missing" }
        if hasher.leaf(row.entry) != row.leafHash { return "the entry was edited: it does not have its hash" }
        if let content, !content.matches(row.entry) {
            return "the document \(row.subject) is not the one that was entered"
        }
        nodes += frontier.append(row.leafHash, hasher: hasher)
        roots[size] = root
        return nil
    }

    func faultOfStoredTree(_ stored: MerkleFrontier, _ tx: any Transaction) throws -> (Int, String)? {
        if stored != frontier { return (0, "the entries do not have the root that the log was left with") }
        for node in nodes {
            let hashes = try LogTable.hashes(level: node.level, in: node.index..<node.index + 1, tx)
            if hashes != [node.hash] {
                return (node.index << (8 * node.level), "the node of level \(node.level) above this entry is wrong")
            }
        }
        return try faultOfCheckpoints(tx)
    }

    private func faultOfCheckpoints(_ tx: any Transaction) throws -> (Int, String)? {
        let verifier = try keys.logVerifier()
        for stored in try LogTable.checkpoints(after: 0, limit: Int.max >> 1, tx) {
            guard let note = SignedNote(bytes: stored.note), let checkpoint = Checkpoint(text: note.text) else {
                return (stored.size, "the checkpoint of size \(stored.size) cannot be read")
            }
            if !note.isSigned(by: verifier, verify: ed25519) {
                return (stored.size, "the checkpoint of size \(stored.size) is not signed by this log's key")
            }
            if checkpoint.root != roots[checkpoint.size] {
                return (
                    max(0, stored.size - 1), "the entries differ from those of the checkpoint of size \(stored.size)"
                )
            }
        }
        return nil
    }
}

/// Ed25519 (RFC 8032).
package func ed25519(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    return key.isValidSignature(signature, for: message)
}
