import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

/// The real documents in ../shared/data, which not every machine has.
@Suite struct RealDocumentsTests {
    private static let regulations = "../shared/data/laws/administrative_regulations_latest.jsonl"
    private static let pages = "../shared/data/gov_documents/state_council_60_raw_html.jsonl"

    @Test func `all sixty documents of the State Council are taken`() async throws {
        try await withOffice(.sqlite) { office in
            let report = try await office.importing(file: DemoFiles.path("state-council.jsonl"))
            #expect(report == ImportReport(accepted: 60))
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: regulations)))
    func `all administrative regulations are taken`() async throws {
        let lines = try Self.records(Self.regulations).map { record in
            [
                "title": record["title"] ?? "", "body": record["body"] ?? "", "issuer": "国务院",
                "signedOn": record["version_date"] ?? "", "genre": "法规规章文本", "externalID": record["id"] ?? "",
                "catalogueRow": "20-01",
            ]
        }
        try await withOffice(.sqlite) { office in
            let report = try await office.importing(bytes: try Self.lines(lines))
            #expect(report.refused == [])
            #expect(report.accepted == 649)
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: pages)))
    func `whole pages of a portal are taken as html`() async throws {
        let lines = try Self.records(Self.pages).map { record in
            ["title": record["id"] ?? "", "html": record["html"] ?? "", "sourceURL": record["url"] ?? ""]
        }
        try await withOffice(.sqlite) { office in
            let report = try await office.importing(bytes: try Self.lines(lines))
            #expect(report == ImportReport(accepted: 60))
        }
    }

    private static func records(_ path: String) throws -> [[String: String]] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            return object.compactMapValues { $0 as? String }
        }
    }

    private static func lines(_ records: [[String: String]]) throws -> [UInt8] {
        try records.flatMap { Array(try JSONSerialization.data(withJSONObject: $0)) + [10] }
    }
}
