import Actions
import Domain
import Foundation
import Storage

/// Makes an installation of a backup, in an empty place, and judges it before anybody may use it.
struct Restoration: Sendable {
    var settings: Settings
    var backup: BackupFile
    /// A folder with the keys, where the backup does not hold them.
    var keys: String?
    /// Records in which `check` finds something are kept all the same; it is told.
    var keepsFindings = false
    /// Whether the files of the store are put into the one that is set. Their digests were counted in any case.
    var keepsContent = true

    struct Report: Sendable {
        var rows: Int
        var files: Int
        var check: CheckReport
    }

    func run() async throws -> Report {
        let place = RestorePlace(database: settings.database, files: settings.files)
        try await place.refuseWhatIsThere()
        try requireKeys()
        let mark = try place.begin()
        do {
            let files = try await fill(place)
            let store = try place.openToJudge()
            let check: CheckReport
            do {
                check = try await judge(store)
            } catch {
                await store.close()
                throw error
            }
            try await place.finish(store, mark)
            return Report(rows: backup.manifest.rows, files: files, check: check)
        } catch {
            await undo(place, mark)
            throw error
        }
    }

    /// What went wrong first is what somebody wants to know, even where it cannot be undone.
    private func undo(_ place: RestorePlace, _ mark: DraftFile) async {
        do {
            try await place.abandon(mark)
        } catch {
            mark.letGo()
            Output.complain(
                "yangguang: what was begun could not be removed (\(error)); nobody uses it, and the next restore removes it"
            )
        }
    }

    private func requireKeys() throws {
        if backup.manifest.holdsKeys || keys != nil { return }
        throw Failure.usage(
            "\(backup.path): the keys are not in the backup: name the folder in which you kept them with --keys")
    }

    /// - Returns: how many files came with the database.
    private func fill(_ place: RestorePlace) async throws -> Int {
        let store = try place.openToFill()
        let (backup, files) = (backup, settings.files)
        let result = await outcome {
            try await store.fill(atSchema: backup.manifest.schema, of: Migrations.all) { tx in
                var loader = BackupLoader(backup: backup, files: files, tx: tx)
                return try loader.load()
            }
        }
        await store.close()
        if let keys, !backup.manifest.holdsKeys { try takeIn(keys) }
        let count = try result.get()
        let content = ContentLoader(backup: backup, settings: settings)
        if keepsContent { try await content.load() }
        return count + content.count
    }

    private func takeIn(_ keys: String) throws {
        let manager = FileManager.default
        let folder = settings.keyFolder.path
        try manager.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for name in try manager.subpathsOfDirectory(atPath: keys) {
            let path = "\(folder)/\(name)"
            let isFolder = try manager.attributesOfItem(atPath: "\(keys)/\(name)")[.type] as? FileAttributeType
            if isFolder == .typeDirectory {
                try manager.createDirectory(
                    atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
                continue
            }
            try manager.copyItem(atPath: "\(keys)/\(name)", toPath: path)
            try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            try syncFile(path)
        }
    }

    /// Holds the records against the keys and everything against its source, and makes the search index.
    private func judge(_ store: any Store) async throws -> CheckReport {
        let folder = settings.keyFolder
        if backup.manifest.schema < Migrations.firstWithEncryption { try folder.make(.encryption) }
        let marks = try await store.keyMarks()
        do {
            guard let logKey = backup.manifest.logKey, try folder.logVerifier(marks).text == logKey else {
                throw Failure.input("\(backup.path): the keys are those of another log than that of the backup")
            }
        } catch let fault as KeyFault {
            throw Failure.input("\(backup.path): the keys are those of another log than that of the backup: \(fault)")
        }
        let office = try settings.office(store, try folder.read(marks))
        try await office.adoptKeys()
        _ = try await office.reindex()
        let report = try await office.checkRecords()
        if let first = report.findings.first, !keepsFindings {
            throw Failure.input(
                """
                \(backup.path): the records in the backup are not sound; of \(report.findings.count) findings the first \
                is: \(first.area): \(first.place): \(first.problem). Nothing was restored; --keep-findings restores \
                them as they are
                """)
        }
        return report
    }
}

/// Takes the parts of a backup to where they belong, inside the transaction that fills the database.
private struct BackupLoader {
    let backup: BackupFile
    let files: String
    let tx: any Transaction
    private var rows: [String: Int] = [:]
    private var fileCount = 0

    init(backup: BackupFile, files: String, tx: any Transaction) {
        self.backup = backup
        self.files = files
        self.tx = tx
    }

    /// - Returns: how many files there were.
    mutating func load() throws -> Int {
        let tables = try tables()
        // What the steps of the schema put there: the backup has its own.
        for table in tables.values { try tx.removeRows(of: table) }
        var loaded = self
        try backup.read { reader, header in try loaded.take(header, from: reader, tables) }
        self = loaded
        for table in backup.manifest.tables where rows[table.name, default: 0] != table.rows {
            throw Failure.input(
                """
                \(backup.path): \(rows[table.name, default: 0]) rows of \(table.name) were in it, the manifest speaks \
                of \(table.rows)
                """)
        }
        guard try RecordsFacts(tx) == backup.manifest.facts else {
            throw Failure.input("\(backup.path): its journal or its public log does not end where the manifest says")
        }
        return fileCount
    }

    /// The tables as they are now, with their columns in the order of the backup.
    private func tables() throws -> [String: StoredTable] {
        let stored = try Records.tables(tx)
        let expected = Dictionary(uniqueKeysWithValues: stored.map { ($0.name, Set($0.columns.map(\.name))) })
        let found = backup.manifest.tables.map { ($0.name, Set($0.columns)) }
        guard Dictionary(found, uniquingKeysWith: { first, _ in first }) == expected else {
            throw Failure.input("\(backup.path): its tables are not those of schema \(backup.manifest.schema)")
        }
        let orders = Dictionary(backup.manifest.tables.map { ($0.name, $0.columns) }) { first, _ in first }
        return Dictionary(
            uniqueKeysWithValues: stored.map { ($0.name, $0.with(columns: orders[$0.name] ?? [])) })
    }

    private mutating func take(
        _ header: TarHeader, from reader: BackupReader, _ tables: [String: StoredTable]
    ) throws -> String {
        if let name = BackupPart.table(of: header.name), let table = tables[name] {
            let (lines, digest) = try reader.whole(header, atMost: 1 << 30)
            do {
                rows[name, default: 0] += try tx.copyIn(table, lines)
            } catch let error as StoreError where error.kind != .unavailable {
                throw Failure.input("\(backup.path): \(header.name): \(error)")
            }
            return digest
        }
        if header.name.hasPrefix(BackupPart.files) {
            fileCount += 1
            return try extract(header, to: String(header.name.dropFirst(BackupPart.files.count)), reader)
        }
        // Brought into the store afterwards, which is nothing that a transaction can wait for.
        if header.name.hasPrefix(BackupPart.content) { return try reader.content(of: header) }
        if header.name.hasPrefix(BackupPart.keys) { return try extract(header, to: header.name, reader) }
        throw Failure.input("\(backup.path): the part \(header.name) belongs nowhere")
    }

    private func extract(_ header: TarHeader, to name: String, _ reader: BackupReader) throws -> String {
        try reader.extract(header, to: "\(files)/\(name)")
    }
}
