import Domain
import TestSupport
import Testing

@Suite struct ReportInterchangeTests {
    private func sample(_ format: ReportFormat, _ random: inout SeededRandom) throws -> ReportContent {
        var content = ReportContent.right(format, using: &random)
        content.title = "阳光县\(content.year ?? 0)年政府信息公开工作年度报告，“甲\"乙\\”"
        content.publishedOn = Day(2026, 1, 20)
        content.tables[.fee(.paid)] = Int.random(in: 0...1_000_000, using: &random)
        content.tables[.fee(.notices)] = 7
        let received = try #require(content.tables[.request(.received, .total)])
        content.claims = [
            ReportClaim(.cell(.request(.received, .total)), received, excerpt: "新收\(received)件，=1"),
            ReportClaim(.group(.refused), 3, excerpt: "不予公开3件"), ReportClaim(.suits(.total), 4, excerpt: "行政诉讼4件"),
            ReportClaim(.cell(.fee(.charged)), 12345, excerpt: "通知\n123.45元"),
        ]
        return content
    }

    @Test(arguments: ReportFormat.allCases)
    func `what is written is read as it was`(format: ReportFormat) throws {
        var random = SeededRandom(seed: 55)
        for _ in 0..<50 {
            var content = try sample(format, &random)
            let csv = String(decoding: ReportCSV.write(content).bytes, as: UTF8.self)
            #expect(ReportCSV.read(csv) == ReportReading(content))
            content.texts = [.overview: "一\n二", .otherMatters: "无"]
            #expect(ReportJSON.read(ReportJSON.write(content, agency: "阳光县人民政府")) == ReportReading(content))
        }
    }

    @Test func `what is wrong in JSON is named with its path`() throws {
        var random = SeededRandom(seed: 56)
        let right = ReportJSON.write(try sample(.revised2021, &random))
        func faults(_ old: String, _ new: String) throws -> [ReportReadingFault] {
            try #require(right.contains(old))
            return ReportJSON.read(right.replacing(old, with: new, maxReplacements: 1)).faults
        }
        #expect(
            try faults("\"table2\"", "\"table9\"").contains(
                ReportReadingFault(.path("table9"), .unknownKey, found: "table9")))
        #expect(
            try faults("\"partial\"", "\"partly\"").contains {
                $0.place == .path("table3.partly.total") && $0.problem == .unknownKey
            })
        #expect(
            try faults("\"partial\"", "\"partly\"").contains(
                ReportReadingFault(.row(.request(.outcome(.partlyGranted), .of(.citizen))), .missing)))
        #expect(
            try faults("\"licences\": ", "\"licences\": null, \"x\": ").first
                == ReportReadingFault(.path("table2.licences"), .wrongKind(.number), found: "null"))
        #expect(
            try faults("\"licences\": ", "\"licences\": 1.5, \"x\": ").first {
                $0.place == .cell(.disclosure(.licences, .decisions))
            }?.problem == .number(.fraction))
        #expect(try faults("\"year\": 2025", "\"year\": \"二零\"").map(\.problem) == [.wrongKind(.year)])
        #expect(try faults("\"year\": 2025", "\"year\": 2025, \"year\": 2025").map(\.problem) == [.twice])
        #expect(try faults("\"prose\": [", "\"prose\": [[\"new_received\", 3], ").map(\.place) == [.path("prose[0]")])
        #expect(try faults("{", "[").map(\.problem) == [.malformed])
        #expect(ReportJSON.read("[\(right),\(right)]").faults.map(\.problem) == [.severalReports(2)])
        #expect(ReportJSON.read("[\(right)]").faults == [])
        #expect(ReportJSON.read("{}").faults.map(\.problem) == [.nothing])
    }

    @Test func `what is wrong in CSV is named with its line`() throws {
        var random = SeededRandom(seed: 57)
        let lines = String(decoding: ReportCSV.write(try sample(.revised2021, &random)).bytes, as: UTF8.self)
            .replacing("\u{FEFF}", with: "")
        func faults(_ edit: (String) -> String) -> [ReportReadingFault] { ReportCSV.read(edit(lines)).faults }
        #expect(faults { $0 } == [])
        #expect(faults { String($0.dropFirst(6)) }.map(\.place) == [.line(1)])
        #expect(faults { $0 + "table3,open,nobody,5\r\n" }.map(\.problem) == [.unknownKey])
        #expect(faults { $0 + "table3,open,total\r\n" }.map(\.problem) == [.figures(expected: 4, found: 3)])
        #expect(
            faults { $0.replacing("report,year,,2025", with: "report,year,,甲") }.contains {
                $0.problem == .wrongKind(.year)
            })
        #expect(faults { $0 + "prose,open,\"甲,5" }.contains { $0.problem == .malformed })
    }

    @Test func `JSON keeps digits and order, and says where it stops being JSON`() throws {
        let tree = try JSONTree(#" {"b": 1.50, "a": [true, null, "\u9633\ud83d\ude00\n"]} "#)
        #expect(
            tree
                == .object([
                    .init(key: "b", value: .number("1.50")),
                    .init(key: "a", value: .list([.boolean(true), .null, .text("阳😀\n")])),
                ]))
        for text in [
            "", "{", "[1,]", "{\"a\" 1}", "01x", "\"\u{1}\"", "\"\\x\"", "\"\\ud800\"", "nul", "[1] 2", "-",
            "{\"a\":1,\"a\":2}",
        ] {
            #expect(throws: JSONTree.Fault.self, "\(text)") { try JSONTree(text) }
        }
        #expect(throws: JSONTree.Fault(line: 1, problem: .tooDeep)) {
            try JSONTree(String(repeating: "[", count: 10_000))
        }
        #expect(throws: JSONTree.Fault(line: 3, problem: .unexpected("x}"))) { try JSONTree("{\n\"a\":\nx}") }
    }
}
