import Domain
import Foundation
import Storage
import TestSupport

/// A place for a database and its keys, worked on with the built program.
struct Installation {
    var engine: Engine
    /// A path or a connection string.
    var address: String
    var files: String

    var database: String {
        switch engine {
        case .sqlite: "sqlite:\(address)"
        case .postgres: address.contains("://") ? address : Self.url(ofConnection: address)
        }
    }

    /// `host=/tmp/a options='-c b'` as the address that the command line knows.
    private static func url(ofConnection words: String) -> String {
        let pairs = words.matches(of: /(\w+)=(?:'([^']*)'|(\S+))/).map { match in
            "\(match.1)=\(percentEncoded(String(match.2 ?? match.3 ?? "")))"
        }
        return "postgres://?\(pairs.joined(separator: "&"))"
    }

    /// Runs a command on it.
    func run(_ arguments: String...) throws -> Program.Answer {
        try program.run(arguments)
    }

    var program: Program {
        Program(environment: ["YANGGUANG_DATABASE": database, "YANGGUANG_FILES": files])
    }

    /// Its database, past the program.
    func open() throws -> any Store {
        switch engine {
        case .sqlite: try SQLiteStore(path: address)
        case .postgres: PostgresStore(conninfo: address, connections: 2)
        }
    }

    /// What nobody does through the program.
    func write(_ body: @escaping @Sendable (any Transaction) throws -> Void) async throws {
        let store = try open()
        try await store.write(body)
        await store.close()
    }
}

func withInstallation(_ engine: Engine, _ body: (Installation) async throws -> Void) async throws {
    try await withEmptyDatabase(engine) { address in
        try await withFolder { folder in
            try await body(
                Installation(engine: engine, address: address, files: folder.appending(path: "files").path))
        }
    }
}

/// An installation with an organisation, ready to take documents.
func withOrganisation(_ engine: Engine, _ body: (Installation) async throws -> Void) async throws {
    try await withInstallation(engine) { installation in
        _ = try installation.run("migrate")
        _ = try installation.run(
            "organisations", "add", "--code", "yg-office", "--name", "阳光市人民政府办公室", "--kind", "department")
        try await body(installation)
    }
}
