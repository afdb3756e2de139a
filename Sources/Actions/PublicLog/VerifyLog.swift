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
        var rebuild = LogRebuild(keys: keys)
        while true {
            let known = rebuild
            let (grown, size, fault) = try await read { tx in
                var grown = known
                let size = try LogTable.frontier(tx).size
                let fault = try grown.takeOn(upTo: min(known.size + 256, size), tx)
                // The tree as a whole is judged in the snapshot that held the last of its entries.
                let ends = fault == nil && grown.size >= size
                return (grown, size, ends ? try grown.faultOfStoredTree(tx) : fault)
            }
            rebuild = grown
            if fault != nil || grown.size >= size {
                return LogVerdict(size: size, root: grown.root, firstWrong: fault)
            }
        }
    }
}

/// The tree, made again from the entries.
private struct LogRebuild: Sendable {
    private let hasher = TreeHasher(digest: sha256)
    private let keys: Keys
    private var frontier = MerkleFrontier()
    private var nodes: [TileNode] = []
    private var roots: [Int: [UInt8]] = [:]
    /// The sizes from which another key signs, and the digests of those keys.
    private var keyChanges: [(size: Int, digest: String)] = []

    init(keys: Keys) {
        self.keys = keys
    }

    var size: Int { frontier.size }
    var root: [UInt8] { frontier.root(hasher: hasher) }

    /// Goes on to this size, or up to the first entry that is wrong and what is wrong with it.
    mutating func takeOn(upTo end: Int, _ tx: any Transaction) throws -> (Int, String)? {
        let rows = try LogTable.entries(in: size..<max(size, end), tx)
        for (row, content) in zip(rows, try DocumentTable.loggedContents(rows, tx)) {
            if let reason = fault(of: row, content) { return (size, reason) }
            nodes += frontier.append(row.leafHash, hasher: hasher)
            roots[size] = root
            if row.event == .keyChanged, let digest = row.stated("contentHash") { keyChanges.append((size, digest)) }
        }
        return size < end ? (size, "the entry is missing") : nil
    }

    private func fault(of row: LogRow, _ content: LoggedContent?) -> String? {
        if row.sequence != size { return "the entry is missing" }
        if hasher.leaf(row.entry) != row.leafHash { return "the entry was edited: it does not have its hash" }
        if !row.agreesWithItsEntry { return "the columns beside the entry say something else than the entry" }
        if let content, !content.matches(row) {
            return "the document \(row.subject) is not the one that was entered"
        }
        return nil
    }

    func faultOfStoredTree(_ tx: any Transaction) throws -> (Int, String)? {
        if try LogTable.frontier(tx) != frontier {
            return (0, "the entries do not have the root that the log was left with")
        }
        if try !LogTable.entries(in: size..<Int.max, tx).isEmpty {
            return (size, "the entry stands beyond the end of the log")
        }
        for node in nodes {
            let hashes = try LogTable.hashes(level: node.level, in: node.index..<node.index + 1, tx)
            if hashes != [node.hash] {
                return (node.index << (8 * node.level), "the node of level \(node.level) above this entry is wrong")
            }
        }
        return try faultOfCheckpoints(tx)
    }

    private func faultOfCheckpoints(_ tx: any Transaction) throws -> (Int, String)? {
        let verifiers = try keys.logVerifiers()
        let checkpoints = try LogTable.checkpoints(after: 0, limit: Int.max >> 1, tx)
        if size > 0, checkpoints.last?.size != size { return (size - 1, "the newest checkpoint is missing") }
        for stored in checkpoints {
            guard let note = SignedNote(bytes: stored.note), let checkpoint = Checkpoint(text: note.text) else {
                return (stored.size, "the checkpoint of size \(stored.size) cannot be read")
            }
            guard let verifier = verifier(ofSize: stored.size, verifiers), note.isSigned(by: verifier, verify: ed25519)
            else {
                return (stored.size, "the checkpoint of size \(stored.size) is not signed by this log's key")
            }
            if checkpoint.size != stored.size || checkpoint.root != roots[checkpoint.size] {
                return (
                    max(0, stored.size - 1), "the entries differ from those of the checkpoint of size \(stored.size)"
                )
            }
        }
        return nil
    }
}

extension LogRebuild {
    /// The key that was in force: the last that the log tells of, or the first of all.
    private func verifier(ofSize size: Int, _ known: [VerifierKey]) -> VerifierKey? {
        guard let change = keyChanges.last(where: { $0.size <= size }) else { return known.last }
        return known.first { Hex.encode(sha256(Array($0.text.utf8))) == change.digest }
    }
}

extension LogEvent {
    fileprivate var isOfDocument: Bool { self != .sealed && self != .keyChanged }

    fileprivate var hasRevision: Bool {
        switch self {
        case .published, .corrected: true
        case .withdrawn, .validityChanged, .sealed, .keyChanged: false
        }
    }
}

extension LogRow {
    /// The columns are there for queries; what was entered, and hashed, is the entry.
    fileprivate var agreesWithItsEntry: Bool {
        says("event", event.rawValue) && says("instant", instant.iso)
            && (!event.isOfDocument || says("address", "/documents/\(subject)"))
            && (revision != nil) == event.hasRevision
    }
}

/// Ed25519 (RFC 8032).
package func ed25519(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    return key.isValidSignature(signature, for: message)
}
