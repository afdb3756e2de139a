import Actions
import Domain

/// Verifies a public log from outside: from the bytes that anyone can fetch, and a key.
struct LogAudit {
    /// The bytes at an address below the log: `checkpoint`, `tile/0/000`.
    typealias Read = (_ path: String, _ limit: Int) async throws -> [UInt8]
    /// What a site hands out as the content of a document, if it does.
    typealias Content = (_ id: Document.ID, _ limit: Int) async throws -> [UInt8]?

    /// The sizes that the specifications allow, so that a hostile site cannot fill the memory.
    private enum Limit {
        static let keys = 65_536
        static let checkpoint = 1_000_000
        static let hashes = 32 * TileAddress.fullWidth
        static let entries = (2 + 65_535) * TileAddress.fullWidth
        static let content = 64 << 20
        /// How often a site may publish while its contents are read.
        static let attempts = 3
    }

    let read: Read
    let content: Content?
    private let hasher = TreeHasher(digest: sha256)

    /// - Parameter content: nil where only the log itself is asked about.
    init(read: @escaping Read, content: Content? = nil) {
        self.read = read
        self.content = content
    }

    /// - Parameters:
    ///   - pinned: the keys that the log must be signed with, the newest first. Without them, those that the site itself
    ///     names are believed, as far as the log tells of each that came after another.
    ///   - earlier: a checkpoint from before, of which the log must be a continuation.
    ///   - contents: of how many documents, those of the newest entries, the content is held against the log; nil is all.
    func verify(pinned: [VerifierKey], earlier: [UInt8]?, contents: Int? = nil) async throws -> AuditVerdict {
        var verdict = AuditVerdict()
        for _ in 0..<Limit.attempts {
            verdict = try await verifyOnce(pinned: pinned, earlier: earlier, contents: contents)
            // A correction or a withdrawal between the log and the content is no fault, if the log knows of it by now.
            guard verdict.contentDiffers, try await read("checkpoint", Limit.checkpoint) != verdict.note else { break }
        }
        return verdict
    }

    private func verifyOnce(pinned: [VerifierKey], earlier: [UInt8]?, contents: Int?) async throws -> AuditVerdict {
        var verdict = AuditVerdict()
        do {
            let keys = pinned.isEmpty ? try await siteKeys() : pinned
            verdict.note = try await read("checkpoint", Limit.checkpoint)
            let checkpoint = try checkpoint(verdict.note, "the checkpoint", by: [keys[0]])
            (verdict.size, verdict.root) = (checkpoint.size, checkpoint.root)
            let old = try earlier.map { try self.checkpoint($0, "the earlier checkpoint", by: keys) }
            if let old, old.size > checkpoint.size {
                throw LogFault("the log has \(checkpoint.size) entries, fewer than the \(old.size) it once had")
            }
            let stated = try await verifyEntries(of: checkpoint, against: old)
            if pinned.isEmpty { try stated.checkAnnounced(keys) }
            try await verify(stated.newest(contents), &verdict)
        } catch let fault as LogFault {
            verdict.fault = fault
        }
        return verdict
    }

    private func verify(
        _ stated: [(id: Document.ID, sequence: Int, hash: String)], _ verdict: inout AuditVerdict
    ) async throws {
        guard let content else { return }
        for (id, sequence, hash) in stated {
            let bytes = try await content(id, Limit.content)
            if let bytes, Hex.encode(sha256(bytes)) == hash { continue }
            verdict.contentDiffers = true
            throw LogFault(
                bytes == nil
                    ? "/documents/\(id) is gone from the site, and the log does not say so"
                    : "the site shows another content of /documents/\(id) than the one that was entered", at: sequence)
        }
        verdict.contents = stated.count
    }

    private func siteKeys() async throws -> [VerifierKey] {
        let bytes: [UInt8]
        do {
            bytes = try await read("vkeys", Limit.keys)
        } catch is Failure {
            // A site of version 0.1 has one key and no list.
            bytes = try await read("vkey", Limit.keys)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline)
        let keys = lines.compactMap { VerifierKey(String($0), digest: sha256) }
        guard !keys.isEmpty, keys.count == lines.count else {
            throw LogFault("what stands at vkeys is not Ed25519 keys in the form of C2SP signed-note")
        }
        return keys
    }

