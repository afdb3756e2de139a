import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

@Suite struct DocumentImportTests {
    @Test(arguments: Engine.available)
    func `a document keeps what its line says`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let fields = [
                #""title": "关于信息公开的意见", "body": "第一段\n第二段", "documentNumber": "国办发[2019]第5号""#,
                #""indexNumber": "000014349/2019-00007", "issuer": "国务院办公厅", "signedOn": "2019-01-27""#,
                #""publishedOn": "2019-02-15", "topics": ["财政、金融、审计\\财政", "教育"], "keywords": ["公开"]"#,
                #""genre": "意见", "validity": "失效", "sourceURL": "https://www.gov.cn/a", "catalogueRow": "20-01""#,
            ]
            let report = try await office.importing("{\(fields.joined(separator: ", "))}")
            #expect(report == ImportReport(accepted: 1))
            let list = try await office.office.documents(DocumentFilter(), limit: 10)
            let document = try await office.office.publicDocument(try #require(list.items.first).id)
            let found = document.revision.fields
            #expect(found.documentNumber == "国办发〔2019〕5号")
            #expect(found.genre == "opinion")
            #expect(found.topic.map { office.office.rules.classification.nameOfTopic($0) } == "财政、金融、审计／财政")
            #expect(found.keywords == ["公开", "教育"])
            #expect(found.origin == .reprinted)
            #expect(document.stored.indexNumber == "000014349/2019-00007")
            #expect(document.stored.state.isImported)
            #expect(document.revision.declaredPublishedOn == day(2019, 2, 15))
            #expect(document.validity == .expired)
            #expect(document.body.plainText == "第一段\n第二段")
            #expect(document.log.first?.instant == office.clock.now)
        }
    }

    @Test(
        arguments: [
            (#"["市场监管、安全生产监管", "工商"]"#, "市场监管、安全生产监管／工商", []),
            (#"["市场监管、安全生产监管\\工商"]"#, "市场监管、安全生产监管／工商", []), (#"["其他"]"#, "其他", []),
            (#"["综合政务", "其他"]"#, "综合政务／其他", []), (#"["0201", "公开"]"#, "综合政务／政务公开", ["公开"]),
            (#"["综合政务", "综合政务/政务公开"]"#, "综合政务／政务公开", []),
            (#"["工商", "科技、教育", "教育", "科技"]"#, "科技、教育／教育", ["工商", "科技"]),
            (#"["综合政务\\政务公开", "科技、教育", "教育"]"#, "综合政务／政务公开", ["教育"]),
        ] as [(String, String, [String])])
    func `a class and the sub-class behind it are one topic, and what is no topic is a keyword`(
        topics: String, expected: String, keywords: [String]
    ) async throws {
        try await withOffice(.sqlite) { office in
            let report = try await office.importing(#"{"title": "甲", "body": "乙", "topics": \#(topics)}"#)
            #expect(report == ImportReport(accepted: 1))
            let item = try #require(try await office.office.documents(DocumentFilter(), limit: 1).items.first)
            let fields = try await office.office.publicDocument(item.id).revision.fields
            #expect(fields.topic.flatMap { office.office.rules.classification.nameOfTopic($0) } == expected)
            #expect(fields.keywords == keywords)
        }
    }

    @Test func `a number of another year, or none that can be read, is taken as it is`() async throws {
        try await withOffice(.sqlite) { office in
            let report = try await office.importing(
                #"{"title": "甲", "body": "乙", "documentNumber": "阳政发〔2025〕1号", "signedOn": "2026-01-05"}"#,
                #"{"title": "丙", "body": "丁", "documentNumber": "无"}"#,
                #"{"title": "戊", "body": "己", "documentNumber": "无"}"#)
            #expect(report == ImportReport(accepted: 3))
        }
    }

    @Test(arguments: ["有效", "尚未施行", "in-force", ""])
    func `what dates say about validity is left to the dates`(word: String) async throws {
        try await withOffice(.sqlite) { office in
            let line = #"{"title": "甲", "body": "乙", "validity": "\#(word)", "effectiveOn": "2027-01-01"}"#
            #expect(try await office.importing(line).accepted == 1)
            let item = try #require(try await office.office.documents(DocumentFilter(), limit: 1).items.first)
            #expect(item.validity(on: day(2026, 3, 10)) == .notYetInForce)
        }
    }

    @Test(arguments: Engine.available)
    func `the same file twice changes nothing, with and without names`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let lines = #"{"title": "甲", "body": "乙", "externalID": "a-1"}"# + "\n" + #"{"title": "丙", "body": "丁"}"#
            #expect(try await office.importing(lines) == ImportReport(accepted: 2))
            let size = try await office.office.logSize()
            #expect(try await office.importing(lines) == ImportReport(unchanged: 2))
            #expect(try await office.office.logSize() == size)
        }
    }

    @Test func `a dry run stores nothing`() async throws {
        try await withOffice(.sqlite) { office in
            let report = try await office.importing(#"{"title": "甲", "body": "乙"}"#, isDryRun: true)
            #expect(report == ImportReport(accepted: 1))
            #expect(try await office.office.logSize() == 0)
        }
    }

    @Test func `html is read as what somebody pasted, and a mark of Windows is no fault`() async throws {
        try await withOffice(.sqlite) { office in
            let line = #"{"title": "甲", "html": "<p>乙<script>alert(1)</script></p>"}"#
            let report = try await office.importing(bytes: [0xEF, 0xBB, 0xBF] + Array(line.utf8) + [13, 10])
            #expect(report == ImportReport(accepted: 1))
            let item = try #require(try await office.office.documents(DocumentFilter(), limit: 1).items.first)
            #expect(try await office.office.publicDocument(item.id).body.plainText == "乙")
        }
    }

    @Test func `a document of the office itself is made, and one of another is a reprint`() async throws {
        try await withOffice(.sqlite) { office in
            _ = try await office.importing(
                #"{"title": "甲", "body": "乙", "issuer": "阳光市财政局"}"#, #"{"title": "丙", "body": "丁"}"#,
                #"{"title": "戊", "body": "己", "issuer": "国务院"}"#,
                #"{"title": "庚", "body": "辛", "issuer": "阳光市财政局", "sourceURL": "https://old.example/1"}"#)
            let items = try await office.office.documents(DocumentFilter(), limit: 10).items
            var origins: [String: DocumentOrigin] = [:]
            for item in items {
                origins[item.title] = try await office.office.publicDocument(item.id).revision.fields.origin
            }
            #expect(origins == ["甲": .made, "丙": .made, "戊": .reprinted, "庚": .made])
        }
    }

    @Test func `the command says what became of the lines, for people and for machines`() async throws {
        try await withOrganisation(.sqlite) { installation in
            let file = "\(installation.files)/documents.jsonl"
            let wrong = #"{"title": "丙", "body": "丁", "signedOn": "2026-02-30"}"#
            let lines = #"{"title": "甲", "body": "乙"}"# + "\n" + wrong
            try Data(lines.utf8).write(to: URL(filePath: file))
            let command = ["import", "documents", file, "--organisation", "yg-office"]

            let dry = try installation.program.run(command + ["--dry-run"])
            #expect(dry.output == "1 would be accepted, 0 unchanged, 1 refused.\n")
            let answer = try installation.program.run(command + ["--json"])
            #expect(answer.status == 1)
            let json = try answer.json
            #expect(json["accepted"] as? Int == 1)
            #expect(json["unchanged"] as? Int == 0)
            let refused = try #require(json["refused"] as? [[String: Any]])
            #expect(refused.map { $0["line"] as? Int } == [2])
            #expect(refused.map { $0["field"] as? String } == ["signedOn"])
            let reason = "“2026-02-30” is not a date that exists; write it as 2026-03-10"
            #expect(refused.first?["reason"] as? String == reason)
            #expect(answer.complaints.contains("documents.jsonl:2: signedOn: \(reason)"))
            #expect(try installation.program.run(command).output == "0 accepted, 1 unchanged, 1 refused.\n")
        }
    }

    @Test func `a file that is not there is status 3, an organisation that is not there status 1`() async throws {
        try await withOrganisation(.sqlite) { installation in
            let missing = try installation.run("import", "documents", "/nowhere.jsonl", "--organisation", "yg-office")
            #expect(missing.status == 3)
            #expect(missing.complaints.contains("cannot read /nowhere.jsonl: no such file"))
            let unknown = try installation.run("import", "documents", "/nowhere.jsonl", "--organisation", "yg-ofice")
            #expect(unknown.status == 1)
            #expect(unknown.complaints.contains("the nearest codes are yg-office"))
        }
    }
}
