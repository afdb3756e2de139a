import Actions
import Domain
import Foundation
import Logging
import Storage

/// What opening may do to the schema.
enum SchemaHandling {
    /// The schema must be the program's.
    case asItIs
    /// Makes what is missing, and brings the catalogue of the program into the database.
    case bringUpToDate
}

extension Settings {
    /// Opens the office, lets it work, and closes it.
    func withOffice<Value>(_ schema: SchemaHandling = .asItIs, _ body: (Office) async throws -> Value) async throws
        -> Value
    {
        let office = try await openOffice(schema)
        do {
            let value = try await body(office)
            await office.store.close()
            return value
        } catch {
            await office.store.close()
            throw error
        }
    }

    func openOffice(_ schema: SchemaHandling) async throws -> Office {
        let store = try openStore(mayMake: schema == .bringUpToDate)
        do {
            let number = try await store.schemaNumber()
            let newest = Migrations.all.count
            if number > newest { throw SchemaTooNew(database: number, program: newest) }
            switch schema {
            case .asItIs where number < newest:
                throw Failure.cannot(
                    "\(database.name) has schema \(number), this program needs \(newest): run yangguang migrate")
            case .asItIs:
                try requireKeys()
            case .bringUpToDate:
                try makeKeys(ofSchema: number)
                try await store.migrate(Migrations.all)
            }
            let marks = try await store.keyMarks()
            if schema == .bringUpToDate { try keyFolder.finishRotations(marks) }
            let office = Office(
                store: store, keys: try keyFolder.read(marks), keyFolder: keyFolder, rules: try RuleFiles.rules(),
                now: { .now }, chance: randomBytes, logger: Logger(label: "yangguang"))
            if schema == .bringUpToDate {
                try await office.adoptKeys()
                try await office.bringCatalogueOfProgram()
                try await office.refreshTerms()
            }
            return office
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

    private func openStore(mayMake: Bool) throws -> any Store {
        switch database {
        case .postgres(let address):
            return PostgresStore(conninfo: address)
        case .sqlite(let path):
            let folder = URL(filePath: path).deletingLastPathComponent()
            if mayMake {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } else if !FileManager.default.fileExists(atPath: path) {
                throw Failure.cannot("there is no database at \(path): run yangguang migrate")
            }
            return try SQLiteStore(path: path)
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
