import Domain
import Storage

/// What is new is put into a segment when there is enough of it, and segments into larger ones when there are eight of a
/// size: a search looks into few of them, and what is written once is written again only a few times.
extension Office {
    private static let leastFresh = 64
    /// Of an import so many are put together at once.
    package static let freshOfImport = 1024
    private static let mostAtOnce = 2048
    private static let mostOfASize = 8
    /// A segment of this length is not merged any more.
    private static let longest = 1 << 18
    private static let pagesAtOnce = 64

    /// Puts together what can be.
    /// - Parameter least: how many new documents are worth a segment.
    package func foldIndex(least: Int = leastFresh) async throws {
        while try await foldFresh(least) {}
        while let segments = try await read({ Self.alike(try RankedTable.segments($0), try RankedTable.dead($0)) }) {
            try await merge(segments)
        }
    }

    /// - Returns: whether there was enough.
    private func foldFresh(_ least: Int) async throws -> Bool {
        guard try await read({ try RankedTable.freshCount($0) }) >= least else { return false }
        try await keep { tx, _ in
            let fresh = try RankedTable.fresh(tx, limit: Self.mostAtOnce)
            let pages = [PostingPage](fresh.map(\.weights))
            let segment = try RankedTable.begin(tx)
            try RankedTable.insert(pages, in: segment, tx)
            try RankedTable.finish(
                segment, RankedSegment(documents: fresh.map(\.document), directory: pages.map(\.first)), tx)
            try RankedTable.removeFresh(fresh.map(\.document), tx)
        }
        return true
    }

    /// The segments to be put together next: the smallest eight of a size, or one of which much is dead.
    private static func alike(_ segments: [SegmentLine], _ dead: [Int: Set<Int>]) -> [SegmentLine]? {
        let sizes = Dictionary(grouping: segments.filter { $0.length < longest }) { size(of: $0.length) }
        if let many = sizes.sorted(by: { $0.key < $1.key }).first(where: { $0.value.count >= mostOfASize }) {
            return many.value
        }
        return segments.first { segment in 4 * (dead[segment.id]?.count ?? 0) > segment.length }.map { [$0] }
    }

    /// How many times it was made eight times as long.
    private static func size(of length: Int) -> Int {
        var (size, rest) = (0, length / leastFresh)
        while rest >= mostOfASize {
            size += 1
            rest /= mostOfASize
        }
        return size
    }

    /// Reads without keeping writers waiting, and writes some pages at a time: searches look into the old segments until the
    /// new one takes their place.
    private func merge(_ segments: [SegmentLine]) async throws {
        let ids = segments.map(\.id)
        let (contents, dead) = try await read { tx in
            (try ids.map { try RankedTable.contents(of: $0, tx) }, try RankedTable.dead(tx))
        }
        let id = try await keep { tx, _ in try RankedTable.begin(tx) }
        var merge = SegmentMerge(segments.map { (length: $0.length, dead: dead[$0.id] ?? []) })
        var done = ids.map { _ in 0 }
        var directory: [TermNumber] = []
        while true {
            for source in merge.hungry where done[source] < contents[source].directory.count {
                let end = min(done[source] + Self.pagesAtOnce, contents[source].directory.count)
                let firsts = Array(contents[source].directory[done[source]..<end])
                let pages = try await read { try RankedTable.pages(firsts, of: ids[source], $0) }
                for first in firsts { try merge.take(pages[first] ?? [], first: first, from: source) }
                done[source] = end
            }
            let ended = Set(ids.indices.filter { done[$0] == contents[$0].directory.count })
            var written: [PostingPage] = []
            try merge.write(ended: ended) { written.append($0) }
            directory += written.map(\.first)
            try await keep { [written] tx, _ in try RankedTable.insert(written, in: id, tx) }
            if ended.count == ids.count { break }
        }
        let new = RankedSegment(documents: merge.documents(of: contents.map(\.documents)), directory: directory)
        try await keep { [merge] tx, _ in
            let known = Set(try RankedTable.segments(tx).map(\.id))
            // Made anew meanwhile: what was begun is of no use.
            guard known.isSuperset(of: ids) else { return try RankedTable.remove([id], tx) }
            try RankedTable.finish(id, new, tx)
            let later = try RankedTable.dead(tx)
            for (source, segment) in ids.enumerated() {
                for number in later[segment] ?? [] {
                    if let number = merge.number(of: number, in: source) { try RankedTable.bury(number, in: id, tx) }
                }
            }
            try RankedTable.remove(ids, tx)
        }
    }
}
