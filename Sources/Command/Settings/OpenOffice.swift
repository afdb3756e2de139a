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
                break
            case .bringUpToDate:
                // Only a new database gets new keys, and before it has anything to seal: others would not fit.
                if number == 0 { _ = try Keys.make(in: keysFolder, logOrigin: logName) }
                try await store.migrate(Migrations.all)
            }
            let office = Office(
                store: store, keys: try loadKeys(), rules: try RuleFiles.rules(), now: { .now },
                chance: randomBytes, logger: Logger(label: "yangguang"))
            if schema == .bringUpToDate {
                try await office.bringCatalogueOfProgram()
                try await office.refreshTerms()
            }
            return office
        } catch {
            await store.close()
            throw error
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

    private var keysFolder: String { "\(files)/keys" }

    func loadKeys() throws -> Keys {
        guard FileManager.default.fileExists(atPath: "\(keysFolder)/log.key") else {
            throw Failure.cannot(
                "the keys of \(database.name) are not in \(keysFolder): name their folder with --files")
        }
        return try Keys.load(from: keysFolder)
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
