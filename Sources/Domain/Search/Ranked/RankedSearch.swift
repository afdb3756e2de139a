/// Adds up how much documents are about the terms of a query, and keeps the best. Of what cannot be among them any more
/// nothing is added up: the documents of a segment are gone through in windows, in each of which the terms that together could
/// not lift a document among the best are only asked about those that others have lifted (MaxScore: Turtle and Flood 1995).
///
/// All sums are of whole numbers, so that they are the same in whatever order they are made.
package struct RankedSearch {
    /// A list and what each of its weights is worth.
    package struct Source {
        let list: PostingList
        let worth: Int
        let isTelling: Bool

        /// - Parameter isTelling: whether to have this term is enough to be found.
        package init(_ list: PostingList, worth: Int, isTelling: Bool = true) {
            self.list = list
            self.worth = worth
            self.isTelling = isTelling
        }
    }

    private static let window = 8192
    /// In a sum: a telling term is in it. No sum of weights is as large.
    private static let telling: Int32 = 1 << 30

    /// What a term is worth that `count` of `total` documents have: how many times their number would have to be halved, as BM25
    /// has it, in 1/256.
    package static func worth(of count: Int, among total: Int, share: Double) -> Int {
        let ratio = Double(max(total, count) + 1) / (Double(count) + 0.5)
        // What all have finds them all the same.
        return max(1, Int((share * Double(binaryLogarithm(ratio))).rounded()))
    }

    /// Goes through one segment.
    /// - Parameters:
    ///   - length: how many documents it has.
    ///   - take: is given a document that has a telling term and the sum of what its weights are worth, where that is at least
    ///     the floor; it returns the floor from then on.
    package static func search(_ sources: [Source], length: Int, floor: Int, _ take: (Int, Int) -> Int) {
        var walks = sources.map(Walk.init)
        var sums = [Int32](repeating: 0, count: window)
        var floor = max(floor, 1)
        var raised: [Int] = []
        for start in stride(from: 0, to: length, by: window) {
            let range = start..<min(start + window, length)
            for index in walks.indices { walks[index].enter(range) }
            // Those that can add least stand first.
            let order = walks.indices.filter { walks[$0].most > 0 }.sorted {
                (walks[$0].most, $0) < (walks[$1].most, $1)
            }
            var (left, passed) = (0, 0)
            while passed < order.count, left + walks[order[passed]].most < floor {
                left += walks[order[passed]].most
                passed += 1
            }
            if passed == order.count { continue }
            for index in order[passed...] { walks[index].add(to: &sums, range) }
            raised.removeAll(keepingCapacity: true)
            for place in 0..<range.count where sums[place] > 0 {
                if Int(sums[place] & ~telling) + left >= floor { raised.append(place) } else { sums[place] = 0 }
            }
            for index in order[..<passed].reversed() where !raised.isEmpty {
                walks[index].addAsked(to: &sums, range, raised)
                left -= walks[index].most
                raised.removeAll { place in
                    if Int(sums[place] & ~telling) + left >= floor { return false }
                    sums[place] = 0
                    return true
                }
            }
            for place in raised {
                let (sum, isTold) = (Int(sums[place] & ~telling), sums[place] & telling != 0)
                sums[place] = 0
                if isTold, sum >= floor { floor = max(floor, take(start + place, sum)) }
            }
        }
    }

    private struct Walk {
        let list: PostingList
        let worth: Int
        let mark: Int32
        /// The blocks that reach into the window.
        var blocks = 0..<0
        /// What a document of the window can have of it.
        var most = 0

        init(_ source: Source) {
            (list, worth, mark) = (source.list, source.worth, source.isTelling ? telling : 0)
        }

        mutating func enter(_ range: Range<Int>) {
            let all = list.blocks
            var first = blocks.lowerBound
            while first < all.count, all[first].last < range.lowerBound { first += 1 }
            var (end, largest) = (first, 0)
            while end < all.count, all[end].first < range.upperBound {
                largest = max(largest, Int(all[end].largest))
                end += 1
            }
            blocks = first..<end
            most = worth * largest
        }

        func add(to sums: inout [Int32], _ range: Range<Int>) {
            sums.withUnsafeMutableBufferPointer { sums in
                for block in list.blocks[blocks] {
                    list.read(block) { document, weight in
                        guard document >= range.lowerBound, document < range.upperBound else { return }
                        let place = document - range.lowerBound
                        sums[place] = (sums[place] + Int32(truncatingIfNeeded: worth * Int(weight))) | mark
                    }
                }
            }
        }

        /// - Parameter asked: places in the window, ascending.
        func addAsked(to sums: inout [Int32], _ range: Range<Int>, _ asked: [Int]) {
            var next = 0
            for block in list.blocks[blocks] {
                while next < asked.count, range.lowerBound + asked[next] < block.first { next += 1 }
                guard next < asked.count else { return }
                if range.lowerBound + asked[next] > block.last { continue }
                var place = next
                list.read(block) { document, weight in
                    while place < asked.count, range.lowerBound + asked[place] < document { place += 1 }
                    guard place < asked.count, range.lowerBound + asked[place] == document else { return }
                    sums[asked[place]] = (sums[asked[place]] + Int32(truncatingIfNeeded: worth * Int(weight))) | mark
                }
                next = place
            }
        }
    }
}
