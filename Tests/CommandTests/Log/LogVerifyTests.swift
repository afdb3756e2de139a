import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

@Suite struct LogVerifyTests {
    private func withDocuments(_ engine: Engine, _ body: (Installation) async throws -> Void) async throws {
        try await withOrganisation(engine) { installation in
            let file = "\(installation.files)/documents.jsonl"
            let lines = (1...5).map { #"{"title": "第\#($0)号", "body": "正文"}"# }
            try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: file))
            let report = try installation.run("import", "documents", file, "--organisation", "yg-office")
            #expect(report.status == 0)
            try await body(installation)
        }
    }

    @Test(arguments: Engine.available)
    func `a log that is whole is verified, and its checkpoint kept for the next time`(engine: Engine) async throws {
        try await withDocuments(engine) { installation in
            let checkpoint = "\(installation.files)/checkpoint"
            let answer = try installation.run("log", "verify", "--json", "--save-checkpoint", checkpoint)
            #expect(answer.status == 0)
            let json = try answer.json
            #expect(json["size"] as? Int == 5)
            #expect(json["ok"] as? Bool == true)
            #expect(json["firstWrong"] is NSNull)
            #expect((json["root"] as? String)?.count == 44)
            #expect(try installation.run("log", "verify", "--checkpoint", checkpoint).status == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a document that was changed behind the program's back is the first wrong entry`(engine: Engine) async throws {
        try await withDocuments(engine) { installation in
            try await installation.write { tx in
                switch tx.engine {
                case .sqlite: try tx.define("DROP TRIGGER revision_keeps_words")
                case .postgres: try tx.define("ALTER TABLE revision DISABLE TRIGGER USER")
                }
                try tx.run("UPDATE revision SET title = \("第九号") WHERE title = \("第3号")")
            }
            let answer = try installation.run("log", "verify", "--json")
            #expect(answer.status == 1)
            #expect(try answer.json["ok"] as? Bool == false)
            #expect(try answer.json["firstWrong"] as? Int == 2)
            #expect(try installation.run("check").status == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `an entry that was removed is the first wrong entry`(engine: Engine) async throws {
        try await withDocuments(engine) { installation in
            try await installation.write { tx in
                switch tx.engine {
                case .sqlite: try tx.define("DROP TRIGGER log_entry_keeps_rows")
                case .postgres: try tx.define("ALTER TABLE log_entry DISABLE TRIGGER USER")
                }
                try tx.run("DELETE FROM log_entry WHERE sequence = \(3)")
            }
            let answer = try installation.run("log", "verify", "--json")
            #expect(answer.status == 1)
            #expect(try answer.json["firstWrong"] as? Int == 3)
        }
    }

    @Test func `a site that does not answer is status 3, and an address that is none status 2`() throws {
        let silent = try Program().run("log", "verify", "--site", "http://127.0.0.1:1")
        #expect(silent.status == 3)
        #expect(silent.complaints.contains("cannot fetch http://127.0.0.1:1/log/vkey"))
        #expect(try Program().run("log", "verify", "--site", "www.yangguang.example").status == 2)
        #expect(try Program().run("log", "verify", "--site", "http://127.0.0.1:1", "--vkey", "abc").status == 2)
    }
}
