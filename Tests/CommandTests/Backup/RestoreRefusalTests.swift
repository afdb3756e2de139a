import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

/// What is not a whole backup of this program makes nothing.
@Suite struct RestoreRefusalTests {
    /// A backup of a lived-in office, and the bytes that it consists of.
    private func withBackup(
        passphrase: Bool = false,
        _ body: (_ file: String, _ bytes: [UInt8], _ passphrase: Passphrase?) async throws -> Void
    ) async throws {
        try await withLivedInInstallation(.sqlite) { installation in
            let file = "\(installation.files)-backup.tar"
            let path = try installation.passphraseFile()
            let options = passphrase ? ["--passphrase-file", path] : ["--with-keys"]
            let taken = try installation.program.run(["backup", "--out", file] + options)
            #expect(taken.status == 0, "\(taken.complaints)")
            let secret = try Passphrase(Setting(value: path, place: "test"))
            try await body(file, Array(try Data(contentsOf: URL(filePath: file))), passphrase ? secret : nil)
        }
    }

    /// The failure that reading a file ends with.
    private func complaint(about bytes: [UInt8], at path: String, _ passphrase: Passphrase?) throws -> Failure? {
        try Data(bytes).write(to: URL(filePath: path))
        do {
            _ = try BackupFile(path, passphrase: passphrase)
            return nil
        } catch let failure as Failure {
            return failure
        }
    }

    @Test func `a byte that is another is found, wherever it stands`() async throws {
        try await withBackup { file, bytes, _ in
            let whole = try complaint(about: bytes, at: file, nil)
            #expect(whole == nil)
            // Each region of the first parts and of the last, and every so often between.
            let places =
                Array(stride(from: 0, to: 2048, by: 61)) + Array(stride(from: 2048, to: bytes.count, by: 19_997))
                + Array(stride(from: bytes.count - 2600, to: bytes.count, by: 101))
            for place in places {
                var changed = bytes
                changed[place] ^= 0x10
                let failure = try complaint(about: changed, at: file, nil)
                #expect(failure?.status == .problems, "byte \(place)")
                #expect(failure?.words.contains(file) == true, "byte \(place)")
            }
        }
    }

    @Test func `a byte of an encrypted one that is another is found, too`() async throws {
        try await withBackup(passphrase: true) { file, bytes, passphrase in
            let whole = try complaint(about: bytes, at: file, passphrase)
            #expect(whole == nil)
            for place in [3, 40, 130, 200, 65_000, bytes.count / 2, bytes.count - 17, bytes.count - 1] {
                var changed = bytes
                changed[place] ^= 0x10
                #expect(try complaint(about: changed, at: file, passphrase) != nil, "byte \(place)")
            }
        }
    }

    @Test(arguments: [false, true])
    func `one that is cut off, or goes on behind its end, is refused`(isEncrypted: Bool) async throws {
        try await withBackup(passphrase: isEncrypted) { file, bytes, passphrase in
            let lengths = [0, 1, 511, 512, 700, 4096, 65_536, bytes.count / 2, bytes.count - 1024, bytes.count - 1]
            for length in lengths where length < bytes.count {
                let failure = try complaint(about: Array(bytes.prefix(length)), at: file, passphrase)
                #expect(failure != nil, "\(length) bytes")
            }
            for tail in [[0], [1], [UInt8](repeating: 0, count: 512)] {
                #expect(try complaint(about: bytes + tail, at: file, passphrase) != nil)
            }
        }
    }

    @Test func `a foreign file is called what it is`() async throws {
        try await withInstallation(.sqlite) { installation in
            let folder = "\(installation.files)-foreign"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data("你好".utf8).write(to: URL(filePath: "\(folder)/text"))
            _ = try Program.tool("tar", "--create", "--file=\(folder)/archive", "--directory=\(folder)", "text")
            try Data(repeating: 0, count: 4096).write(to: URL(filePath: "\(folder)/zeros"))
            for name in ["text", "archive", "zeros"] {
                let answer = try installation.run("restore", "\(folder)/\(name)")
                #expect(answer.status == 1, "\(name)")
                #expect(answer.complaints.contains("\(folder)/\(name)"), "\(name)")
            }
            #expect(try installation.run("restore", "\(folder)/none").status == 3)
            #expect(try installation.run("restore", folder).status == 3)
        }
    }

    @Test func `one of a newer program names the schema, and one that was tampered with its manifest`() async throws {
        try await withBackup { file, bytes, _ in
            let schema = "\"schema\" : \(Migrations.all.count)"
            for (change, word) in [
                (schema, "\(schema.dropLast())\(schema.hasSuffix("0") ? "1" : "0")"),
                ("organisations", "Organisations"),
            ] {
                var changed = bytes
                let place = try #require(changed.lastRange(of: change))
                changed.replaceSubrange(place, with: Array(word.utf8))
                #expect(try complaint(about: changed, at: file, nil) != nil)
            }
        }
        try await withInstallation(.sqlite) { installation in
            let (path, at) = ("\(installation.files)-made.tar", instant(2026, 3, 10))
            for (schema, steps, word) in [
                (900, ["from the future"], "900"), (2, ["apples", "pears"], "another program"),
            ] {
                try? FileManager.default.removeItem(atPath: path)
                var writer = try BackupWriter(to: try DraftFile(at: path), at: at, passphrase: nil)
                let facts = RecordsFacts(log: .init(size: 0, checkpoint: nil), journal: .init(entries: 0, head: ""))
                _ = try writer.finish(
                    BackupManifest(
                        program: "9.0.0", takenAt: at.iso, engine: "sqlite", schema: schema, steps: steps, logKey: "",
                        facts: facts, holdsKeys: true))
                let answer = try installation.run("restore", path)
                #expect(answer.status == 1)
                #expect(answer.complaints.contains(word), "\(answer.complaints)")
                #expect(try await installation.contents() == [])
            }
        }
    }

