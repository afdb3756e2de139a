import Actions
import Foundation
import Storage

/// Where a restore builds. While it does, a mark stands in the folder of the files, and the database is under another name
/// or marked, too: no other command touches either before the restore has ended well. What was cut off is begun anew.
struct RestorePlace: Sendable {
    let database: DatabaseAddress
    let files: String

    private static let markName = "restore"
    private var markPath: String { "\(files)/\(Self.markName)" }

    /// Where an embedded database is built.
    private static func draft(of path: String) -> String { "\(path).restoring" }

    static func isUnderWay(in files: String) -> Bool {
        FileManager.default.fileExists(atPath: DraftFile.draft(of: "\(files)/\(markName)"))
    }

    /// - Throws: a failure that names what is there already.
    func refuseWhatIsThere() async throws {
        let manager = FileManager.default
        switch database {
        case .sqlite(let path):
            for path in [path, "\(path)-wal"] where manager.fileExists(atPath: path) {
                throw Failure.cannot("\(path) is there already: a backup is restored into an empty place only")
            }
        case .postgres(let address):
            let store = PostgresStore(conninfo: address, connections: 1)
            let isFree = await outcome { try await store.canBeFilled(knowing: Migrations.all) }
            await store.close()
            guard try isFree.get() else {
                throw Failure.cannot(
                    "the PostgreSQL database is not empty: a backup is restored into an empty one only")
            }
        }
        guard manager.fileExists(atPath: files), !Self.isUnderWay(in: files) else { return }
        if let first = try manager.contentsOfDirectory(atPath: files).sorted().first {
            throw Failure.cannot(
                "\(files) holds \(first) already: a backup is restored into an empty folder; name another with --files")
        }
    }

    /// Marks the place, and removes what a restore left there that was cut off.
    func begin() throws -> DraftFile {
        let manager = FileManager.default
        try manager.createDirectory(
            atPath: files, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let mark = try DraftFile(at: markPath)
        try clearFiles()
        if case .sqlite(let path) = database {
            try manager.createDirectory(
                at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
            try clearDraft(of: path)
        }
        return mark
    }

    /// The database while it is filled.
    func openToFill() throws -> any Store {
        switch database {
        case .sqlite(let path): try SQLiteStore(filling: Self.draft(of: path))
        case .postgres(let address): PostgresStore(conninfo: address, connections: 2)
        }
    }

    /// The database while it is judged.
    func openToJudge() throws -> any Store {
        switch database {
        case .sqlite(let path): try SQLiteStore(path: Self.draft(of: path))
        case .postgres(let address): PostgresStore(conninfo: address, connections: 2)
        }
    }

    /// Gives the place its database, of which the store is let go, and takes the mark away.
    func finish(_ store: any Store, _ mark: DraftFile) async throws {
        switch database {
        case .sqlite(let path):
            try await store.endFilling()
            await store.close()
            // The file alone is moved: nothing of it may still stand in the write-ahead log.
            guard !FileManager.default.fileExists(atPath: "\(Self.draft(of: path))-wal") else {
                throw Failure.cannot("\(path) could not be closed: another process has it open")
            }
            try syncFile(Self.draft(of: path))
            try FileManager.default.moveItem(atPath: Self.draft(of: path), toPath: path)
            try syncFolder(of: path)
        case .postgres:
            try await store.endFilling()
            await store.close()
        }
        try syncFolder(of: markPath)
        mark.abandon()
    }

    /// Leaves the place as it was.
    func abandon(_ mark: DraftFile) async throws {
        switch database {
        case .sqlite(let path): try clearDraft(of: path)
        case .postgres(let address):
            let store = PostgresStore(conninfo: address, connections: 1)
            let done = await outcome { try await store.discardFilling() }
            await store.close()
            try done.get()
        }
        try clearFiles()
        mark.abandon()
    }

    private func clearFiles() throws {
        let mark = DraftFile.draft(of: Self.markName)
        for name in try FileManager.default.contentsOfDirectory(atPath: files) where name != mark {
            try FileManager.default.removeItem(atPath: "\(files)/\(name)")
        }
    }

    private func clearDraft(of path: String) throws {
        let draft = Self.draft(of: path)
        for path in [draft, "\(draft)-wal", "\(draft)-shm", "\(draft)-journal"]
        where FileManager.default.fileExists(atPath: path) {
            try FileManager.default.removeItem(atPath: path)
        }
    }
}

/// What a body came to, so that something can be put away before it is told.
func outcome<Value>(of body: () async throws -> Value) async -> Result<Value, any Error> {
    do { return .success(try await body()) } catch { return .failure(error) }
}
