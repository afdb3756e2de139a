package import Domain
import Storage

extension Office {
    /// The newest checkpoint; of a log without entries, one made for the moment.
    package func checkpoint() async throws -> [UInt8] {
        try await read { tx in
            if let note = try LogTable.newestCheckpoint(tx) { return note }
            return try presentKeys(tx).signedCheckpoint(size: 0, root: TreeHasher(digest: sha256).empty).bytes
        }
    }

    package func logSize() async throws -> Int {
        try await read { try LogTable.frontier($0).size }
    }

    /// The bytes of a tile (C2SP tlog-tiles).
    /// - Throws: `NotFound` where the log has not grown so far.
    package func tile(_ address: TileAddress) async throws -> [UInt8] {
        try await read { tx in
            guard address.exists(inTreeOf: try LogTable.frontier(tx).size) else { throw NotFound() }
            switch address.content {
            case .hashes(let level):
                return Array(try LogTable.hashes(level: level, in: address.range, tx).joined())
            case .entries:
                let entries = try LogTable.entries(in: address.range, tx).map(\.entry)
                guard let bundle = EntryBundle(entries) else {
                    throw StoreError(.fault, "an entry of the public log is too long for its bundle")
                }
                return bundle.bytes
            }
        }
    }

    /// Entries before a sequence, newest first, each with the title of its document today.
    package func logPage(before sequence: Int?, limit: Int) async throws -> LogPage {
        try await read { tx in
            let frontier = try LogTable.frontier(tx)
            let end = max(0, min(sequence ?? frontier.size, frontier.size))
            let rows = try LogTable.entries(in: max(0, end - limit)..<end, tx).reversed()
            let titles = try DocumentTable.titles(of: rows.map(\.subject), tx)
            return LogPage(
                size: frontier.size, root: frontier.root(hasher: TreeHasher(digest: sha256)),
                items: rows.map { LogPage.Item(row: $0, title: titles[$0.subject]) })
        }
    }

    /// One entry with the proof that it stands in the log.
    package func inclusion(of sequence: Int) async throws -> LoggedProof {
        try await read { tx in
            let size = try LogTable.frontier(tx).size
            guard (0..<size).contains(sequence), let note = try LogTable.newestCheckpoint(tx),
                let row = try LogTable.entries(in: sequence..<sequence + 1, tx).first
            else { throw NotFound() }
            let tree = Self.tree(tx)
            return LoggedProof(
                row: row, proof: try tree.inclusionProof(of: sequence, inTreeOf: size), checkpoint: note,
                root: try tree.root(ofSize: size), statement: try DocumentTable.statement(of: row, tx))
        }
    }

    /// Hashes are read a tile at a time.
    static func tree(_ tx: any Transaction) -> TiledTree {
        var known: [TileAddress: [[UInt8]]] = [:]
        return TiledTree(hasher: TreeHasher(digest: sha256)) { level, index in
            guard let tile = TileAddress(.hashes(level: level), index: index / TileAddress.fullWidth) else {
                throw NotFound()
            }
            if known[tile] == nil { known[tile] = try LogTable.hashes(level: level, in: tile.range, tx) }
            guard let hashes = known[tile], index % TileAddress.fullWidth < hashes.count else {
                throw StoreError(.fault, "hash \(index) of level \(level) of the public log is missing")
            }
            return hashes[index % TileAddress.fullWidth]
        }
    }
}

package struct LogPage: Sendable {
    package var size: Int
    package var root: [UInt8]
    package var items: [Item]

    package struct Item: Sendable {
        package var row: LogRow
        package var title: String?
    }
}

package struct LoggedProof: Sendable {
    package var row: LogRow
    package var proof: InclusionProof
    package var checkpoint: [UInt8]
    package var root: [UInt8]
    /// The decision whose digest the entry holds, of a withdrawal or a change of validity.
    package var statement: [UInt8]?
}
