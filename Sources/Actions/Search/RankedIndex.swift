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
        var pages: [PageName: [UInt8]] = [:]
        /// Those that were asked for longest ago go first.
        var older: [PageName: [UInt8]] = [:]
        var bytes = 0

        mutating func take(_ page: [UInt8], as name: PageName) {
            pages[name] = page
            bytes += page.count
            if bytes > RankedIndex.mostBytes { (older, pages, bytes) = (pages, [:], 0) }
        }
    }

    /// Of the pages that were asked for last; as many again of those before.
    private static let mostBytes = 32 << 20

    private let state = Mutex(State())

    func segment(_ id: Int, _ tx: any Transaction) throws -> RankedSegment {
        if let known = state.withLock({ $0.segments[id] }) { return known }
        let segment = try RankedTable.contents(of: id, tx)
        state.withLock { $0.segments[id] = segment }
        return segment
    }

    /// Forgets segments that are no more.
    func keep(_ segments: [SegmentLine]) {
        let ids = Set(segments.map(\.id))
        state.withLock { state in
            if state.segments.keys.contains(where: { !ids.contains($0) }) {
                state.segments = state.segments.filter { ids.contains($0.key) }
            }
        }
    }

    /// The lists of those of some terms that a segment has.
    /// - Parameter terms: ascending.
    func lists(
        of terms: [TermNumber], in id: Int, _ tx: any Transaction
    ) throws -> [TermNumber: PostingList] {
        let segment = try segment(id, tx)
        var wanted: [TermNumber: [TermNumber]] = [:]
        for term in terms {
            if let page = segment.page(of: term) { wanted[page, default: []].append(term) }
        }
        var lists: [TermNumber: PostingList] = [:]
        for (first, bytes) in try pages(wanted.keys.sorted(), of: id, tx) {
            let found = try PostingPage.lists(of: wanted[first] ?? [], in: bytes, first: first)
            lists.merge(found) { first, _ in first }
        }
        return lists
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
        let read = try RankedTable.pages(missing, of: segment, tx)
        state.withLock { state in
            for (first, page) in read { state.take(page, as: PageName(segment: segment, first: first)) }
        }
        pages.merge(read) { first, _ in first }
        return pages
    }
}
