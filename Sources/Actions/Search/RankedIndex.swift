import Domain
import Storage
import Synchronization

/// What was read of the ranked index lately. Segments never change, so that what is kept is true as long as they are asked for.
final class RankedIndex: Sendable {
    private struct PageName: Hashable {
        var segment: Int
        var first: TermNumber
    }

    private struct State: Sendable {
        var segments: [Int: RankedSegment] = [:]
        /// More of them with each count.
        var dead: [Int: (count: Int, numbers: Set<Int>)] = [:]
        var pages: [PageName: [UInt8]] = [:]
        /// Those that were asked for longest ago go first.
        var older: [PageName: [UInt8]] = [:]
        var bytes = 0

        mutating func take(_ page: [UInt8], as name: PageName) {
            if pages.updateValue(page, forKey: name) == nil { bytes += page.count }
            if bytes > RankedIndex.mostBytes { (older, pages, bytes) = (pages, [:], 0) }
        }
    }

    /// Of the pages that were asked for last; as many again of those before.
    private static let mostBytes = 32 << 20

    private let state = Mutex(State())

    func segment(_ line: SegmentLine, _ tx: any Transaction) throws -> RankedSegment {
        if let known = state.withLock({ $0.segments[line.id] }) { return known }
        let segment = try RankedTable.contents(of: line, tx)
        state.withLock { $0.segments[line.id] = segment }
        return segment
    }

    /// The numbers of those documents that are found no more.
    func dead(in line: SegmentLine, _ tx: any Transaction) throws -> Set<Int> {
        if line.dead == 0 { return [] }
        if let known = state.withLock({ $0.dead[line.id] }), known.count == line.dead { return known.numbers }
        let numbers = try RankedTable.dead(in: line.id, tx)
        state.withLock { $0.dead[line.id] = (line.dead, numbers) }
        return numbers
    }

    /// Forgets segments that are no more.
    func keep(_ segments: [SegmentLine]) {
        let ids = Set(segments.map(\.id))
        state.withLock { state in
            if state.segments.keys.contains(where: { !ids.contains($0) }) {
                state.segments = state.segments.filter { ids.contains($0.key) }
                state.dead = state.dead.filter { ids.contains($0.key) }
            }
        }
    }

    /// The lists of those of some terms that a segment has.
    /// - Parameter terms: ascending.
    func lists(
        of terms: [TermNumber], in line: SegmentLine, _ tx: any Transaction
    ) throws -> [TermNumber: PostingList] {
        var lists: [TermNumber: PostingList] = [:]
        try find(terms, in: line, tx) { term, bytes in lists[term] = try PostingList(Array(bytes)) }
        return lists
    }

    /// How many documents have each of some terms, of those that a segment has.
    /// - Parameter terms: ascending.
    func counts(of terms: [TermNumber], in line: SegmentLine, _ tx: any Transaction) throws -> [TermNumber: Int] {
        var counts: [TermNumber: Int] = [:]
        try find(terms, in: line, tx) { term, bytes in counts[term] = try PostingList.count(of: bytes) }
        return counts
    }

    private func find(
        _ terms: [TermNumber], in line: SegmentLine, _ tx: any Transaction,
        _ take: (TermNumber, ArraySlice<UInt8>) throws -> Void
    ) throws {
        let segment = try segment(line, tx)
        var wanted: [TermNumber: [TermNumber]] = [:]
        for term in terms {
            if let page = segment.page(of: term) { wanted[page, default: []].append(term) }
        }
        for (first, bytes) in try pages(wanted.keys.sorted(), of: line.id, tx) {
            try PostingPage.find(wanted[first] ?? [], in: bytes, first: first, take)
        }
    }

    private func pages(
        _ firsts: [TermNumber], of segment: Int, _ tx: any Transaction
    ) throws -> [TermNumber: [UInt8]] {
        var pages = state.withLock { state in
            var known: [TermNumber: [UInt8]] = [:]
            for first in firsts {
                let name = PageName(segment: segment, first: first)
                if let page = state.pages[name] {
                    known[first] = page
                } else if let page = state.older[name] {
                    known[first] = page
                    state.take(page, as: name)
                }
            }
            return known
        }
        let missing = firsts.filter { pages[$0] == nil }
        for start in stride(from: 0, to: missing.count, by: Self.pagesAtOnce) {
            let some = Array(missing[start..<min(start + Self.pagesAtOnce, missing.count)])
            let read = try RankedTable.pages(some, of: segment, tx)
            state.withLock { state in
                for (first, page) in read { state.take(page, as: PageName(segment: segment, first: first)) }
            }
            pages.merge(read) { first, _ in first }
        }
        return pages
    }

    private static let pagesAtOnce = 500
}
