import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

/// What is wrong with a line, and how it is named.
@Suite struct ImportRefusalTests {
    struct BadLine: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var line: String
        var field: String
        var code: String
    }

    static let badLines = [
        BadLine(testDescription: "broken JSON", line: #"{"title": "甲""#, field: "line", code: "json"),
        BadLine(testDescription: "no object", line: #"["甲"]"#, field: "line", code: "json"),
        BadLine(testDescription: "a type", line: #"{"title": 5, "body": "乙"}"#, field: "title", code: "type"),
        BadLine(
            testDescription: "no list", line: #"{"title": "甲", "body": "乙", "keywords": "丙"}"#, field: "keywords",
            code: "type"),
        BadLine(
            testDescription: "a list of numbers", line: #"{"title": "甲", "body": "乙", "topics": [7]}"#, field: "topics",
            code: "type"),
        BadLine(
            testDescription: "an unknown field", line: #"{"title": "甲", "body": "乙", "titel": "丙"}"#, field: "titel",
            code: "unknown-field"),
        BadLine(testDescription: "no title", line: #"{"body": "乙"}"#, field: "title", code: "missing"),
        BadLine(testDescription: "a blank title", line: #"{"title": "  ", "body": "乙"}"#, field: "title", code: "missing"),
        BadLine(
            testDescription: "a title of two lines", line: #"{"title": "甲\n乙", "body": "丙"}"#, field: "title",
            code: "control-character"),
        BadLine(testDescription: "no body", line: #"{"title": "甲"}"#, field: "body", code: "missing"),
        BadLine(testDescription: "a blank body", line: #"{"title": "甲", "body": " \n "}"#, field: "body", code: "missing"),
        BadLine(
            testDescription: "html without words", line: #"{"title": "甲", "html": "<script>乙</script>"}"#, field: "html",
            code: "missing"),
        BadLine(
            testDescription: "body and html", line: #"{"title": "甲", "body": "乙", "html": "<p>乙</p>"}"#, field: "html",
            code: "not-allowed"),
        BadLine(testDescription: "NUL", line: #"{"title": "甲\u0000", "body": "乙"}"#, field: "title", code: "nul"),
        BadLine(
            testDescription: "a date that does not exist",
            line: #"{"title": "甲", "body": "乙", "signedOn": "2026-02-30"}"#, field: "signedOn", code: "not-a-date"),
        BadLine(
            testDescription: "a date in another form", line: #"{"title": "甲", "body": "乙", "publishedOn": "2026/2/3"}"#,
            field: "publishedOn", code: "not-a-date"),
        BadLine(
            testDescription: "signed in the future",
            line: #"{"title": "甲", "body": "乙", "signedOn": "2026-03-11"}"#, field: "signedOn", code: "date-in-future"),
        BadLine(
            testDescription: "published in the future",
            line: #"{"title": "甲", "body": "乙", "publishedOn": "2026-03-11"}"#, field: "publishedOn",
            code: "date-in-future"),
        BadLine(
            testDescription: "an unknown topic", line: #"{"title": "甲", "body": "乙", "topics": ["天文"]}"#,
            field: "topics", code: "unknown"),
        BadLine(
            testDescription: "an unknown genre", line: #"{"title": "甲", "body": "乙", "genre": "诗"}"#, field: "genre",
            code: "unknown"),
        BadLine(
            testDescription: "an unknown validity", line: #"{"title": "甲", "body": "乙", "validity": "也许"}"#,
            field: "validity", code: "unknown"),
        BadLine(
            testDescription: "an unknown row", line: #"{"title": "甲", "body": "乙", "catalogueRow": "99-99"}"#,
            field: "catalogueRow", code: "unknown"),
        BadLine(
            testDescription: "a number of another year",
            line: #"{"title": "甲", "body": "乙", "documentNumber": "阳政发〔2025〕1号", "signedOn": "2026-01-05"}"#,
            field: "documentNumber", code: "year-differs"),
        BadLine(
            testDescription: "an address that runs code",
            line: #"{"title": "甲", "body": "乙", "sourceURL": "javascript:alert(1)"}"#, field: "sourceURL",
            code: "malformed"),
        BadLine(
            testDescription: "a long title",
            line: #"{"title": "\#(String(repeating: "甲", count: 201))", "body": "乙"}"#, field: "title", code: "too-long"),
        BadLine(
            testDescription: "a long body",
            line: #"{"title": "甲", "body": "\#(String(repeating: "乙", count: 500_001))"}"#, field: "body",
            code: "too-long"),
        BadLine(
            testDescription: "a huge body", line: #"{"title": "甲", "body": "\#(String(repeating: "b", count: 3_000_000))"}"#,
            field: "body", code: "too-long"),
    ]

    @Test(arguments: badLines)
    func `a wrong line is named with its field, and nothing of it is stored`(bad: BadLine) async throws {
        try await withOffice(.sqlite) { office in
            let report = try await office.importing(#"{"title": "好", "body": "的"}"#, "", bad.line)
            #expect(report.accepted == 1)
            #expect(report.refused.map(\.line) == [3])
            #expect(report.refused.map(\.field) == [bad.field])
            #expect(report.refused.map(\.code) == [bad.code])
            #expect(report.refused.allSatisfy { !$0.reason.isEmpty })
        }
    }

    @Test func `everything that is wrong with a line is said at once`() async throws {
        try await withOffice(.sqlite) { office in
            let report = try await office.importing(
                #"{"signedOn": "2026-13-01", "genre": "诗", "sourceURL": "ftp://a", "publishedOn": 3}"#)
            #expect(Set(report.refused.map(\.field)) == ["title", "body", "signedOn", "genre", "sourceURL", "publishedOn"])
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
