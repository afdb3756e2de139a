import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

@Suite struct BackupTests {
    private static var pairs: [(Engine, Engine)] {
        Engine.available.flatMap { from in Engine.available.map { (from, $0) } }
    }

    @Test(arguments: pairs)
    func `everything comes back to the last byte, on the same engine or the other`(
        from: Engine, into: Engine
    ) async throws {
        try await withLivedInInstallation(from) { old in
            let file = "\(old.files)-backup.tar.age"
            let passphrase = try old.passphraseFile()
            let taken = try old.run("backup", "--out", file, "--passphrase-file", passphrase, "--json")
            #expect(taken.status == 0, "\(taken.complaints)")
            #expect(try taken.json["keys"] as? Bool == true)
            #expect(try taken.json["encrypted"] as? Bool == true)
            #expect(try taken.json["files"] as? Int == 3)
            try await withInstallation(into) { new in
                let restored = try new.run("restore", file, "--passphrase-file", passphrase, "--json")
                #expect(restored.status == 0, "\(restored.complaints)")
                #expect(try restored.json["documents"] as? Int == 21)
                #expect(try restored.json["findings"] as? [String] == [])
                let (before, after) = (try await old.rows(), try await new.rows())
                #expect(before.keys.sorted() == after.keys.sorted())
                for (table, rows) in before { #expect(after[table] == rows, "\(table)") }
                for name in ["ab/cd/附件一", "ab/large", "empty", "keys/log.key", "keys/journal.key", "keys/log.name"] {
                    let manager = FileManager.default
                    #expect(
                        manager.contentsEqual(atPath: "\(old.files)/\(name)", andPath: "\(new.files)/\(name)"),
                        "\(name)")
                }
                #expect(try new.run("check").status == 0)
                #expect(try new.run("organisations", "list").output.contains("阳光市财政局"))
                // And nothing of the work is left.
                let names = try FileManager.default.subpathsOfDirectory(atPath: new.files)
                #expect(!names.contains { $0.hasSuffix(".part") })
            }
        }
    }

    @Test func `the archive is a plain tar, and its digests are those that sha256sum finds`() async throws {
        try await withLivedInInstallation(.sqlite) { installation in
            let file = "\(installation.files)-backup.tar"
            #expect(try installation.run("backup", "--out", file).status == 0)
            let folder = "\(installation.files)-unpacked"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            _ = try Program.tool("tar", "--extract", "--file=\(file)", "--directory=\(folder)")
            _ = try Program.tool("sh", "-c", "cd \"$0\" && sha256sum --check --strict manifest.sha256", folder)
            let manifest = try JSONDecoder().decode(
                BackupManifest.self, from: try Data(contentsOf: URL(filePath: "\(folder)/manifest.json")))
            for part in manifest.parts {
                let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(part.name)")))
                #expect(Hex.encode(sha256(bytes)) == part.sha256, "\(part.name)")
            }
            #expect(manifest.schema == Migrations.all.count)
            #expect(manifest.tables.first { $0.name == "document" }?.rows == 21)
        }
    }

