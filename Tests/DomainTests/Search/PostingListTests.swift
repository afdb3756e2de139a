import Testing

@testable import Domain

/// Lists and pages of the ranked index.
struct PostingListTests {
    /// So many documents of a segment, each with a weight.
    private static func postings(_ count: Int, _ random: inout SeededRandom) -> ([Int], [UInt8]) {
        var (document, documents): (Int, [Int]) = (-1, [])
        for _ in 0..<count {
            document += Int.random(in: 1...(Bool.random(using: &random) ? 3 : 5000), using: &random)
            documents.append(document)
        }
        return (documents, documents.map { _ in UInt8.random(in: 1...255, using: &random) })
    }

    @Test(arguments: [1, 2, 127, 128, 129, 256, 5000])
    func `what is put in a list comes out of it`(count: Int) throws {
        var random = SeededRandom(seed: UInt64(count))
        let (documents, weights) = Self.postings(count, &random)
        let list = try PostingList(PostingList.bytes(documents: documents, weights: weights))
        #expect(list.count == count)
        #expect(try PostingList.count(of: list.bytes[...]) == count)
        #expect(list.postings.documents == documents)
        #expect(list.postings.weights == weights)
        #expect(list.blocks.allSatisfy { block in block.count <= PostingList.blockLength })
        #expect(list.blocks.map(\.largest).max() == weights.max())
    }

    @Test func `a list that was cut off is no list`() throws {
        var random = SeededRandom(seed: 7)
        for count in [3, 300] {
            let (documents, weights) = Self.postings(count, &random)
            let bytes = PostingList.bytes(documents: documents, weights: weights)
            for length in 0..<bytes.count {
                #expect(throws: PostingsBroken.self) { try PostingList(Array(bytes.prefix(length))) }
            }
        }
    }

    @Test func `terms are found on the pages where the directory says`() throws {
        var random = SeededRandom(seed: 8)
        let documents = (0..<300).map { _ in
            let terms = Set((0..<200).map { _ in TermNumber.random(in: -50...3000, using: &random) * 0x1_0000_0001 })
            return DocumentWeights(
                terms: terms.sorted(), weights: terms.map { _ in UInt8.random(in: 1...255, using: &random) })
        }
        let pages = [PostingPage](documents)
        #expect(pages.count > 1)
        #expect(pages.map(\.first) == pages.map(\.first).sorted())
        for term in Set(documents.flatMap(\.terms)) {
            let page = try #require(pages.last { $0.first <= term })
            var found: [UInt8] = []
            try PostingPage.find([term], in: page.bytes, first: page.first) { found = Array($1) }
            let list = try PostingList(found)
            let holders = documents.indices.filter { documents[$0].weight(of: term) != nil }
            #expect(list.postings.documents == holders)
            #expect(list.postings.weights == holders.compactMap { documents[$0].weight(of: term) })
        }
        try PostingPage.find([1, 2], in: pages[0].bytes, first: pages[0].first) { term, _ in
            Issue.record("\(term) is in no document")
        }
    }

    @Test func `what is kept of a document is what was counted`() throws {
        let analyser = try SearchAnalyser.official()
        var frequencies = TermFrequencies()
        frequencies.add("养老服务补贴办法", in: .title, analyser)
        frequencies.add("对老年人发放补贴，每月100元。", in: .body, analyser)
        let weights = DocumentWeights(frequencies)
        #expect(try DocumentWeights(weights.bytes) == weights)
        #expect(weights.terms == weights.terms.sorted())
        let (inTitle, inBody) = (TermCode("养", "老").stored, TermCode("发", "放").stored)
        #expect(try #require(weights.weight(of: inTitle)) > #require(weights.weight(of: inBody)))
        #expect(weights.weight(of: TermCode("没", "有").stored) == nil)
        #expect(throws: PostingsBroken.self) { try DocumentWeights(Array(weights.bytes.dropLast())) }
    }

    @Test func `of the same words those of a shorter text weigh more`() throws {
        let analyser = try SearchAnalyser.official()
        let weights = [1, 10, 100].map { times in
            var frequencies = TermFrequencies()
            frequencies.add("电梯" + String(repeating: "，其他的内容", count: times * 10), in: .body, analyser)
            return DocumentWeights(frequencies).weight(of: TermCode("电", "梯").stored) ?? 0
        }
        #expect(weights == weights.sorted(by: >))
        #expect(Set(weights).count == 3)
    }
}
