import Domain
import Storage

/// A document that has terms of a query. The better one is the greater.
struct RankedMatch: Comparable {
    var score: Int
    var line: RegisterLines.ShownLine
    var shownOn: Int32
    var document: UInt128

    private var order: (Int, Int32, UInt128) { (score, shownOn, document) }

    static func < (a: Self, b: Self) -> Bool { a.order < b.order }
    static func == (a: Self, b: Self) -> Bool { a.order == b.order }
}

extension Office {
    /// The published documents that are most about a query, the best first.
    /// - Parameter filter: nil lets all through.
    func rank(
        _ query: RankedQuery, _ lines: RegisterLines, _ filter: RegisterFilter?, most: Int, _ tx: any Transaction
    ) throws -> [RankedMatch] {
        let segments = try RankedTable.segments(tx)
        ranked.keep(segments)
        let fresh = try RankedTable.fresh(tx)
        let terms = query.terms.map(\.number)
        let lists = try segments.map { try ranked.lists(of: terms, in: $0, tx) }
        let total = segments.reduce(fresh.count) { $0 + $1.length }
        let worths = query.terms.map { term in
            let count = lists.reduce(fresh.count { $0.weights.weight(of: term.number) != nil }) {
                $0 + ($1[term.number]?.count ?? 0)
            }
            return RankedSearch.worth(of: count, among: total, share: term.share)
        }
        var best = BestOf<RankedMatch>(most)
        func take(_ document: UInt128, _ sum: Int) {
            guard let line = lines.published(document), filter?.matches(line) ?? true else { return }
            let shownOn = lines.line(line).shownOn
            let score = Standing(line, lines).score(sum)
            best.take(RankedMatch(score: score, line: line, shownOn: shownOn, document: document))
        }
        for document in fresh {
            var (sum, isTold) = (0, false)
            for (term, worth) in zip(query.terms, worths) {
                guard let weight = document.weights.weight(of: term.number) else { continue }
                sum += worth * Int(weight)
                isTold = isTold || term.isTelling
            }
            if isTold { take(document.document, sum) }
        }
        for (segment, lists) in zip(segments, lists) {
            let contents = try ranked.segment(segment, tx)
            let dead = try ranked.dead(in: segment, tx)
            let sources = zip(query.terms, worths).compactMap { term, worth in
                lists[term.number].map { RankedSearch.Source($0, worth: worth, isTelling: term.isTelling) }
            }
            RankedSearch.search(sources, length: segment.length, floor: best.least?.score ?? 0) { number, sum in
                if !dead.contains(number) { take(contents.documents[number], sum) }
                return best.least?.score ?? 0
            }
        }
        return best.items
    }
}

/// What a document is worth beside its words, as a share of 1024: newer ones more, those that hold no more half.
private struct Standing {
    private let share: Int

    init(_ line: RegisterLines.ShownLine, _ lines: RegisterLines) {
        let holds = ![.repealed, .expired].contains(Validity.allCases[Int(line.validity)])
        let age = Double(max(0, lines.day.number - Int(lines.line(line).shownOn)))
        // Sums and quotients only, so that every machine finds the same bits.
        let recency = 0.7 + 0.3 / (1 + age / (4 * 365.25))
        share = Int((1024 * recency * (holds ? 1 : 0.5)).rounded())
    }

    func score(_ sum: Int) -> Int { sum * share / 1024 }
}