    @Test func `keys leave the house encrypted or because somebody asked for it`() async throws {
        try await withLivedInInstallation(.sqlite) { installation in
            let file = "\(installation.files)-backup.tar"
            let plain = try installation.run("backup", "--out", file)
            #expect(plain.output.contains("keep a copy of them"))
            #expect(try !Program.tool("tar", "--list", "--file=\(file)").contains("keys/"))
            // No session, with which somebody could go on where another stopped.
            #expect(try !Program.tool("tar", "--list", "--file=\(file)").contains("tables/session"))

            try await withInstallation(.sqlite) { new in
                let refused = try new.run("restore", file)
                #expect(refused.status == 2)
                #expect(refused.complaints.contains("--keys"))
                #expect(try await new.contents() == [])
                let restored = try new.run("restore", file, "--keys", "\(installation.files)/keys")
                #expect(restored.status == 0, "\(restored.complaints)")
                #expect(try new.run("check").status == 0)
            }
            let open = "\(installation.files)-open.tar"
            #expect(
                try installation.run("backup", "--out", open, "--with-keys").output.contains("where nobody reads it"))
            #expect(try Program.tool("tar", "--list", "--file=\(open)").contains("keys/log.key"))
        }
    }

    @Test func `nothing is written over, and nothing into the files that are backed up`() async throws {
        try await withLivedInInstallation(.sqlite) { installation in
            let file = "\(installation.files)-backup.tar"
            try Data("mine".utf8).write(to: URL(filePath: file))
            let answer = try installation.run("backup", "--out", file)
            #expect(answer.status == 3)
            #expect(answer.complaints.contains("is there already"))
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
            let inside = try installation.run("backup", "--out", "\(installation.files)/backup.tar")
            #expect(inside.status == 2)
        }
    }

    @Test func `a disk that is full leaves nothing behind`() async throws {
        try await withLivedInInstallation(.sqlite) { installation in
            let folder = "\(installation.files)-out"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            // Files may have 64 KiB: the write fails as it does on a full disk.
            let answer = try installation.program.run(limitedTo: 64, ["backup", "--out", folder])
            #expect(answer.status == 3)
            #expect(answer.complaints.contains("cannot be written to its end"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
            #expect(try LastBackup.read(from: installation.files).taken == nil)
        }
    }

    @Test func `a timer takes one after the other, and the oldest ones go`() async throws {
        try await withLivedInInstallation(.sqlite) { installation in
            let folder = "\(installation.files)-out"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let old = ["yangguang-20260101T000000Z.tar", "yangguang-20260102T000000Z.tar.age", "letter.txt"]
            let killed = "yangguang-20260103T000000Z.tar.part"
            for name in old + [killed] { try Data().write(to: URL(filePath: "\(folder)/\(name)")) }
            let answer = try installation.run("backup", "--out", folder, "--keep", "2", "--json")
            #expect(answer.status == 0, "\(answer.complaints)")
            let file = try #require(try answer.json["file"] as? String)
            #expect(try answer.json["removed"] as? [String] == ["\(folder)/\(old[0])"])
            let left = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(left == (Array(old.dropFirst()) + [URL(filePath: file).lastPathComponent]).sorted())

            let last = try LastBackup.read(from: installation.files)
            #expect(last.taken?.file == file)
            #expect(last.takenAt.map { abs($0.milliseconds - Instant.now.milliseconds) < 60_000 } == true)
            #expect(last.verified == nil)
            let digest = try Program.tool("sha256sum", file).prefix(64)
            #expect(last.taken?.sha256 == String(digest))
        }
    }

    @Test(arguments: Engine.available)
    func `a drill restores the newest one, counts, and leaves no trace`(engine: Engine) async throws {
        try await withLivedInInstallation(engine) { installation in
            let folder = "\(installation.files)-out"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let passphrase = try installation.passphraseFile()
            #expect(try installation.run("backup", "--out", folder, "--passphrase-file", passphrase).status == 0)
            let temporary = "\(installation.files)-temporary"
            try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
            var program = installation.program
            program.environment["TMPDIR"] = temporary
            let answer = try program.run("backup", "--verify", folder, "--passphrase-file", passphrase, "--json")
            #expect(answer.status == 0, "\(answer.complaints)")
            #expect(try answer.json["documents"] as? Int == 21)
            #expect(try answer.json["files"] as? Int == 3)
            #expect(try answer.json["seconds"] as? Double ?? 0 > 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: temporary) == [])
            #expect(try LastBackup.read(from: installation.files).verifiedTakenAt != nil)

            // It needs no installation where the keys are in it.
            program.environment["YANGGUANG_DATABASE"] = nil
            program.environment["YANGGUANG_FILES"] = nil
            let alone = try program.run("backup", "--verify", folder, "--passphrase-file", passphrase)
            #expect(alone.status == 0, "\(alone.complaints)")
            #expect(alone.output.contains("21 documents"))
        }
    }

    @Test(arguments: [["--keep", "3"], [], ["--out", "a", "--verify", "b"], ["--out", "a", "--keep", "0"]])
    func `a wrong call is named`(arguments: [String]) async throws {
        try await withInstallation(.sqlite) { installation in
            let answer = try installation.program.run(["backup"] + arguments)
            #expect(answer.status == 2)
            #expect(!answer.complaints.isEmpty)
        }
    }

    @Test func `a passphrase that others can read, or that anybody guesses, is refused`() async throws {
        try await withLivedInInstallation(.sqlite) { installation in
            let path = try installation.passphraseFile("short")
            let file = "\(installation.files)-backup.tar.age"
            let short = try installation.run("backup", "--out", file, "--passphrase-file", path)
            #expect(short.status == 2)
            #expect(short.complaints.contains("at least 12"))
            _ = try installation.passphraseFile()
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            let open = try installation.run("backup", "--out", file, "--passphrase-file", path)
            #expect(open.status == 2)
            #expect(open.complaints.contains("chmod 600"))
            #expect(!FileManager.default.fileExists(atPath: file))
        }
    }
}
