import Domain
import Storage

/// A stretch of the places of the store, in their order.
struct PlaceRange: Sendable {
    /// Empty from the beginning.
    var after: String
    var upTo: String

    /// Behind every place there is.
    static let end = "g"
}

extension Office {
    /// The files of the store that records name. A file whose record has no key any more is nobody's.
    func namedFiles(in range: PlaceRange, _ tx: any Transaction) throws -> Set<FileHash> {
        let ofRecords = try VaultFileTable.stored(in: range, tx) + LetterFileTable.stored(in: range, tx)
        let others =
            try FileTable.places(in: range, tx) + RequestDraftFileTable.places(in: range, tx)
            + RedactionTable.places(in: range, tx)
        return Set(try ofRecords.map { try $0.row.get("content") } + others)
    }

    /// Those that can be opened, by where they lie, and why others cannot.
    func sealedFiles(
        in range: PlaceRange, _ tx: any Transaction
    ) throws -> [FileHash: Result<SealedContent, SecretBroken>] {
        var files: [FileHash: Result<SealedContent, SecretBroken>] = [:]
        func open(_ rows: [(record: String, row: SQLRow)], _ content: (SQLRow, Vault) throws -> SealedContent) throws {
            for (record, row) in rows {
                do {
                    guard let vault = try vault(of: record, tx) else { continue }
                    let place: FileHash = try row.get("content")
                    let opened = try content(row, vault)
                    // Where two records name a file, both must open it.
                    if files[place] == nil { files[place] = .success(opened) }
                } catch let fault as SecretBroken {
                    files[try row.get("content")] = .failure(fault)
                }
            }
        }
        try open(VaultFileTable.stored(in: range, tx), VaultFileTable.content)
        try open(LetterFileTable.stored(in: range, tx), LetterFileTable.content)
        return files
    }
}
