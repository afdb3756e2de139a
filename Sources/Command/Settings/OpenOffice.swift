import Actions
import Domain
import Foundation
import Logging
import Storage

/// What opening may do to the schema.
enum SchemaHandling {
    /// The schema must be the program's.
    case asItIs
    /// Makes what is missing, and brings the catalogue of the program into the database. An older schema is changed when
    /// a backup of its records was taken.
    case bringUpToDate
    /// The same, without the backup.
    case bringUpToDateWithoutCopy
}

extension Settings {
    /// Opens the office, lets it work, and closes it.
    func withOffice<Value>(
        _ schema: SchemaHandling = .asItIs, onJump: (SchemaJump) -> Void = Self.tell,
        _ body: (Office) async throws -> Value
    ) async throws -> Value {
        let office = try await openOffice(schema, onJump: onJump)
        do {
            let value = try await body(office)
            await office.store.close()
            return value
        } catch {
            await office.store.close()
            throw error
        }
    }

    /// - Parameters:
    ///   - readLimit: how long one statement of a reader may run; nil for a command, which takes the time it needs.
    ///   - onJump: is told how the schema was brought up to date.
    func openOffice(
        _ schema: SchemaHandling, readLimit: Duration? = nil, onJump: (SchemaJump) -> Void = Self.tell
    ) async throws -> Office {
        if RestorePlace.isUnderWay(in: files) {
            throw Failure.cannot("a restore into \(files) is under way or was cut off: run yangguang restore again")
        }
        let store = try await openStore(schema, readLimit: readLimit, onJump: onJump)
        do {
            let marks = try await store.keyMarks()
            if schema != .asItIs { try keyFolder.finishRotations(marks) }
            let office = try office(store, try keyFolder.read(marks))
            if schema != .asItIs {
                try await office.adoptKeys()
                try await office.completeIndex()
                try await office.bringCatalogueOfProgram()
                try await office.refreshTermsOfDocuments()
                try await office.refreshTermsOfRequests()
                try await FileFolder(below: files).sweep()
            }
            return office
        } catch {
            await store.close()
            throw error
        }
    }

    /// An office on a database whose schema is the program's.
    func office(_ store: any Store, _ keys: Keys) throws -> Office {
        Office(
            store: store, files: try fileStore(), spool: spool, keys: keys, keyFolder: keyFolder,
            rules: try RuleFiles.rules(), press: .ofPrograms(),
            scanner: clamd.map { Clamd(address: $0).scanner } ?? .absent, opener: .ofPrograms(), reader: .ofPrograms(),
            now: { .now }, chance: randomBytes, logger: Logger(label: "yangguang"))
    }

    private static func tell(_ jump: SchemaJump) {
        if let words = jump.words { Output.complain("yangguang: \(words)") }
    }

    private func openStore(
        _ schema: SchemaHandling, readLimit: Duration?, onJump: (SchemaJump) -> Void
    ) async throws -> any Store {
        let newest = Migrations.all.count
        var store = try openStore(mayMake: schema != .asItIs, readLimit: readLimit)
        do {
            let number = try await store.schemaNumber(knowing: Migrations.all)
            if schema == .asItIs {
                guard number == newest else {
                    throw Failure.cannot(
                        "\(database.name) has schema \(number), this program needs \(newest): run yangguang migrate")
                }
                try requireKeys()
                return store
            }
            try makeKeys(ofSchema: number)
            var jump = SchemaJump(from: number, to: newest)
            if (1..<newest).contains(number) {
                await store.close()
                try refuseOtherPrograms()
                // To look through all of a database and to copy it takes as long as it takes.
                store = try openStore(mayMake: false)
                jump.copy = try await prepareJump(store, keepingCopy: schema == .bringUpToDate)
                try await store.migrate(Migrations.all)
                await store.close()
                store = try openStore(mayMake: false, readLimit: readLimit)
            } else {
                try await store.migrate(Migrations.all)
            }
            onJump(jump)
            return store
        } catch {
            await store.close()
            throw error
        }
    }

    private func requireKeys() throws {
        guard keyFolder.has(.log) else {
            throw Failure.cannot(
                "the keys of \(database.name) are not in \(keyFolder.path): name their folder with --files")
        }
    }

    func openStore(mayMake: Bool, readLimit: Duration? = nil) throws -> any Store {
        switch database {
        case .postgres(let address):
            return PostgresStore(conninfo: address, readLimit: readLimit)
        case .sqlite(let path):
            let folder = URL(filePath: path).deletingLastPathComponent()
            if mayMake {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } else if !FileManager.default.fileExists(atPath: path) {
                throw Failure.cannot("there is no database at \(path): run yangguang migrate")
            }
            return try SQLiteStore(path: path, readLimit: readLimit)
        }
    }

    var keyFolder: KeyFolder { KeyFolder("\(files)/keys") }

    /// Only a new database gets new keys, and before it has anything to seal: others would not fit. One from before there
    /// was encryption gets the key of that.
    private func makeKeys(ofSchema number: Int) throws {
        if number == 0 { return try keyFolder.make(logOrigin: logName) }
        try requireKeys()
        if number < Migrations.firstWithEncryption { try keyFolder.make(.encryption) }
    }
}

extension Office {
    /// Does nothing where the database knows every row as the program does.
    fileprivate func bringCatalogueOfProgram() async throws {
        let rows = try RuleFiles.catalogue()
        let known = Set(try await catalogue().map(\.row))
        if !known.isSuperset(of: rows) { try await bringCatalogue(rows, by: .system) }
    }
}

extension Instant {
    static var now: Instant { Instant(milliseconds: Int(Date().timeIntervalSince1970 * 1000)) }
}

@Sendable func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
}
