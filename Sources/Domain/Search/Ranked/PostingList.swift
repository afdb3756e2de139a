/// Which documents of a segment have a term, and how much they are about it.
///
/// Documents are numbered from 0 in their segment and stand in blocks of 128. A list of more than one block begins with a
/// head: of each block its last document (as the distance from the last of the block before), its largest weight and its
/// length. A block holds the weights of its documents, then the distances between them. Numbers are LEB128.
package struct PostingList: Sendable {
    static let blockLength = 128

    package let count: Int
    let bytes: [UInt8]
    private(set) var blocks: [Block] = []

    struct Block: Sendable {
        /// The first document that can stand in it.
        let first: Int
        let last: Int
        let largest: UInt8
        let count: Int
        let offset: Int
    }

    /// - Throws: `PostingsBroken`
    package init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        var reader = ByteReader(bytes)
        count = try reader.number()
        // Each takes a byte for its weight and one for its distance at least.
        guard count > 0, count <= bytes.count / 2 else { throw PostingsBroken() }
        let blockCount = (count + Self.blockLength - 1) / Self.blockLength
        if blockCount == 1 {
            let offset = reader.offset
            let weights = try reader.take(count)
            var last = -1
            for _ in 0..<count { last += try reader.number() + 1 }
            blocks = [Block(first: 0, last: last, largest: weights.max() ?? 0, count: count, offset: offset)]
            return
        }
        blocks.reserveCapacity(blockCount)
        var (last, offset, rest) = (-1, 0, count)
        for _ in 0..<blockCount {
            let first = last + 1
            last += try reader.number() + 1
            let largest = try reader.take(1).first ?? 0
            let length = try reader.number()
            blocks.append(
                Block(first: first, last: last, largest: largest, count: min(rest, Self.blockLength), offset: offset))
            rest -= Self.blockLength
            offset += length
        }
        guard reader.offset + offset == bytes.count else { throw PostingsBroken() }
        blocks = blocks.map { block in
            Block(
                first: block.first, last: block.last, largest: block.largest, count: block.count,
                offset: block.offset + reader.offset)
        }
    }

    /// How many documents a list has, without reading the rest of it.
    /// - Throws: `PostingsBroken`
    package static func count(of bytes: ArraySlice<UInt8>) throws -> Int {
        var reader = ByteReader(Array(bytes.prefix(8)))
        return try reader.number()
    }

    /// - Parameter take: is given each document and its weight.
    @inline(__always)
    func read(_ block: Block, _ take: (Int, UInt8) -> Void) {
        let bytes = bytes.span
        var offset = block.offset + block.count
        var document = block.first - 1
        for index in 0..<block.count {
            var (distance, shift) = (0, 0)
            while true {
                let byte = bytes[offset]
                offset += 1
                distance |= Int(byte & 0x7F) << shift
                if byte & 0x80 == 0 { break }
                shift += 7
            }
            document += distance + 1
            take(document, bytes[block.offset + index])
        }
    }

    /// - Parameters:
    ///   - documents: ascending.
    ///   - weights: as many.
    package static func bytes(documents: [Int], weights: [UInt8]) -> [UInt8] {
        var (head, body): ([UInt8], [UInt8]) = ([], [])
        head.append(number: documents.count)
        var last = -1
        for start in stride(from: 0, to: documents.count, by: blockLength) {
            let range = start..<min(start + blockLength, documents.count)
            let (before, length) = (last, body.count)
            body += weights[range]
            for document in documents[range] {
                body.append(number: document - last - 1)
                last = document
            }
            if documents.count > blockLength {
                head.append(number: last - before - 1)
                head.append(weights[range].max() ?? 0)
                head.append(number: body.count - length)
            }
        }
        return head + body
    }

    /// All of it.
    package var postings: (documents: [Int], weights: [UInt8]) {
        var (documents, weights): ([Int], [UInt8]) = ([], [])
        for block in blocks {
            read(block) {
                documents.append($0)
                weights.append($1)
            }
        }
        return (documents, weights)
    }
}

/// What is kept of a list is no list.
package struct PostingsBroken: Error, Hashable, Sendable {}
