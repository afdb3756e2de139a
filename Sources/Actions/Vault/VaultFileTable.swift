package import Domain
import Storage

/// The files of a record: where each lies, and its key, sealed under that of the record. What they are called stands in the
/// record's events.
enum VaultFileTable {
    static func insertion(of content: SealedContent, at position: Int, _ vault: Vault) throws -> SQL {
        let sealed = try vault.seal(record: content.key, as: content.owner(position))
        return """
            INSERT INTO vault_file (record, position, content, sealed)
            VALUES (\(vault.record), \(position), \(content.place), \(sealed))
            """
    }

    static func content(at position: Int, _ vault: Vault, _ tx: any Transaction) throws -> SealedContent {
        let row = try tx.rows(
            """
            SELECT position, content, sealed FROM vault_file
            WHERE record = \(vault.record) AND position = \(position)
            """
        ).first
        guard let row else { throw NotFound() }
        return try content(in: row, vault)
    }

    /// What does not agree with the events that tell of the files. The journal holds the hash of each event, the event that of
    /// its file, and the sealed key, too; the store is held against the places of the files (`checkFiles`).
    static func problems(_ files: [RequestFile], _ vault: Vault, _ tx: any Transaction) throws -> [String] {
        let rows = try tx.rows(
            "SELECT position, content, sealed FROM vault_file WHERE record = \(vault.record) ORDER BY position")
        guard try rows.map({ try $0.get("position", as: Int.self) }) == files.map(\.position) else {
            return ["its files are not those of its events"]
        }
        return try zip(rows, files).compactMap { row, file in
            let content = try content(in: row, vault)
            return content.hash == file.hash && content.size == file.size
                ? nil : "its file \(file.position) was changed"
        }
    }

    /// The files whose places lie behind one and not behind another, of records that still can be opened.
    static func stored(in places: PlaceRange, _ tx: any Transaction) throws -> [(record: String, row: SQLRow)] {
        try tx.rows(
            """
            SELECT f.record, f.position, f.content, f.sealed FROM vault_file f JOIN vault_key k ON k.record = f.record
            WHERE f.content > \(places.after) AND f.content <= \(places.upTo) ORDER BY f.content, f.record, f.position
            """
        ).map { (try $0.get("record"), $0) }
    }

    static func content(in row: SQLRow, _ vault: Vault) throws -> SealedContent {
        let place: FileHash = try row.get("content")
        let sealed: SealedSecret = try row.get("sealed")
        let owner = SealedContent.owner(try row.get("position"), place)
        return SealedContent(place: place, key: try vault.record(in: sealed, as: owner))
    }
}

/// A file of a record, for somebody who may have it.
package struct OpenedFile: Sendable {
    package var file: RequestFile
    package var content: SealedContent
}

extension Vault {
    func opened(_ position: Int, among files: [RequestFile], _ tx: any Transaction) throws -> OpenedFile {
        guard let file = files.first(where: { $0.position == position }) else { throw NotFound() }
        return OpenedFile(file: file, content: try VaultFileTable.content(at: position, self, tx))
    }
}

extension Office {
    /// A piece of a file that somebody may have.
    /// - Throws: `FileStoreError` where the store does not have it, or not as it was sealed.
    package func read(_ opened: OpenedFile, from offset: Int, count: Int) async throws -> [UInt8] {
        try await opened.content.read(from: offset, count: count) {
            try await files.read(opened.content.place, from: $0, count: $1)
        }
    }

    /// What is cut off or missing is known before the first byte goes out.
    func whole(_ opened: OpenedFile) async throws -> OpenedFile {
        try await requireWhole(opened.content)
        return opened
    }

    func requireWhole(_ content: SealedContent) async throws {
        guard let size = try await files.size(of: content.place) else { throw FileStoreError.missing(content.place) }
        guard size == SealedChunk.sealedSize(of: content.size) else { throw FileStoreError.corrupt(content.place) }
    }
}
