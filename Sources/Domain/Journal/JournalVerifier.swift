/// The first thing wrong with a journal, and at which link.
package enum JournalFault: Hashable, Sendable {
    /// Links from here up to `found` are missing.
    case gap(at: Int, found: Int)
    /// Here comes a link that belongs further up, or that was there before.
    case reordered(at: Int, found: Int)
    /// The link does not have the hash of what it says.
    case edited(at: Int)
    /// The link is sound in itself but does not follow the one before: one of the two was replaced.
    case detached(at: Int)
    /// The journal ends before this link, though its head is known.
    case truncated(at: Int)
    /// The link is the last one by its number and not the one that was recorded as head: history was rewritten.
    case rewritten(at: Int)
    /// The journal goes on beyond its recorded head.
    case surplus(at: Int)

    /// The first link that is wrong.
    package var sequence: Int {
        switch self {
        case .gap(let sequence, _), .reordered(let sequence, _), .edited(let sequence), .detached(let sequence),
            .truncated(let sequence), .rewritten(let sequence), .surplus(let sequence):
            sequence
        }
    }
}

/// Reads a journal link by link, of any length in constant memory.
package struct JournalVerifier: Sendable {
    /// The last link found in order.
    package private(set) var verified: JournalHead

    /// - Parameter head: a head that is trusted already, so that only what came later need be read.
    package init(after head: JournalHead = .empty) {
        verified = head
    }

    /// What is wrong with the next link; nil takes it on.
    package mutating func fault(in entry: JournalEntry, digest: ([UInt8]) -> [UInt8]) -> JournalFault? {
        let expected = verified.sequence + 1
        if entry.sequence > expected { return .gap(at: expected, found: entry.sequence) }
        if entry.sequence < expected { return .reordered(at: expected, found: entry.sequence) }
        if entry.hash != entry.computedHash(digest: digest) { return .edited(at: expected) }
        if entry.previous != verified.hash { return .detached(at: expected) }
        verified = entry.head
        return nil
    }

    /// What is wrong with where the links ended.
    package func fault(atEnd head: JournalHead) -> JournalFault? {
        if verified.sequence < head.sequence { return .truncated(at: verified.sequence + 1) }
        if verified.sequence > head.sequence { return .surplus(at: head.sequence + 1) }
        return verified.hash == head.hash ? nil : .rewritten(at: head.sequence)
    }
}
