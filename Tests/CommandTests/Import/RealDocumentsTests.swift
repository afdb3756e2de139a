import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

/// The real documents in ../shared/data, which not every machine has.
@Suite struct RealDocumentsTests {
    private static let regulations = "../shared/data/laws/administrative_regulations_latest.jsonl"
    private static let pages = "../shared/data/gov_documents/state_council_60_raw_html.jsonl"

    private static let sixty = "../shared/data/gov_documents/state_council_60.jsonl"

    @Test func `all sixty documents of the State Council are taken, and change nothing the second time`() async throws {
        try await withOffice(.sqlite) { office in
            let file = DemoFiles.path("state-council.jsonl")
            let (first, second) = (try await office.importing(file: file), try await office.importing(file: file))
            #expect(first == ImportReport(accepted: 60))
            #expect(second == ImportReport(unchanged: 60))
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: sixty)))
    func `topics as gov.cn lists them are sub-classes, and no keywords`() async throws {
        let lines = try String(contentsOfFile: Self.sixty, encoding: .utf8).split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            return [
                "title": object["title"] ?? "", "topics": object["topic"] ?? [], "body": "正文",
                "documentNumber": object["doc_no"] ?? "", "issuer": object["issuer"] ?? "",
            ]
        }
        try await withOffice(.sqlite) { office in
            let report = try await office.importing(bytes: try Self.lines(lines))
            #expect(report == ImportReport(accepted: 60))
            var depths: [Int: Int] = [:]
            for item in try await office.office.documents(DocumentFilter(), limit: 60).items {
                let fields = try await office.office.publicDocument(item.id).revision.fields
                let topic = try #require(fields.topic)
                depths[office.office.rules.classification.path(ofTopic: topic).count, default: 0] += 1
                #expect(fields.keywords == [])
            }
            // Eight have the class 其他, which has no sub-classes.
            #expect(depths == [1: 8, 2: 52])
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

    private static func lines(_ records: [[String: Any]]) throws -> [UInt8] {
        try records.flatMap { Array(try JSONSerialization.data(withJSONObject: $0)) + [10] }
    }
}