    /// - Parameter keys: one of them must have signed it.
    private func checkpoint(_ bytes: [UInt8], _ name: String, by keys: [VerifierKey]) throws -> Checkpoint {
        guard let note = SignedNote(bytes: bytes), let checkpoint = Checkpoint(text: note.text) else {
            throw LogFault("\(name) is not a checkpoint in the form of C2SP tlog-checkpoint")
        }
        guard let key = keys.first(where: { note.isSigned(by: $0, verify: ed25519) }) else {
            throw LogFault("\(name) is not signed by the key \(keys.map(\.text).joined(separator: " or "))")
        }
        guard checkpoint.origin == key.name else {
            throw LogFault("\(name) is of the log \(checkpoint.origin), not of \(key.name)")
        }
        return checkpoint
    }

    /// Makes the tree again from its entries, and holds every tile and both checkpoints against it.
    /// - Returns: what they say of documents.
    private func verifyEntries(of checkpoint: Checkpoint, against old: Checkpoint?) async throws -> LoggedContents {
        var frontier = MerkleFrontier()
        var contents = LoggedContents()
        var nodes: [TileNode] = []
        for tile in tiles(.entries, of: checkpoint.size) {
            let entries = try await entries(in: tile)
            let stated = try await hashes(in: tile, level: 0)
            for (entry, hash) in zip(entries, stated) {
                let leaf = hasher.leaf(entry)
                if leaf != hash {
                    throw LogFault("the entry does not have the hash that its tile states", at: frontier.size)
                }
                do {
                    try contents.take(entry, at: frontier.size)
                } catch {
                    // What an entry says matters where contents are held against it.
                    if content != nil { throw error }
                }
                nodes += frontier.append(leaf, hasher: hasher)
                try check(frontier, old, "the earlier checkpoint")
            }
        }
        try check(frontier, old, "the earlier checkpoint")
        try check(frontier, checkpoint, "the checkpoint")
        try await verify(nodes)
        return contents
    }

    private func check(_ frontier: MerkleFrontier, _ checkpoint: Checkpoint?, _ name: String) throws {
        guard let checkpoint, checkpoint.size == frontier.size else { return }
        if frontier.root(hasher: hasher) != checkpoint.root {
            throw LogFault("the first \(frontier.size) entries are not those of \(name)")
        }
    }

    private func verify(_ nodes: [TileNode]) async throws {
        for (level, nodes) in Dictionary(grouping: nodes, by: \.level).sorted(by: { $0.key < $1.key }) {
            for start in stride(from: 0, to: nodes.count, by: TileAddress.fullWidth) {
                let part = nodes[start..<min(start + TileAddress.fullWidth, nodes.count)]
                let index = start / TileAddress.fullWidth
                guard let tile = TileAddress(.hashes(level: level), index: index, width: part.count) else { continue }
                let stated = try await hashes(in: tile, level: level)
                for (node, hash) in zip(part, stated) where node.hash != hash {
                    let first = node.index << (8 * level)
                    throw LogFault("the hash of level \(level) above the entry is wrong", at: first)
                }
            }
        }
    }

    private func tiles(_ content: TileAddress.Content, of size: Int) -> [TileAddress] {
        let (full, partial) = TileAddress.tiles(of: content, inTreeOf: size)
        var tiles = (0..<full).compactMap { TileAddress(content, index: $0) }
        if partial > 0, let last = TileAddress(content, index: full, width: partial) { tiles.append(last) }
        return tiles
    }

    private func entries(in tile: TileAddress) async throws -> [[UInt8]] {
        guard let bundle = EntryBundle(bytes: try await read(tile.path, Limit.entries)),
            bundle.entries.count == tile.width
        else { throw LogFault("\(tile.path) does not hold \(tile.width) entries", at: tile.range.lowerBound) }
        return bundle.entries
    }

    private func hashes(in tile: TileAddress, level: Int) async throws -> [[UInt8]] {
        guard let address = TileAddress(.hashes(level: level), index: tile.index, width: tile.width) else { return [] }
        let bytes = try await read(address.path, Limit.hashes)
        guard bytes.count == 32 * tile.width else {
            let first = tile.range.lowerBound << (8 * level)
            throw LogFault("\(address.path) does not hold \(tile.width) hashes", at: first)
        }
        return stride(from: 0, to: bytes.count, by: 32).map { Array(bytes[$0..<$0 + 32]) }
    }
}

/// What is wrong with a log, and which entry is the first that shows it, where one can be named.
struct LogFault: Error, Hashable {
    var sequence: Int?
    var reason: String

    init(_ reason: String, at sequence: Int? = nil) {
        self.sequence = sequence
        self.reason = reason
    }
}
