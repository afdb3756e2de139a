import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

enum ReleaseFixture {
    /// Where one is to be made.
    static var folder: URL? {
        ProcessInfo.processInfo.environment["YANGGUANG_RELEASE_FIXTURE"].map { URL(filePath: $0) }
    }
}

/// Makes the databases of a release that later programs are tried with; run by `script/make-release-fixture`.
@Suite(
    .enabled(if: ReleaseFixture.folder != nil, "makes a fixture: run script/make-release-fixture"), .serialized)
struct ReleaseFixtureTests {
    @Test(arguments: Engine.allCases)
    func `an office in which everything has happened is put down as it is`(engine: Engine) async throws {
        let folder = try #require(ReleaseFixture.folder)
        try Self.writeKeys(to: folder.appending(path: "keys"))
        let keyFolder = KeyFolder(folder.appending(path: "keys").path)
        try await withEmptyDatabase(engine) { address in
            let store: any Store =
                switch engine {
                case .sqlite: try SQLiteStore(path: address)
                case .postgres: PostgresStore(conninfo: address)
                }
            try await store.migrate(Migrations.all)
            let test = try await TestOffice.furnished(
                in: store, files: folder.appending(path: "files"), keys: try keyFolder.read(), keyFolder: keyFolder)
            try await test.doEverything()
            let findings = try await test.office.check().findings
            #expect(findings == [])
            try Data(try await test.office.checkpoint()).write(to: folder.appending(path: "checkpoint"))
            if engine == .sqlite {
                let copy = folder.appending(path: "sqlite.db").path
                // Closed, the file alone is the database.
                await store.close()
                #expect(!FileManager.default.fileExists(atPath: "\(address)-wal"))
                try FileManager.default.copyItem(atPath: address, toPath: copy)
                _ = try Program.tool("gzip", "--best", "--no-name", copy)
            } else {
                await store.close()
                let dump = try Self.dump(of: address)
                let path = folder.appending(path: "postgres.sql").path
                try Data(dump.utf8).write(to: URL(filePath: path))
                _ = try Program.tool("gzip", "--best", "--no-name", path)
            }
        }
    }

    /// Keys that everybody knows, and the same every time.
    private static func writeKeys(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let chance = TestChance(seed: 1)
        let texts = [
            ("log.key", Base64.encode(chance.bytes(32))), ("journal.key", Base64.encode(chance.bytes(32))),
            ("encryption.key", Base64.encode(chance.bytes(32))),
            ("log.name", "www.yangguang.example/log"),
        ]
        for (name, text) in texts {
            let path = folder.appending(path: name)
            try Data("\(text)\n".utf8).write(to: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path.path)
        }
    }

    /// What makes the schema again, under a name that `Release` changes for its own.
    private static func dump(of address: String) throws -> String {
        let server = try #require(Engine.postgresAddress)
        let schema = try #require(address.firstMatch(of: /search_path(?:=|%3D)(\w+)/)?.output.1)
        let text = try Program.tool(
            "pg_dump", "--dbname=\(server)", "--schema=\(schema)", "--no-owner", "--no-privileges")
        let lines = text.replacing(String(schema), with: Release.schemaName).split(
            separator: "\n", omittingEmptySubsequences: false)
        // The word after these two is another each time.
        return lines.filter { !$0.hasPrefix("\\restrict") && !$0.hasPrefix("\\unrestrict") }.joined(separator: "\n")
    }
}
