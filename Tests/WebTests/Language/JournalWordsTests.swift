import Domain
import Testing

@testable import Web

@Suite struct JournalWordsTests {
    @Test func `every action of the journal has words`() {
        let silent = JournalAction.allCases.filter { sentence(forAction: $0.rawValue) == $0.rawValue }
        #expect(silent == [])
    }

    @Test func `no two actions have the same words`() {
        let sentences = JournalAction.allCases.map { sentence(forAction: $0.rawValue) }
        #expect(Set(sentences).count == sentences.count)
    }

    @Test func `what a later version wrote stands as it is`() {
        #expect(sentence(forAction: "report.burnt") == "report.burnt")
    }
}
