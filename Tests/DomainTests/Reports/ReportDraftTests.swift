import TestSupport
import Testing

@testable import Domain

/// The sentences that the program writes of its figures.
struct ReportDraftTests {
    @Test(arguments: ReportFormat.allCases)
    func `a draft says what the tables say, and every figure in it is held against them`(format: ReportFormat) {
        var random = SeededRandom(seed: 50)
        for _ in 0..<100 {
            var content = ReportContent.right(format, using: &random)
            content.title = "阳光市财政局\(content.year ?? 0)年政府信息公开工作年度报告"
            for item in FeeItem.allCases {
                content.tables[.fee(item)] = Int.random(in: 0...99, using: &random) * (item == .notices ? 1 : 1050)
            }
            let draft = ReportDraft(content, subject: "市财政局")
            for section in ReportSection.written { content.texts[section] = draft.text(of: section) }
            let told = content.withSentences(of: ["市财政局"])
            #expect(sentences(told) == [])
            #expect(told.claims.count >= (format == .revised2021 ? 31 : 28))
            let missed = told.claims.filter { claim in
                var changed = told
                for cell in claim.figure.cells(format).prefix(1) { changed.tables[cell]? += 1 }
                return !sentences(changed).contains { if case .claim(claim) = $0.subject { true } else { false } }
            }
            #expect(missed.prefix(3).map(\.excerpt) == [])
        }
    }

    private func sentences(_ content: ReportContent) -> [ReportFinding] {
        ReportCheck(content).verdict.findings.filter { $0.rule == .sentences }
    }
}
