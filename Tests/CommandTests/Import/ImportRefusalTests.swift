import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

/// What is wrong with a line, and how it is named.
@Suite struct ImportRefusalTests {
    @Test(arguments: [
        (#"{"title": "甲""#, "line", "json"),
        (#"["甲"]"#, "line", "json"),
        (#"{"title": 5, "body": "乙"}"#, "title", "type"),
        (#"{"title": "甲", "body": "乙", "keywords": "丙"}"#, "keywords", "type"),
        (#"{"title": "甲", "body": "乙", "topics": [7]}"#, "topics", "type"),
        (#"{"title": "甲", "body": "乙", "titel": "丙"}"#, "titel", "unknown-field"),
        (#"{"body": "乙"}"#, "title", "missing"),
        (#"{"title": "  ", "body": "乙"}"#, "title", "missing"),
        (#"{"title": "甲\n乙", "body": "丙"}"#, "title", "control-character"),
        (#"{"title": "甲\u0000", "body": "乙"}"#, "title", "nul"),
        (#"{"title": "甲", "body": "乙\u0000"}"#, "body", "nul"),
        (#"{"title": "甲"}"#, "body", "missing"),
        (#"{"title": "甲", "body": " \n "}"#, "body", "missing"),
        (#"{"title": "甲", "html": "<script>乙</script>"}"#, "html", "missing"),
        (#"{"title": "甲", "body": "乙", "html": "<p>乙</p>"}"#, "html", "not-allowed"),
        (#"{"title": "甲", "body": "乙", "signedOn": "2026-02-30"}"#, "signedOn", "not-a-date"),
        (#"{"title": "甲", "body": "乙", "publishedOn": "2026/2/3"}"#, "publishedOn", "not-a-date"),
        (#"{"title": "甲", "body": "乙", "signedOn": "2026-03-11"}"#, "signedOn", "date-in-future"),
        (#"{"title": "甲", "body": "乙", "publishedOn": "2026-03-11"}"#, "publishedOn", "date-in-future"),
        (#"{"title": "甲", "body": "乙", "topics": ["天文"]}"#, "topics", "unknown"),
        (#"{"title": "甲", "body": "乙", "genre": "诗"}"#, "genre", "unknown"),
        (#"{"title": "甲", "body": "乙", "validity": "也许"}"#, "validity", "unknown"),
        (#"{"title": "甲", "body": "乙", "catalogueRow": "99-99"}"#, "catalogueRow", "unknown"),
        (#"{"title": "甲", "body": "乙", "sourceURL": "javascript:alert(1)"}"#, "sourceURL", "malformed"),
        (#"{"title": "甲", "body": "张三，身份证号11010519491231002X。"}"#, "body", "identity-number"),
        (#"{"title": "机密★10年 名单", "body": "乙"}"#, "title", "secrecy-mark"),
        (#"{"title": "\#(String(repeating: "甲", count: 201))", "body": "乙"}"#, "title", "too-long"),
        (#"{"title": "甲", "body": "\#(String(repeating: "乙", count: 500_001))"}"#, "body", "too-long"),
        (#"{"title": "甲", "body": "\#(String(repeating: "b", count: 3_000_000))"}"#, "body", "too-long"),
    ])
    func `a wrong line is named with its field, and nothing of it is stored`(
        line: String, field: String, code: String
    ) async throws {
        try await withOffice(.sqlite) { office in
            let report = try await office.importing(#"{"title": "好", "body": "的"}"#, "", line)
            #expect(report.accepted == 1)
            #expect(report.refused.map(\.line) == [3])
            #expect(report.refused.map(\.field) == [field])
            #expect(report.refused.map(\.code) == [code])
            #expect(report.refused.allSatisfy { !$0.reason.isEmpty })
        }
    }

    @Test(arguments: Engine.available)
    func `what the guard has found is let pass with a reason, which the journal keeps`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let report = try await office.importing(
                #"{"title": "甲", "body": "张三，身份证号11010519491231002X。"}"#, lettingPass: "a sample number")
            #expect((report.accepted, report.refused.count) == (1, 0))
            let kept: String? = try await office.store.read {
                try $0.value("SELECT state_after AS value FROM journal WHERE action = 'documents.imported'")
            }
            #expect(kept == "1 documents, 1 findings let pass: a sample number")
        }
    }

    @Test func `everything that is wrong with a line is said at once`() async throws {
        try await withOffice(.sqlite) { office in
            let report = try await office.importing(
                #"{"signedOn": "2026-13-01", "genre": "诗", "sourceURL": "ftp://a", "publishedOn": 3}"#)
            let fields = Set(report.refused.map(\.field))
            #expect(fields == ["title", "body", "signedOn", "genre", "sourceURL", "publishedOn"])
        }
    }

    @Test func `text that is not UTF-8 is named`() async throws {
        try await withOffice(.sqlite) { office in
            let line = Array(#"{"title": "甲", "body": ""#.utf8) + [0xB0, 0xA1] + Array(#""}"#.utf8)
            let report = try await office.importing(bytes: line)
            #expect(report.refused.map(\.code) == ["utf-8"])
        }
    }

    @Test func `a line without an end is passed over, and the next one is read`() async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "lines").path
            try Data((String(repeating: "x", count: 5000) + "\nshort\r\n\nlast").utf8).write(to: URL(filePath: path))
            var reader = try LineReader(path: path, limit: 1000)
            #expect(try reader.next() == .tooLong)
            #expect(try reader.next() == .bytes(Array("short".utf8)))
            #expect(try reader.next() == .bytes([]))
            #expect(try reader.next() == .bytes(Array("last".utf8)))
            #expect(try reader.next() == nil)
        }
    }

    @Test(arguments: [false, true])
    func `what stands in the file twice is refused the second time, in a dry run too`(isDryRun: Bool) async throws {
        try await withOffice(.sqlite) { office in
            let report = try await office.importing(
                #"{"title": "甲", "body": "乙", "externalID": "1", "indexNumber": "K/2020-00001"}"#,
                #"{"title": "丙", "body": "丁", "externalID": "1"}"#,
                #"{"title": "戊", "body": "己", "externalID": "2", "indexNumber": "K/2020-00001"}"#,
                #"{"title": "庚", "body": "辛", "documentNumber": "国发〔2020〕3号", "signedOn": "2020-03-01"}"#,
                #"{"title": "壬", "body": "癸", "documentNumber": "国发[2020]第03号", "signedOn": "2020-03-02"}"#,
                isDryRun: isDryRun)
            #expect(report.accepted == 2)
            #expect(report.refused.map(\.line) == [2, 3, 5])
            #expect(report.refused.map(\.field) == ["externalID", "indexNumber", "documentNumber"])
            #expect(report.refused.map(\.reason).last == "stands in line 4 already")
        }
    }

    @Test(arguments: [false, true])
    func `lines without a name are known by all they say`(isDryRun: Bool) async throws {
        try await withOffice(.sqlite) { office in
            let report = try await office.importing(
                #"{"title": "公示", "body": "甲同志"}"#, #"{"title": "公示", "body": "乙同志"}"#,
                #"{"title": "公示", "body": "甲同志"}"#, isDryRun: isDryRun)
            #expect(report.accepted == 2)
            #expect(report.refused.map(\.line) == [3])
            #expect(report.refused.map(\.words) == ["title: stands in line 1 already"])
        }
    }

    @Test func `a line that comes again with other content is refused, and says what to do`() async throws {
        try await withOffice(.sqlite) { office in
            _ = try await office.importing(
                #"{"title": "甲", "body": "乙", "externalID": "1"}"#, #"{"title": "丙", "body": "丁"}"#)
            let report = try await office.importing(
                #"{"title": "甲", "body": "改了", "externalID": "1"}"#, #"{"title": "丙", "body": "丁", "genre": "通知"}"#)
            #expect(report.unchanged == 0)
            #expect(report.refused.map(\.field) == ["externalID", "title"])
            #expect(report.refused.map(\.code) == ["already-imported", "already-imported"])
            #expect(report.refused.allSatisfy { $0.reason.contains("correct that document at the desk") })
        }
    }

    @Test func `a number that another document of the office has is refused`() async throws {
        try await withOffice(.sqlite) { office in
            let first = #"{"title": "甲", "body": "乙", "documentNumber": "国发〔2020〕3号", "signedOn": "2020-03-01"}"#
            let accepted = try await office.importing(first)
            #expect(accepted.accepted == 1)
            let second = #"{"title": "丙", "body": "丁", "documentNumber": "国发〔2020〕3号", "signedOn": "2020-03-02"}"#
            let refused = try await office.importing(second)
            #expect(refused.refused.map(\.reason) == ["is taken by “甲”"])
        }
    }
}
