package import Domain
import Storage

/// The bytes of the files of a record, sealed under its key. What they are called stands in the record's events.
enum VaultFileTable {
    static func insertion(of content: [UInt8], at position: Int, _ vault: Vault) throws -> SQL {
        let sealed = try vault.seal(bytes: content, as: place(position))
        return "INSERT INTO vault_file (record, position, sealed) VALUES (\(vault.record), \(position), \(sealed))"
    }

    static func content(at position: Int, _ vault: Vault, _ tx: any Transaction) throws -> [UInt8] {
        let sealed: SealedSecret? = try tx.value(
            "SELECT sealed AS value FROM vault_file WHERE record = \(vault.record) AND position = \(position)")
        guard let sealed else { throw NotFound() }
        return try vault.bytes(in: sealed, as: place(position))
    }

    /// What does not agree with the events that tell of the files. The journal holds the hash of each event, and the event
    /// that of its file.
    static func problems(_ files: [RequestFile], _ vault: Vault, _ tx: any Transaction) throws -> [String] {
        let positions: [Int] = try tx.values(
            "SELECT position AS value FROM vault_file WHERE record = \(vault.record) ORDER BY position")
        guard positions == files.map(\.position) else { return ["its files are not those of its events"] }
        return try files.compactMap { file in
            let content = try content(at: file.position, vault, tx)
            return Hex.encode(sha256(content)) == file.hash ? nil : "its file \(file.position) was changed"
        }
    }

    private static func place(_ position: Int) -> String { "file \(position)" }
}

/// A file of a record, opened for somebody.
package struct OpenedFile: Sendable, Hashable {
    package var file: RequestFile
    package var content: [UInt8]
}

extension Vault {
    func opened(_ position: Int, among files: [RequestFile], _ tx: any Transaction) throws -> OpenedFile {
        guard let file = files.first(where: { $0.position == position }) else { throw NotFound() }
        return OpenedFile(file: file, content: try VaultFileTable.content(at: position, self, tx))
    }
}
