import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

/// What happens before, while and after the schema of records that matter is changed.
@Suite struct SchemaJumpTests {
    /// A database as the program before this one left it, with a record in it.
    private func withOlderDatabase(
        _ engine: Engine, at number: Int = Migrations.all.count - 1, _ body: (Installation) async throws -> Void
    ) async throws {
        try await withInstallation(engine) { installation in
            try KeyFolder("\(installation.files)/keys").make(logOrigin: "www.example/log")
            let store = try installation.open()
            try await store.migrate(Array(Migrations.all.prefix(number)))
            try await store.write { tx in
                _ = try tx.run(
                    """
                    INSERT INTO organisation (id, code, name, short_name, kind, index_template, functions, position)
                    VALUES ('00000000000000000000000000', 'yg-office', '阳光市人民政府办公室', '市府办', 'department', '', '', 1)
                    """)
            }
            await store.close()
            try await body(installation)
        }
    }

    @Test(arguments: Engine.available)
    func `records are backed up before, and the backup is told of and good`(engine: Engine) async throws {
        try await withOlderDatabase(engine) { installation in
            let answer = try installation.run("migrate", "--json")
            #expect(answer.status == 0, "\(answer.complaints)")
            #expect(try answer.json["from"] as? Int == Migrations.all.count - 1)
            let copy = try #require(try answer.json["backup"] as? String)
            #expect(copy.hasPrefix("\(installation.files)/backups/before-schema-\(Migrations.all.count)-"))
            #expect(try installation.run("check").status == 0)
            #expect(try installation.run("organisations", "list").output.contains("阳光市人民政府办公室"))

            try await withInstallation(engine) { new in
                let restored = try new.run("restore", copy, "--keys", "\(installation.files)/keys")
                #expect(restored.status == 0, "\(restored.complaints)")
                #expect(try new.run("organisations", "list").output.contains("阳光市人民政府办公室"))
            }
            // The next backup does not carry the one before it along.
            let next = try installation.run("backup", "--out", "\(installation.files)-next.tar", "--json")
            #expect(try next.json["files"] as? Int == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `where no backup can be taken, nothing is changed unless somebody says so`(engine: Engine) async throws {
        try await withOlderDatabase(engine) { installation in
            // A file stands where the folder of the backups belongs.
            try Data().write(to: URL(filePath: "\(installation.files)/backups"))
            let refused = try installation.run("migrate")
            #expect(refused.status == 3)
            #expect(refused.complaints.contains("backups"))
            #expect(try await installation.schema() == Migrations.all.count - 1)
            let answer = try installation.run("migrate", "--no-backup")
            #expect(answer.status == 0, "\(answer.complaints)")
            #expect(answer.output.contains("no backup was taken"))
            #expect(try await installation.schema() == Migrations.all.count)
        }
    }

    @Test func `a full disk leaves the old schema, and no half a backup`() async throws {
        try await withOlderDatabase(.sqlite) { installation in
            let long = String(repeating: "职能", count: 50_000)
            try await installation.write { try $0.run("UPDATE organisation SET functions = \(long)") }
            let answer = try installation.program.run(limitedTo: 64, ["migrate"])
            #expect(answer.status == 3)
            #expect(answer.complaints.contains("--no-backup"))
            #expect(try await installation.schema() == Migrations.all.count - 1)
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(installation.files)/backups") == [])
        }
    }

    @Test(arguments: Engine.available)
    func `keys that are missing stop it before anything is changed`(engine: Engine) async throws {
        try await withOlderDatabase(engine) { installation in
            try FileManager.default.removeItem(atPath: "\(installation.files)/keys")
            let answer = try installation.run("migrate")
            #expect(answer.status == 3)
            #expect(answer.complaints.contains("--files"))
            #expect(try await installation.schema() == Migrations.all.count - 1)
        }
    }

    @Test func `a file that another process has open is left alone`() async throws {
        try await withOlderDatabase(.sqlite) { installation in
            let other = try installation.open()
            _ = try await other.schemaNumber()
            let answer = try installation.run("migrate")
            #expect(answer.status == 3)
            #expect(answer.complaints.contains("end the server first"))
            await other.close()
            #expect(try await installation.schema() == Migrations.all.count - 1)
            #expect(try installation.run("migrate").status == 0)
        }
    }

    @Test func `a damaged file is left alone`() async throws {
        try await withOlderDatabase(.sqlite) { installation in
            let file = try FileHandle(forUpdating: URL(filePath: installation.address))
            // Whole pages behind the first ones, which say where everything is.
            for page in 20..<40 {
                try file.seek(toOffset: UInt64(page * 4096))
                try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
            }
            try file.close()
            let answer = try installation.run("migrate")
            #expect(answer.status == 3)
            #expect(answer.complaints.contains("damaged") || answer.complaints.contains("malformed"))
        }
    }

    @Test func `a row that speaks of nothing is found before`() async throws {
        try await withOlderDatabase(.sqlite) { installation in
            _ = try Program.tool(
                "sh", "-c",
                "exec python3 -c \"import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); "
                    + "c.execute(\\\"UPDATE organisation SET parent='nobody'\\\"); c.commit()\" \"$0\"",
                installation.address)
            let answer = try installation.run("migrate")
            #expect(answer.status == 3)
            #expect(answer.complaints.contains("a row of organisation speaks of"))
            #expect(try await installation.schema() == Migrations.all.count - 1)
        }
    }

    @Test(arguments: Engine.available)
    func `one that was cut off after any step goes on to the end`(engine: Engine) async throws {
        for number in 1..<Migrations.all.count {
            try await withOlderDatabase(engine, at: number) { installation in
                let answer = try installation.run("migrate")
                #expect(answer.status == 0, "after \(number): \(answer.complaints)")
                #expect(try installation.run("check").status == 0)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a database of a newer program is refused by every command, and says what to install`(
        engine: Engine
    ) async throws {
        try await withOrganisation(engine) { installation in
            try await installation.write { tx in
                try tx.run("INSERT INTO schema_step (number, name) VALUES (\(900), \("from the future"))")
            }
            let file = "\(installation.files)/documents.jsonl"
            try Data(#"{"title": "通知", "body": "正文"}"#.utf8).write(to: URL(filePath: file))
            for command in [
                ["serve", "--port", "1"], ["migrate"], ["check"], ["reindex"], ["log", "verify"],
                ["organisations", "list"], ["import", "documents", file, "--organisation", "yg-office"],
                ["backup", "--out", "\(installation.files)-backup.tar"],
            ] {
                let answer = try installation.program.run(command)
                #expect(answer.status == 3, "\(command)")
                #expect(answer.complaints.contains("900"), "\(command)")
                #expect(answer.complaints.contains("install the newer program"), "\(command)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a database of another program is refused, and nothing is made in it`(engine: Engine) async throws {
        try await withInstallation(engine) { installation in
            try await installation.write { try $0.define("CREATE TABLE invoice (id TEXT NOT NULL PRIMARY KEY) STRICT") }
            for command in [["migrate"], ["serve", "--port", "1"], ["check"]] {
                let answer = try installation.program.run(command)
                #expect(answer.status == 3, "\(command)")
                #expect(answer.complaints.contains("invoice"), "\(command)")
            }
            #expect(!FileManager.default.fileExists(atPath: "\(installation.files)/keys"))
        }
    }
}

extension Installation {
    fileprivate func schema() async throws -> Int {
        let store = try open()
        let number = try await store.schemaNumber()
        await store.close()
        return number
    }
}
