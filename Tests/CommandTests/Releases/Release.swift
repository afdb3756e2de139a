import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

/// A released version, with the databases that it left behind in `Tests/Releases`.
struct Release: Sendable, CustomTestStringConvertible {
    var version: String

    /// The schema that the dumps for PostgreSQL speak of.
    static let schemaName = "yangguang_release"

    static var all: [Release] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { Release(version: $0) }
        }
    }

    var testDescription: String { version }

    private static var folder: URL {
        (0..<3).reduce(URL(filePath: #filePath).resolvingSymlinksInPath()) { url, _ in url.deletingLastPathComponent() }
            .appending(path: "Releases")
    }

    private var folder: URL { Self.folder.appending(path: version) }

    /// What somebody who watched the log had at the time.
    var checkpoint: String { folder.appending(path: "checkpoint").path }

    /// Puts the database and its keys into an empty place.
    func unpack(into installation: Installation) throws {
        switch installation.engine {
        case .sqlite:
            try Program.unpack(folder.appending(path: "sqlite.db.gz").path, to: installation.address)
        case .postgres:
            let script = "\(installation.files).sql"
            try Program.unpack(folder.appending(path: "postgres.sql.gz").path, to: script)
            let schema = installation.address.firstMatch(of: /search_path(?:=|%3D)(\w+)/)?.output.1 ?? "public"
            let text = try String(contentsOfFile: script, encoding: .utf8)
                .replacing("CREATE SCHEMA \(Self.schemaName);", with: "")
                .replacing(Self.schemaName, with: String(schema))
            try Data(text.utf8).write(to: URL(filePath: script))
            _ = try Program.tool(
                "psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--file=\(script)",
                Engine.postgresAddress ?? "")
            try FileManager.default.removeItem(atPath: script)
        }
        let keys = "\(installation.files)/keys"
        try FileManager.default.createDirectory(atPath: installation.files, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: folder.appending(path: "keys").path, toPath: keys)
        for name in try FileManager.default.contentsOfDirectory(atPath: keys) {
            // A checkout makes files that everybody can read.
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(keys)/\(name)")
        }
    }
}
