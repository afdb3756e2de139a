import Domain
import Storage

/// What is new is put into a segment when there is enough of it, and segments into larger ones when there are eight of a
/// size: a search looks into few of them, and what is written once is written again only a few times. One server does this at
/// a time, a piece after the other; who is cut off leaves a segment that is given up when its time is over.
extension Office {
    private static let leastFresh = 64
    /// Of an import so many are put together at once.
    package static let freshOfImport = 1024
    private static let mostFreshAtOnce = 2048
    private static let mostBytesAtOnce = 8 << 20
    private static let mostOfASize = 8
    /// A segment of this length is not merged any more.
    private static let longest = 1 << 18
    private static let pagesAtOnce = 64
    /// For so long a piece is waited for.
    private static let timeForPiece = Duration.seconds(120)

    /// Puts together what can be.
    /// - Parameter least: how many new documents are worth a segment.
    package func foldIndex(least: Int = leastFresh) async throws {
        while try await foldFresh(least) {}
        while let segments = try await read({ Self.alike(try RankedTable.segments($0)) }) {
            if try await !merge(segments) { return }
        }
        while try await keep({ tx, _ in try RankedTable.sweep(tx) }) { try Task.checkCancellation() }
    }

    /// - Returns: whether there was enough, and nobody else was at it.
    private func foldFresh(_ least: Int) async throws -> Bool {
        guard try await read({ try RankedTable.freshCount($0) }) >= least else { return false }
        return try await keep { tx, now in
            let count = try RankedTable.freshCount(
                ofBytes: Self.mostBytesAtOnce, limit: Self.mostFreshAtOnce, tx)
            let until = now + Self.timeForPiece
            // Asked once more: another server may have been faster.
            guard try RankedTable.freshCount(tx) >= least,
                let segment = try RankedTable.begin(at: now, until: until, tx)
            else { return false }
            let fresh = try RankedTable.fresh(tx, limit: count)
            let pages = [PostingPage](fresh.map(\.weights))
            let contents = RankedSegment(documents: fresh.map(\.document), directory: pages.map(\.first))
            _ = try RankedTable.insert(pages, in: segment, until: until, tx)
            try RankedTable.removeFresh(contents.documents, tx)
            return try RankedTable.finish(segment, contents, tx)
        }
    }

    /// The segments to be put together next: the smallest eight of a size, or one of which much is dead.
    private static func alike(_ segments: [SegmentLine]) -> [SegmentLine]? {
        let sizes = Dictionary(grouping: segments.filter { $0.length < longest }) { size(of: $0.length) }
        if let many = sizes.sorted(by: { $0.key < $1.key }).first(where: { $0.value.count >= mostOfASize }) {
            return Array(many.value.prefix(mostOfASize))
        }
        return segments.first { 4 * $0.dead > $0.length }.map { [$0] }
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
    /// - Returns: false where somebody else is at it, or it was made anew meanwhile.
    private func merge(_ segments: [SegmentLine]) async throws -> Bool {
        let known = try await read { tx -> (contents: [RankedSegment], dead: [Set<Int>])? in
            guard Set(try RankedTable.segments(tx).map(\.id)).isSuperset(of: segments.map(\.id)) else { return nil }
            return (
                try segments.map { try RankedTable.contents(of: $0, tx) },
                try segments.map { try RankedTable.dead(in: $0.id, tx) }
            )
        }
        guard let known else { return false }
        let begun = try await keep { tx, now in
            try RankedTable.begin(at: now, until: now + Self.timeForPiece, tx)
        }
        guard let id = begun else { return false }
        var merge = SegmentMerge(zip(segments, known.dead).map { (length: $0.length, dead: $1) })
        var (done, directory): ([Int], [TermNumber]) = (segments.map { _ in 0 }, [])
        while true {
            try Task.checkCancellation()
            for source in merge.hungry where done[source] < known.contents[source].directory.count {
                let firsts = Array(known.contents[source].directory[done[source]...].prefix(Self.pagesAtOnce))
                let pages = try await read { try RankedTable.pages(firsts, of: segments[source].id, $0) }
                guard pages.count == firsts.count else { return false }
                for first in firsts { try merge.take(pages[first] ?? [], first: first, from: source) }
                done[source] += firsts.count
            }
            let ended = Set(segments.indices.filter { done[$0] == known.contents[$0].directory.count })
            let written = try merge.write(ended: ended)
            directory += written.map(\.first)
            let isHeld = try await keep { tx, now in
                try RankedTable.insert(written, in: id, until: now + Self.timeForPiece, tx)
            }
            guard isHeld else { return false }
            if ended.count == segments.count { break }
        }
        let new = RankedSegment(
            documents: merge.documents(of: known.contents.map(\.documents)), directory: directory)
        return try await keep { [merge] tx, _ in try put(id, new, of: merge, inPlaceOf: segments, tx) }
    }

    /// What has died meanwhile is dead in the new one, too.
    private func put(
        _ id: Int, _ new: RankedSegment, of merge: SegmentMerge, inPlaceOf segments: [SegmentLine],
        _ tx: any Transaction
    ) throws -> Bool {
        let live = Set(try RankedTable.segments(tx).map(\.id))
        guard live.isSuperset(of: segments.map(\.id)), try RankedTable.finish(id, new, tx) else {
            try RankedTable.giveUp([id], tx)
            return false
        }
        for (source, segment) in segments.enumerated() {
            for number in try RankedTable.dead(in: segment.id, tx) {
                if let number = merge.number(of: number, in: source) { try RankedTable.bury(number, in: id, tx) }
            }
        }
        try RankedTable.giveUp(segments.map(\.id), tx)
        return true
    }
}
