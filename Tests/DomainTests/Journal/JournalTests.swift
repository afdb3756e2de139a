import Domain
import TestSupport
import Testing

/// A journal of ten links.
private func sampleJournal() -> [JournalEntry] {
    var entries: [JournalEntry] = []
    for number in 1...10 {
        let event = JournalEvent(
            .documentPublished, of: "document-\(number)", organisation: "YG001", before: "reviewed",
            after: "published")
        let head = entries.last?.head ?? .empty
        entries.append(
            JournalEntry(after: head, at: Instant(milliseconds: number), by: "person-1", event, digest: sha256))
    }
    return entries
}

extension JournalEntry {
    /// The link with something else in it, under the old hash or, sealed again, under a hash that fits.
    fileprivate func forged(
        sequence: Int? = nil, instant: Instant? = nil, actor: String? = nil, organisation: String? = nil,
        action: String? = nil, subject: String? = nil, before: String? = nil, after: String? = nil,
        previous: String? = nil, resealed: Bool = false
    ) -> JournalEntry {
        func copy(_ hash: String) -> JournalEntry {
            JournalEntry(
                sequence: sequence ?? self.sequence, instant: instant ?? self.instant, actor: actor ?? self.actor,
                organisation: organisation ?? self.organisation, action: action ?? self.action,
                subject: subject ?? self.subject, before: before ?? self.before, after: after ?? self.after,
                previous: previous ?? self.previous, hash: hash)
        }
        return copy(resealed ? copy("").computedHash(digest: sha256) : hash)
    }
}

/// The first fault of a whole journal whose head is known from elsewhere.
private func firstFault(
    in entries: [JournalEntry], head: JournalHead, digest: ([UInt8]) -> [UInt8]
) -> JournalFault? {
    var verifier = JournalVerifier()
    for entry in entries {
        if let fault = verifier.fault(in: entry, digest: digest) { return fault }
    }
    return verifier.fault(atEnd: head)
}

struct JournalTests {
    private let entries = sampleJournal()
    private let head = sampleJournal()[9].head

    private func fault(in entries: [JournalEntry]) -> JournalFault? {
        firstFault(in: entries, head: head, digest: sha256)
    }

    @Test func `a journal as it was written has no fault`() {
        #expect(fault(in: entries) == nil)
        #expect(firstFault(in: [], head: .empty, digest: sha256) == nil)
    }

    @Test func `each link follows the one before`() {
        #expect(entries.map(\.sequence) == Array(1...10))
        #expect(entries[0].previous == "")
        #expect(entries[1].previous == entries[0].hash)
    }

    @Test func `the hash of a link never changes with the program`() {
        // SHA-256 of 1:11:18:person-15:YG00118:document.published10:document-18:reviewed9:published0:
        #expect(entries[0].hash == "082e4aae3c421bcf4dba4ae41f3a3cdbc36f7233499f8308e6ce52398345ea1a")
    }

    @Test func `every field is under the hash`() {
        let fourth = entries[3]
        let forgeries = [
            fourth.forged(instant: Instant(milliseconds: 5)), fourth.forged(actor: "person-2"),
            fourth.forged(organisation: "YG002"), fourth.forged(action: "document.withdrawn"),
            fourth.forged(subject: "document-5"), fourth.forged(before: ""), fourth.forged(after: "withdrawn"),
            fourth.forged(previous: entries[1].hash),
        ]
        for forgery in forgeries {
            #expect(fault(in: entries.replacing(3, with: forgery)) == .edited(at: 4))
        }
    }

    @Test func `moving a letter from one field to the next is an edit`() {
        let forgery = entries[3].forged(action: "document.publishe", subject: "ddocument-4")
        #expect(fault(in: entries.replacing(3, with: forgery)) == .edited(at: 4))
    }

    @Test func `a link rewritten with a hash that fits is betrayed by the next one`() {
        let forgery = entries[3].forged(actor: "person-2", resealed: true)
        #expect(fault(in: entries.replacing(3, with: forgery)) == .detached(at: 5))
    }

    @Test func `a journal rewritten to its end is betrayed by its head`() {
        let forgery = entries[9].forged(actor: "person-2", resealed: true)
        #expect(fault(in: entries.replacing(9, with: forgery)) == .rewritten(at: 10))
    }

    @Test func `a missing link is named`() {
        #expect(fault(in: Array(entries.dropFirst())) == .gap(at: 1, found: 2))
        #expect(fault(in: entries.filter { $0.sequence != 4 && $0.sequence != 5 }) == .gap(at: 4, found: 6))
    }

    @Test func `a link out of its place is named`() {
        #expect(fault(in: entries + [entries[3]]) == .reordered(at: 11, found: 4))
        var repeated = entries
        repeated.insert(entries[3], at: 4)
        #expect(fault(in: repeated) == .reordered(at: 5, found: 4))
    }

    @Test func `two links that changed numbers are edits`() {
        let swapped = entries.replacing(3, with: entries[4].forged(sequence: 4))
            .replacing(4, with: entries[3].forged(sequence: 5))
        #expect(fault(in: swapped) == .edited(at: 4))
    }

    @Test func `a journal cut short is named at the first lost link`() {
        #expect(fault(in: Array(entries.prefix(7))) == .truncated(at: 8))
        #expect(fault(in: []) == .truncated(at: 1))
    }

    @Test func `links beyond the head are surplus`() {
        #expect(firstFault(in: entries, head: entries[6].head, digest: sha256) == .surplus(at: 8))
    }

    @Test func `a verifier goes on from a head it trusts`() {
        var verifier = JournalVerifier(after: entries[5].head)
        for entry in entries[6...] { #expect(verifier.fault(in: entry, digest: sha256) == nil) }
        #expect(verifier.fault(atEnd: head) == nil)
        #expect(verifier.verified == head)
    }

    @Test func `a fault does not move the verifier`() {
        var verifier = JournalVerifier(after: entries[5].head)
        #expect(verifier.fault(in: entries[7], digest: sha256) == .gap(at: 7, found: 8))
        #expect(verifier.fault(in: entries[6], digest: sha256) == nil)
    }

    @Test func `any random change of a stored journal is found`() {
        var random = SeededRandom(seed: 1)
        for _ in 0..<200 {
            let place = Int.random(in: 0..<10, using: &random)
            let forgery = entries[place].forged(
                after: String(UInt64.random(in: 0...UInt64.max, using: &random)), resealed: Bool.random(using: &random))
            let found = fault(in: entries.replacing(place, with: forgery))
            #expect(found.map { [place + 1, place + 2].contains($0.sequence) } == true)
        }
    }
}

extension [JournalEntry] {
    fileprivate func replacing(_ place: Int, with entry: JournalEntry) -> [JournalEntry] {
        var entries = self
        entries[place] = entry
        return entries
    }
}
