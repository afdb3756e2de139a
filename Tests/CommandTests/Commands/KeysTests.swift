import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

/// The built program and its keys, with nothing handed in.
@Suite struct KeysTests {
    @Test(arguments: Engine.available)
    func `every key can be listed and rotated, and the old log is still verified`(engine: Engine) async throws {
        try await withDocument(engine) { installation in
            let checkpoint = "\(installation.files)/checkpoint"
            #expect(try installation.run("log", "verify", "--save-checkpoint", checkpoint).status == 0)
            let old = try installation.keys()
            #expect(old.map { $0["kind"] as? String } == ["log", "journal", "encryption"])
            #expect(old.allSatisfy { ($0["mark"] as? String)?.count == 16 && ($0["kept"] as? [String]) == [] })

            for kind in ["log", "journal", "encryption"] {
                let answer = try installation.run("keys", "rotate", kind, "--json")
                #expect(answer.status == 0, "\(answer.complaints)")
                #expect((try answer.json["vkey"] as? String != nil) == (kind == "log"))
                #expect(try installation.run("check").status == 0)
            }
            for (before, after) in zip(old, try installation.keys()) {
                #expect(after["mark"] as? String != before["mark"] as? String)
                #expect((after["kept"] as? [String])?.first == before["mark"] as? String)
            }
            // A checkpoint of the old key, and a log that goes on under the new one.
            #expect(try installation.run("log", "verify", "--checkpoint", checkpoint).status == 0)
            #expect(try installation.run("keys", "rotate", "sessions").output == "Ended 0 sessions.\n")
            #expect(try installation.run("keys", "rotate", "house").status == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `an upgrade makes the encryption key and encrypts what stood in the open`(engine: Engine) async throws {
        try await withVersion01(engine) { installation in
            let answer = try installation.run("migrate")
            #expect(answer.status == 0, "\(answer.complaints)")
            #expect(try installation.run("check").status == 0)
            let (open, sealed) = try await installation.secrets()
            #expect(open == 0)
            #expect(sealed == 1)
            #expect(try installation.keys().count == 3)
            guard engine == .sqlite else { return }
            // Not in what SQLite left unused, either.
            for file in [installation.address, "\(installation.address)-wal"] {
                let bytes = FileManager.default.contents(atPath: file) ?? Data()
                #expect(bytes.firstRange(of: Data(UInt8(1)...20)) == nil, "\(file)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an upgrade that was cut off goes on with the key it made`(engine: Engine) async throws {
        try await withVersion01(engine) { installation in
            // The key was made, and then the power failed.
            let key = "\(installation.files)/keys/encryption.key"
            let made = Base64.encode(Array(repeating: UInt8(7), count: 32))
            try Data("\(made)\n".utf8).write(to: URL(filePath: key))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
            #expect(try installation.run("migrate").status == 0)
            #expect(try String(contentsOfFile: key, encoding: .utf8) == "\(made)\n")
            let (open, sealed) = try await installation.secrets()
            #expect(open == 0)
            #expect(sealed == 1)
            #expect(try installation.run("check").status == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a key that is gone, open or another's stops every command with its name`(engine: Engine) async throws {
        try await withDocument(engine) { installation in
            let manager = FileManager.default
            let key = "\(installation.files)/keys/encryption.key"
            func expectRefusal(_ words: String) throws {
                for command in ["migrate", "check"] {
                    let answer = try installation.run(command)
                    #expect(answer.status == 3)
                    #expect(answer.complaints.contains(key))
                    #expect(answer.complaints.contains(words), "\(answer.complaints)")
                }
            }
            try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
            try expectRefusal("chmod 600")
            let own = try Data(contentsOf: URL(filePath: key))
            try manager.removeItem(atPath: key)
            try expectRefusal("missing")
            try Data("\(Base64.encode(Array(repeating: UInt8(9), count: 32)))\n".utf8).write(to: URL(filePath: key))
            try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
            try expectRefusal("not the key of this database")
            try own.write(to: URL(filePath: key))
            try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
            #expect(try installation.run("check").status == 0)
        }
    }

    /// An office that had no encryption key yet; one person in it has a second factor, the bytes from 1 to 20.
    private func withVersion01(_ engine: Engine, _ body: (Installation) async throws -> Void) async throws {
        try await withInstallation(engine) { installation in
            try Release(version: "0.1.0").unpack(into: installation)
            try await body(installation)
        }
    }

    private func withDocument(_ engine: Engine, _ body: (Installation) async throws -> Void) async throws {
        try await withOrganisation(engine) { installation in
            let file = "\(installation.files)/documents.jsonl"
            try Data(#"{"title": "第1号", "body": "正文"}"#.utf8).write(to: URL(filePath: file))
            #expect(try installation.run("import", "documents", file, "--organisation", "yg-office").status == 0)
            try await body(installation)
        }
    }
}

extension Installation {
    fileprivate func keys() throws -> [[String: Any]] {
        try run("keys", "list", "--json").json["keys"] as? [[String: Any]] ?? []
    }

    /// How many stand in the open, and how many are encrypted.
    fileprivate func secrets() async throws -> (Int, Int) {
        let store: any Store =
            switch engine {
            case .sqlite: try SQLiteStore(path: address)
            case .postgres: PostgresStore(conninfo: address)
            }
        let counts = try await store.read { tx in
            (
                try tx.value("SELECT COUNT(*) AS value FROM person WHERE totp_secret IS NOT NULL", as: Int.self) ?? -1,
                try tx.value("SELECT COUNT(*) AS value FROM person WHERE totp_sealed IS NOT NULL", as: Int.self) ?? -1
            )
        }
        await store.close()
        return counts
    }
}
