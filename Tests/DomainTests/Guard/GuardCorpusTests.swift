import Foundation
import TestSupport
import Testing

@testable import Domain

/// Real texts, most of them without anything to find: what is alarming in them was looked at, one by one.
@Suite(
    .enabled(if: ProjectFiles.hasShared("gov_documents/state_council_60.jsonl"), "the texts in ../shared are absent"))
struct GuardCorpusTests {
    private struct Line: Decodable {
        var title: String?
        var subject: String?
        var body: String?
        var reply: String?
        var paragraphs: [String]?
        var target: String?
        var text: String?
    }

    @Test func `official documents pass without a block`() throws {
        for file in ["gov_documents/state_council_60.jsonl", "gov_documents/mee_ministry_400.jsonl"] {
            let found = try findings(in: file) { line in
                [.text(.title, line.title ?? "")] + passages(line.paragraphs ?? [line.body ?? ""])
            }
            #expect(found.filter { $0.severity == .block }.told == [], "\(file)")
            #expect(found.filter { $0.kind == .mobileNumber }.told == [], "\(file)")
        }
    }

    @Test func `regulations and reports pass without a block`() throws {
        for file in ["laws/administrative_regulations_latest.jsonl", "gov_documents/state_council_work_reports.jsonl"] {
            let found = try findings(in: file) { line in
                [.text(.title, line.title ?? "")] + passages((line.body ?? "").split(separator: "\n").map(String.init))
            }
            #expect(found.filter { $0.severity == .block }.told == [], "\(file)")
        }
    }

    @Test func `buyers and bidders are asked at the numbers they publish`() throws {
        let found = try findings(in: "procurement_notices/notices_300.jsonl") { line in
            [.text(.title, line.title ?? "")] + passages((line.body ?? "").split(separator: "\n").map(String.init))
        }
        #expect(found.filter { $0.severity == .block }.told == [])
        #expect(found.count { $0.kind == .mobileNumber } == 0)
    }

    @Test func `a sentence without errors has none`() throws {
        let found = try findings(in: "spelling/official_documents_odw_train.jsonl") { passages([$0.target ?? ""]) }
        #expect(found.told == [])
    }

    /// They do name persons with birthdays, homes and illnesses: each of these alarms is right.
    @Test func `letters of citizens and their answers are read through`() throws {
        let letters = try findings(in: "citizen_messages/messages_with_replies_800.jsonl") { passages([$0.body ?? ""]) }
        let answers = try findings(in: "citizen_messages/messages_with_replies_800.jsonl") {
            passages([$0.reply ?? ""])
        }
        #expect(letters.count { $0.severity == .block } <= 4)
        #expect(answers.count { $0.severity == .block } <= 5)
    }

    @Test func `news sentences are read through`() throws {
        let found = try findings(in: "privacy_scan/cluener_train_1500.jsonl") { passages([$0.text ?? ""]) }
        #expect(found.count { $0.severity == .block } <= 1)
    }

    // MARK: Reading and telling

    private func passages(_ paragraphs: [String]) -> [Passage] {
        paragraphs.enumerated().map { .text(.paragraph($0 + 1), $1) }
    }

    private func findings(in file: String, _ read: (Line) -> [Passage]) throws -> [GuardFinding] {
        let decoder = JSONDecoder()
        let found = try ProjectFiles.sharedLines(file).flatMap { line in
            GuardSamples.rules.findings(in: read(try decoder.decode(Line.self, from: Data(line.utf8))))
        }
        let counts = Dictionary(grouping: found) { "\($0.kind.rawValue) \($0.severity.rawValue)" }.mapValues(\.count)
        print(file, counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        // For whoever changes a rule and wants to look at every alarm.
        if let folder = ProcessInfo.processInfo.environment["GUARD_ALARMS"] {
            let lines = found.map { "\($0.kind.rawValue)\t\($0.severity.rawValue)\t\($0.match)\t\($0.excerpt)\n" }
                .joined()
            let name = file.replacing("/", with: "-")
            let old = (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? ""
            try (old + lines).write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        }
        return found
    }
}
