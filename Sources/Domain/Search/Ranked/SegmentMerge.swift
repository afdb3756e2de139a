/// Makes one segment of several. The documents of the first stand before those of the second, and so on; those that are dead
/// are left out.
package struct SegmentMerge {
    private struct Entry {
        var term: TermNumber
        var list: PostingList
    }

    /// Of each document of each source its number in the new segment; -1 where it is dead.
    private let numbers: [[Int32]]
    package let length: Int
    /// What was read of each source and is not written yet.
    private var waiting: [[Entry]]
    private var writer = PageWriter()

    /// - Parameter sources: how many documents each has, and which are dead.
    package init(_ sources: [(length: Int, dead: Set<Int>)]) {
        var next: Int32 = 0
        numbers = sources.map { source in
            (0..<source.length).map { document in
                if source.dead.contains(document) { return -1 }
                defer { next += 1 }
                return next
            }
        }
        length = Int(next)
        waiting = sources.map { _ in [] }
    }

    /// The documents of the new segment, of those of the sources.
    package func documents<ID>(of sources: [[ID]]) -> [ID] {
        zip(numbers, sources).flatMap { numbers, documents in zip(numbers, documents).filter { $0.0 >= 0 }.map(\.1) }
    }

    /// Nil where it was dead.
    package func number(of document: Int, in source: Int) -> Int? {
        numbers[source][document] < 0 ? nil : Int(numbers[source][document])
    }

    /// Those that want to be read on.
    package var hungry: [Int] { waiting.indices.filter { waiting[$0].isEmpty } }

    /// - Throws: `PostingsBroken`
    package mutating func take(_ bytes: [UInt8], first: TermNumber, from source: Int) throws {
        try PostingPage.read(bytes, first: first) { term, range in
            waiting[source].append(Entry(term: term, list: try PostingList(Array(bytes[range]))))
            return true
        }
    }

    /// Writes as far as all sources were read.
    /// - Parameter ended: the sources of which nothing more comes.
    /// - Returns: the pages that are full, and the last one when all have ended.
    package mutating func write(ended: Set<Int>) throws -> [PostingPage] {
        var pages: [PostingPage] = []
        let limit = waiting.indices.filter { !ended.contains($0) }.map { waiting[$0].last?.term ?? .min }.min() ?? .max
        var entries: [(entry: Entry, source: Int)] = []
        for source in waiting.indices {
            let count = waiting[source].firstPosition { $0.term > limit }
            entries += waiting[source][..<count].map { ($0, source) }
            waiting[source].removeFirst(count)
        }
        entries.sort { ($0.entry.term, $0.source) < ($1.entry.term, $1.source) }
        var start = 0
        while start < entries.count {
            let term = entries[start].entry.term
            var (documents, weights): ([Int], [UInt8]) = ([], [])
            while start < entries.count, entries[start].entry.term == term {
                let (entry, source) = entries[start]
                for block in entry.list.blocks {
                    entry.list.read(block) { document, weight in
                        let number = document < numbers[source].count ? numbers[source][document] : -1
                        guard number >= 0 else { return }
                        documents.append(Int(number))
                        weights.append(weight)
                    }
                }
                start += 1
            }
            if !documents.isEmpty {
                let list = PostingList.bytes(documents: documents, weights: weights)
                if let full = writer.add(term, list) { pages.append(full) }
            }
        }
        if ended.count == waiting.count, let last = writer.finish() { pages.append(last) }
        return pages
    }
}
