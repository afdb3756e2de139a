import Testing

@testable import Domain

struct IndexNumberTests {
    struct Example: Sendable {
        let text: String
        let organisation: String
        let year: Int
        var month: Int?
        let sequence: Int
    }

    @Test(arguments: [
        Example(text: "000014349/2017-00110", organisation: "000014349", year: 2017, sequence: 110),
        Example(
            text: "113417020032563511/202504-00057", organisation: "113417020032563511", year: 2025, month: 4,
            sequence: 57),
        Example(
            text: "11441700007280420Y/2021-00050", organisation: "11441700007280420Y", year: 2021, sequence: 50),
        Example(
            text: "11370812004339255B/2020-22849", organisation: "11370812004339255B", year: 2020, sequence: 22849),
        Example(
            text: "6107280000/2024-001005", organisation: "6107280000", year: 2024, sequence: 1005),
        Example(
            text: "01527918X-2020-153077", organisation: "01527918X", year: 2020, sequence: 153_077),
        Example(text: "000000001/2021-00151", organisation: "000000001", year: 2021, sequence: 151),
    ])
    func `the structures in common use are read`(example: Example) throws {
        let number = try #require(IndexNumber(example.text))
        #expect(number.organisation == example.organisation)
        #expect(number.year == example.year)
        #expect(number.month == example.month)
        #expect(number.sequence == example.sequence)
        #expect(number.text == example.text)
    }

    @Test func `small letters are taken as capitals`() {
        #expect(IndexNumber("01527918x-2020-153077")?.text == "01527918X-2020-153077")
    }

    @Test(arguments: [
        "", "2017-00110", "000014349/2017-110", "000014349/201713-00110", "000014349/17-00110", "000014349 2017-00110",
        "000014349/2017-0011a", "0000143/2017-00110", "国办发/2017-00110",
    ])
    func `other structures are left alone`(text: String) {
        #expect(IndexNumber(text) == nil)
    }

    @Test(.enabled(if: ProjectFiles.hasShared("gov_documents/state_council_60.jsonl")))
    func `the index numbers of sixty State Council documents are read`() throws {
        let lines = try ProjectFiles.sharedLines("gov_documents/state_council_60.jsonl")
        let numbers = lines.compactMap { stringMember("index_no", in: $0) }
        #expect(numbers.count == 60)
        for number in numbers {
            #expect(IndexNumber(number)?.organisation == "000014349")
            #expect(IndexNumber(number)?.text == number)
        }
    }
}

/// A member of a JSON object that is a plain string without escapes.
func stringMember(_ name: String, in line: String) -> String? {
    line.split(separator: "\"\(name)\": \"", maxSplits: 1).dropFirst().first
        .flatMap { $0.split(separator: "\"").first.map(String.init) }
}
