/// A page of the ranked index: terms in the order of their numbers, each with its list. A page holds some kilobytes, so that a
/// term is found in one read and rare terms take little more room than what they say; a longer list has a page of its own.
///
/// For each term: the distance from the term before and the length of the list (LEB128), then the list. What a page begins
/// with is kept beside it, in the directory of its segment.
package struct PostingPage: Hashable, Sendable {
    package static let usualLength = 8192

    package let first: TermNumber
    package private(set) var bytes: [UInt8] = []
    private var last: TermNumber

    init(first: TermNumber) {
        self.first = first
        last = first
    }

    fileprivate mutating func add(_ term: TermNumber, _ list: [UInt8]) {
        bytes.append(distance: UInt64(UInt(bitPattern: term &- last)))
        bytes.append(number: list.count)
        bytes += list
        last = term
    }

    /// Goes through what a page holds.
    /// - Parameter take: is given each term and where its list stands in the bytes; it returns false to end.
    package static func read(
        _ bytes: [UInt8], first: TermNumber, _ take: (TermNumber, Range<Int>) throws -> Bool
    ) throws {
        var reader = ByteReader(bytes)
        var term = first
        while reader.offset < bytes.count {
            term &+= TermNumber(bitPattern: UInt(try reader.distance()))
            let length = try reader.number()
            let start = reader.offset
            _ = try reader.take(length)
            guard try take(term, start..<start + length) else { return }
        }
    }

    /// Looks for some terms.
    /// - Parameters:
    ///   - terms: ascending.
    ///   - take: is given each that stands in the page, with its list.
    package static func find(
        _ terms: [TermNumber], in bytes: [UInt8], first: TermNumber,
        _ take: (TermNumber, ArraySlice<UInt8>) throws -> Void
    ) throws {
        var rest = terms[...]
        try read(bytes, first: first) { term, range in
            while let wanted = rest.first, wanted < term { rest.removeFirst() }
            if rest.first == term { try take(term, bytes[range]) }
            return !rest.isEmpty
        }
    }
}

/// Puts lists on pages.
struct PageWriter {
    private var page: PostingPage?

    /// - Returns: the page that is full with those before.
    mutating func add(_ term: TermNumber, _ list: [UInt8]) -> PostingPage? {
        var full: PostingPage?
        if let page, page.bytes.count + list.count > PostingPage.usualLength { full = finish() }
        var page = page ?? PostingPage(first: term)
        page.add(term, list)
        self.page = page
        return full
    }

    /// - Returns: the last page.
    mutating func finish() -> PostingPage? {
        defer { page = nil }
        return page
    }
}

extension [PostingPage] {
    /// The pages of a segment of these documents, which are numbered in this order.
    package init(_ documents: [DocumentWeights]) {
        var postings: [(term: TermNumber, document: Int32, weight: UInt8)] = []
        postings.reserveCapacity(documents.reduce(0) { $0 + $1.terms.count })
        for (number, document) in documents.enumerated() {
            for (term, weight) in zip(document.terms, document.weights) {
                postings.append((term, Int32(number), weight))
            }
        }
        postings.sort { ($0.term, $0.document) < ($1.term, $1.document) }
        self.init()
        var writer = PageWriter()
        var start = 0
        while start < postings.count {
            var end = start
            while end < postings.count, postings[end].term == postings[start].term { end += 1 }
            let list = PostingList.bytes(
                documents: postings[start..<end].map { Int($0.document) }, weights: postings[start..<end].map(\.weight))
            if let full = writer.add(postings[start].term, list) { append(full) }
            start = end
        }
        if let last = writer.finish() { append(last) }
    }
}