    @Test func `a part whose name leads out of the folder is refused`() async throws {
        try await withInstallation(.sqlite) { installation in
            for name in ["files/../../escaped", "/etc/passwd", "files//a", "files/./a", ".."] {
                let path = "\(installation.files)-made.tar"
                try? FileManager.default.removeItem(atPath: path)
                let at = instant(2026, 3, 10)
                var writer = try BackupWriter(to: try DraftFile(at: path), at: at, passphrase: nil)
                try writer.add(name, [1])
                let facts = RecordsFacts(log: .init(size: 0, checkpoint: nil), journal: .init(entries: 0, head: ""))
                _ = try writer.finish(
                    BackupManifest(
                        program: "0.2.0", takenAt: at.iso, engine: "sqlite", schema: 1, steps: ["organisations"],
                        logKey: "", facts: facts, holdsKeys: true))
                #expect(try installation.run("restore", path).status == 1, "\(name)")
            }
            #expect(try await installation.contents() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a place in which something is already is left as it is`(engine: Engine) async throws {
        try await withBackup { file, _, _ in
            try await withOrganisation(engine) { installation in
                let before = try await installation.contents()
                let answer = try installation.run("restore", file)
                #expect(answer.status == 3)
                #expect(answer.complaints.contains("empty"))
                #expect(try await installation.contents() == before)
                #expect(try installation.run("check").status == 0)
            }
            try await withInstallation(engine) { installation in
                try FileManager.default.createDirectory(atPath: installation.files, withIntermediateDirectories: true)
                try Data("mine".utf8).write(to: URL(filePath: "\(installation.files)/letter"))
                let answer = try installation.run("restore", file)
                #expect(answer.status == 3)
                #expect(answer.complaints.contains("letter"))
                #expect(try String(contentsOfFile: "\(installation.files)/letter", encoding: .utf8) == "mine")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `keys of another log, and records that are not sound, leave the place empty`(engine: Engine) async throws {
        try await withLivedInInstallation(engine) { old in
            let plain = "\(old.files)-plain.tar"
            #expect(try old.run("backup", "--out", plain).status == 0)
            try await withInstallation(engine) { other in
                #expect(try other.run("migrate").status == 0)
                try await withInstallation(engine) { new in
                    let answer = try new.run("restore", plain, "--keys", "\(other.files)/keys")
                    #expect(answer.status == 1)
                    #expect(answer.complaints.contains("another log"))
                    #expect(try await new.isUntouched)
                }
            }
            try await old.write { try $0.run("UPDATE document SET title = \("改过的标题") WHERE stage = 'draft'") }
            let tampered = "\(old.files)-tampered.tar"
            #expect(try old.run("backup", "--out", tampered, "--with-keys").status == 0)
            try await withInstallation(engine) { new in
                let answer = try new.run("restore", tampered)
                #expect(answer.status == 1)
                #expect(answer.complaints.contains("its columns differ from its events"))
                #expect(try await new.isUntouched)
                // Who has nothing else takes it as it is, and is told.
                let kept = try new.run("restore", tampered, "--keep-findings")
                #expect(kept.status == 1)
                #expect(kept.output.contains("its columns differ from its events"))
                #expect(try new.run("organisations", "list").status == 0)
            }
            #expect(try old.run("backup", "--verify", tampered).status == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `one that was cut off is used by nobody, and begun anew`(engine: Engine) async throws {
        try await withBackup { file, _, _ in
            try await withInstallation(engine) { installation in
                // As a killed process leaves the place: marked, with files, and a database that is filled but not judged.
                let settings = try Settings(
                    SettingSources(
                        flags: [.database: installation.database, .files: installation.files], environment: [:],
                        file: nil))
                let place = RestorePlace(database: settings.database, files: settings.files)
                let mark = try place.begin()
                try Data("half".utf8).write(to: URL(filePath: "\(installation.files)/half"))
                let store = try place.openToFill()
                let count = Migrations.all.count
                try await store.fill(atSchema: count, of: Migrations.all) { _ in }
                await store.close()
                mark.letGo()

                for command in [
                    ["serve", "--port", "1"], ["migrate"], ["check"], ["backup", "--out", "\(installation.files).tar"],
                ] {
                    let answer = try installation.program.run(command)
                    #expect(answer.status == 3, "\(command)")
                    #expect(answer.complaints.contains("restore"), "\(command)")
                }
                let answer = try installation.run("restore", file)
                #expect(answer.status == 0, "\(answer.complaints)")
                #expect(try installation.run("check").status == 0)
                #expect(!FileManager.default.fileExists(atPath: "\(installation.files)/half"))
            }
        }
    }
}

extension Installation {
    /// Nothing is there that could be taken for an office.
    fileprivate var isUntouched: Bool {
        get async throws {
            let folder = URL(filePath: files).lastPathComponent
            return try await contents().filter { $0 != folder } == []
        }
    }
}

extension [UInt8] {
    fileprivate func lastRange(of text: String) -> Range<Int>? { ranges(of: Array<UInt8>(text.utf8)).last }
}
