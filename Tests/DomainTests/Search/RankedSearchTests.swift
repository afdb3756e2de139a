import Testing

@testable import Domain

/// The best of a segment, and segments that are put together.
struct RankedSearchTests {
    private struct Scored: Comparable {
        var score: Int
        var document: Int

        static func < (a: Self, b: Self) -> Bool { (a.score, -a.document) < (b.score, -b.document) }
    }

    /// Common terms, rare terms, and documents that are worth much in one part of the segment only.
    private static func documents(_ count: Int, seed: UInt64) -> [DocumentWeights] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { number in
            var terms: [TermNumber: UInt8] = [:]
            for term in 0..<TermNumber(12) where Int.random(in: 0...(1 << Int(term)), using: &random) <= 1 {
                terms[term] = UInt8.random(in: 1...(number / 1000 == 3 ? 255 : 120), using: &random)
            }
            let sorted = terms.sorted { $0.key < $1.key }
            return DocumentWeights(terms: sorted.map(\.key), weights: sorted.map(\.value))
        }
    }

    private static func lists(_ documents: [DocumentWeights]) throws -> [TermNumber: PostingList] {
        var lists: [TermNumber: PostingList] = [:]
        for page in [PostingPage](documents) {
            try PostingPage.find(Array(0..<12), in: page.bytes, first: page.first) {
                lists[$0] = try PostingList(Array($1))
            }
        }
        return lists
    }

    private static func best(
        _ most: Int, of lists: [TermNumber: PostingList], _ worths: [TermNumber: Int], length: Int
    ) -> (best: [Scored], asked: Int) {
        var best = BestOf<Scored>(most)
        var asked = 0
        let sources = worths.sorted { $0.key < $1.key }.compactMap { term, worth in
            lists[term].map { RankedSearch.Source($0, worth: worth) }
        }
        RankedSearch.search(sources, length: length, floor: 0) { document, sum in
            asked += 1
            best.take(Scored(score: sum, document: document))
            return best.least?.score ?? 0
        }
        return (best.items, asked)
    }

    @Test(arguments: [1, 10, 200])
    func `the best are those that adding everything up gives`(most: Int) throws {
        let documents = Self.documents(20_000, seed: 3)
        let lists = try Self.lists(documents)
        var random = SeededRandom(seed: 4)
        for _ in 0..<30 {
            var worths: [TermNumber: Int] = [:]
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let term = TermNumber.random(in: 0..<13, using: &random)
                let count = lists[term]?.count ?? 0
                worths[term] = RankedSearch.worth(of: count, among: documents.count, share: 1)
            }
            let all = documents.enumerated().map { number, document in
                Scored(
                    score: worths.reduce(0) { $0 + $1.value * Int(document.weight(of: $1.key) ?? 0) },
                    document: number)
            }
            let expected = all.filter { $0.score > 0 }.sorted(by: >).prefix(most)
            let found = Self.best(most, of: lists, worths, length: documents.count)
            #expect(found.best == Array(expected))
        }
    }

    @Test func `what cannot be among the best is not added up`() throws {
        let documents = Self.documents(20_000, seed: 5)
        let lists = try Self.lists(documents)
        let worths: [TermNumber: Int] = [0: 100, 1: 200, 9: 2000, 11: 2500]
        let found = Self.best(10, of: lists, worths, length: documents.count)
        let having = documents.count { document in worths.keys.contains { document.weight(of: $0) != nil } }
        #expect(found.asked * 10 < having)
    }

    @Test func `what has none of the telling terms is not found`() throws {
        let documents = Self.documents(20_000, seed: 7)
        let lists = try Self.lists(documents)
        let worths: [TermNumber: Int] = [0: 900, 1: 800, 2: 50, 7: 10]
        var found: Set<Int> = []
        let sources = worths.sorted { $0.key < $1.key }.compactMap { term, worth in
            lists[term].map { RankedSearch.Source($0, worth: worth, isTelling: term == 7) }
        }
        RankedSearch.search(sources, length: documents.count, floor: 0) { document, _ in
            found.insert(document)
            return 0
        }
        #expect(found == Set(documents.indices.filter { documents[$0].weight(of: 7) != nil }))
    }

    @Test func `what is rarer is worth more`() {
        let worths = [1, 10, 1000, 100_000].map { RankedSearch.worth(of: $0, among: 100_000, share: 1) }
        #expect(worths == worths.sorted(by: >))
        #expect(worths.allSatisfy { $0 >= 0 })
        #expect(RankedSearch.worth(of: 10, among: 1000, share: 0.5) * 2 - worths[1] < worths[1])
    }

    @Test func `several segments put together are one that was made of what lives in them`() throws {
        var random = SeededRandom(seed: 6)
        let parts = (0..<5).map { Self.documents(Int.random(in: 1...2000, using: &random), seed: UInt64($0)) }
        let dead = parts.map { part in Set(part.indices.filter { _ in Int.random(in: 0..<5, using: &random) == 0 }) }
        let pages = parts.map { [PostingPage]($0) }
        var merge = SegmentMerge(zip(parts, dead).map { (length: $0.count, dead: $1) })
        var done = parts.map { _ in 0 }
        var merged: [PostingPage] = []
        while true {
            for source in merge.hungry where done[source] < pages[source].count {
                let page = pages[source][done[source]]
                try merge.take(page.bytes, first: page.first, from: source)
                done[source] += 1
            }
            let ended = Set(parts.indices.filter { done[$0] == pages[$0].count })
            merged += try merge.write(ended: ended)
            if ended.count == parts.count { break }
        }
        let living = zip(parts, dead).map { part, dead in part.indices.filter { !dead.contains($0) }.map { part[$0] } }
        #expect(merge.documents(of: parts) == living.flatMap { $0 })
        #expect(merged == [PostingPage](living.flatMap { $0 }))
        #expect(merge.length == living.reduce(0) { $0 + $1.count })
    }

    @Test func `the best are kept in their order, and no more than wanted`() {
        var random = SeededRandom(seed: 9)
        let numbers = (0..<500).map { _ in Int.random(in: 0..<200, using: &random) }
        var best = BestOf<Int>(20)
        for number in numbers { best.take(number) }
        #expect(best.items == Array(numbers.sorted(by: >).prefix(20)))
        #expect(best.least == best.items.last)
    }
}
