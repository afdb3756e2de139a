import Actions
import Domain
import Foundation
import Storage

/// What bringing a database up to date came to.
struct SchemaJump: Sendable {
    /// The schema before; 0 of a new database.
    var from: Int
    var to: Int
    /// The backup that was taken before.
    var copy: String?

    var words: String? {
        if from == to || from == 0 { return nil }
        let kept = copy.map { "a backup from before it is \($0)" } ?? "no backup was taken before it"
        return "the schema went from \(from) to \(to); \(kept)"
    }
}

extension Settings {
    /// Looks whether the schema of a database may be changed under its records, and keeps a backup of them.
    /// - Returns: the path of the backup.
    func prepareJump(_ store: any Store, keepingCopy: Bool) async throws -> String? {
        _ = try keyFolder.read(try await keyMarks(of: store))
        do {
            try await store.read { try $0.refuseDamage() }
        } catch let error as StoreError where error.kind != .unavailable && error.kind != .busy {
            throw Failure.cannot(
                "\(database.name): \(error). Its schema is not changed; restore the last backup with yangguang restore")
        }
        guard keepingCopy else { return nil }
        let folder = "\(files)/\(Self.safetyCopies)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let passphrase = try passphraseFile.map(Passphrase.init)
        let name = "before-schema-\(Migrations.all.count)-\(Instant.now.compact).tar\(passphrase == nil ? "" : ".age")"
        do {
            // A change of the schema touches no file.
            return try await takeBackup(
                of: store, content: nil, to: "\(folder)/\(name)", passphrase, keysToo: false
            ).path
        } catch let failure as Failure {
            throw Failure.cannot(
                """
                \(failure.words)
                The schema of \(database.name) is not changed, because no backup could be taken before. Make room in \
                \(folder), or take a backup with yangguang backup and run yangguang migrate --no-backup
                """)
        }
    }

    /// What a database of any schema knows its keys by.
    func keyMarks(of store: any Store) async throws -> [KeyKind: String] {
        try await store.schemaNumber() < Migrations.firstWithEncryption ? [:] : try await store.keyMarks()
    }

    /// A server of another version that works on the file would not know the new schema.
    func refuseOtherPrograms() throws {
        guard case .sqlite(let path) = database else { return }
        do {
            try SQLiteStore.refuseOthers(at: path)
        } catch let error as StoreError where error.kind == .busy {
            throw Failure.cannot(
                "another program has \(path) open, and its schema is to be changed: end the server first")
        }
    }
}
