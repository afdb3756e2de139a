import Actions
import Domain
import Foundation
import Storage

/// A backup that was taken.
struct TakenBackup: Sendable {
    var path: String
    var bytes: Int
    var sha256: String
    var isEncrypted: Bool
    var manifest: BackupManifest
}

extension Settings {
    /// Copies everything that the database holds, from one snapshot while writing goes on, and then the files beside it.
    /// - Parameters:
    ///   - content: the store whose files are taken along; nil for none.
    ///   - keysToo: the keys, too. Whoever reads them can sign in the office's name.
    func takeBackup(
        of store: any Store, content: (any FileStore)?, to path: String, _ passphrase: Passphrase?, keysToo: Bool
    ) async throws -> TakenBackup {
        // Whoever lost the keys still has the records.
        let logKey = keyFolder.has(.log) ? try keyFolder.logVerifier(try await keyMarks(of: store)).text : nil
        let file = try DraftFile(at: path)
        do {
            let begun = Instant.now
            let empty = try BackupWriter(to: file, at: begun, passphrase: passphrase)
            var (writer, manifest) = try await store.read { tx in
                var writer = empty
                var manifest = BackupManifest(
                    program: programVersion, takenAt: begun.iso, engine: tx.engine.rawValue,
                    schema: try tx.schemaNumber(knowing: Migrations.all), steps: try tx.steps().map(\.name),
                    logKey: logKey, facts: try RecordsFacts(tx), holdsKeys: keysToo,
                    holdsContent: content != nil)
                for table in try Records.tables(tx) { manifest.tables.append(try writer.add(table, tx)) }
                return (writer, manifest)
            }
            // After the database: what it speaks of was there before it was spoken of.
            try addFiles(to: &writer)
            if let content { try await writer.addContent(of: content) }
            if keysToo { try writer.addFolder(keyFolder.path, as: BackupPart.keys) { _ in true } }
            let digest = try writer.finish(manifest)
            manifest.parts = writer.parts
            return TakenBackup(
                path: path, bytes: writer.size, sha256: digest, isEncrypted: passphrase != nil, manifest: manifest)
        } catch {
            file.abandon()
            throw error
        }
    }

    private func addFiles(to writer: inout BackupWriter) throws {
        let own = ["keys", "content", "incoming", Self.safetyCopies, LastBackup.fileName]
        let databases = database.paths.map { URL(filePath: $0).standardizedFileURL.path }
        let folder = files
        try writer.addFolder(folder, as: BackupPart.files) { name in
            let top = name.split(separator: "/").first.map(String.init) ?? name
            return !own.contains(top)
                && !databases.contains(URL(filePath: "\(folder)/\(name)").standardizedFileURL.path)
        }
    }

    /// The folder, below that of the files, of the backups that are taken before the schema is changed.
    static let safetyCopies = "backups"
}

extension DatabaseAddress {
    /// The files that an embedded database consists of.
    fileprivate var paths: [String] {
        switch self {
        case .sqlite(let path): [path, "\(path)-wal", "\(path)-shm"]
        case .postgres: []
        }
    }
}

extension BackupWriter {
    /// So much of a table is one part of the archive.
    private static let partSize = 4 << 20

    fileprivate mutating func add(_ table: StoredTable, _ tx: any Transaction) throws -> BackupManifest.Table {
        var (rows, number) = (0, 0)
        var lines: [UInt8] = []
        try tx.copyOut(table) { line in
            rows += 1
            lines += line
            if lines.count >= Self.partSize {
                number += 1
                try add(BackupPart.table(table.name, number), lines)
                lines.removeAll(keepingCapacity: true)
            }
        }
        if !lines.isEmpty { try add(BackupPart.table(table.name, number + 1), lines) }
        return BackupManifest.Table(name: table.name, columns: table.columns.map(\.name), rows: rows)
    }

    /// Adds every file of a store, in the order of their hashes.
    fileprivate mutating func addContent(of store: any FileStore) async throws {
        var last: FileHash?
        while true {
            let page = try await store.list(after: last, limit: 1000)
            for hash in page { try await add(hash, of: store) }
            guard let newest = page.last else { return }
            last = newest
        }
    }

    /// Adds the ordinary files below a folder that are wanted, in the order of their names.
    fileprivate mutating func addFolder(_ folder: String, as prefix: String, where isWanted: (String) -> Bool) throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: folder) else { return }
        for name in try manager.subpathsOfDirectory(atPath: folder).sorted() where isWanted(name) {
            let path = "\(folder)/\(name)"
            // One that was removed since the folder was listed is no longer spoken of.
            guard let type = try? manager.attributesOfItem(atPath: path)[.type] as? FileAttributeType else { continue }
            switch type {
            case .typeDirectory: continue
            case .typeRegular: try add("\(prefix)\(name)", SourceFile(path))
            default: Output.complain("yangguang: \(path) is no ordinary file, and is not in the backup")
            }
        }
    }
}
