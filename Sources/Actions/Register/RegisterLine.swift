import Domain
import Storage

/// What lists order, filter and count a document by, in 64 bytes. Words stand as their numbers in a `Wordbook`.
struct RegisterLine: Sendable {
    var id: UInt128
    var changedAt: Int64
    /// `Int64.min` where it was never public.
    var firstPublishedAt: Int64
    var shownOn: Int32
    /// `Int32.min` where it always was in force.
    var effectiveOn: Int32
    /// `Int32.max` where it does not end.
    var expiresOn: Int32
    var organisation: UInt16
    var topic: UInt16
    var genre: UInt16
    var row: UInt16
    var stage: UInt16
    var publicity: UInt16
    var decided: UInt8

    static let columns: SQL = """
        SELECT d.id, d.organisation, d.stage, d.publicity, d.changed_at, d.first_published_at, d.shown_on,
               d.effective_on, d.expires_on, d.decided_validity, d.topic, d.genre, d.catalogue_row
        FROM document d
        """

    init(_ row: SQLRow, _ words: inout Wordbook) throws {
        let document: Document.ID = try row.get("id")
        guard let number = document.number else {
            throw StoreError(.fault, "the document's identifier is none that was given here")
        }
        id = number
        changedAt = try row.get("changed_at", as: Instant.self).stored
        firstPublishedAt = try row.get("first_published_at", as: Instant?.self)?.stored ?? .min
        shownOn = try row.get("shown_on", as: Day.self).stored
        effectiveOn = try row.get("effective_on", as: Day?.self)?.stored ?? .min
        expiresOn = try row.get("expires_on", as: Day?.self)?.stored ?? .max
        organisation = try words.number(of: row.get("organisation", as: String.self))
        topic = try words.number(of: row.get("topic", as: String?.self))
        genre = try words.number(of: row.get("genre", as: String.self))
        self.row = try words.number(of: row.get("catalogue_row", as: String?.self))
        stage = try words.number(of: row.get("stage", as: String.self))
        publicity = try words.number(of: row.get("publicity", as: String.self))
        decided = try row.get("decided_validity", as: Validity.Decided?.self)?.stored ?? 0
    }

    var document: Document.ID { Document.ID(number: id) }

    func validity(on today: Day) -> Validity {
        Validity.on(
            today, effectiveOn: effectiveOn == .min ? nil : Day(number: Int(effectiveOn)),
            expiresOn: expiresOn == .max ? nil : Day(number: Int(expiresOn)), decided: Validity.Decided(stored: decided)
        )
    }
}

/// Words that many lines share, each with a number; 0 stands for none.
struct Wordbook: Sendable {
    private(set) var words = [""]
    private var numbers: [String: UInt16] = [:]

    var count: Int { words.count }

    mutating func number(of word: String?) throws -> UInt16 {
        guard let word else { return 0 }
        if let known = numbers[word] { return known }
        guard let next = UInt16(exactly: words.count) else {
            throw StoreError(.fault, "there are more than 65,535 organisations, rows and classes")
        }
        words.append(word)
        numbers[word] = next
        return next
    }

    /// Nil for a word that stands in no line.
    func known(_ word: String) -> UInt16? { numbers[word] }
}

extension Day {
    fileprivate var stored: Int32 { Int32(clamping: number) }
}

extension Instant {
    fileprivate var stored: Int64 { Int64(milliseconds) }
}

extension Validity.Decided {
    fileprivate var stored: UInt8 { UInt8((Self.allCases.firstIndex(of: self) ?? 0) + 1) }

    fileprivate init?(stored: UInt8) {
        guard stored > 0, Int(stored) <= Self.allCases.count else { return nil }
        self = Self.allCases[Int(stored) - 1]
    }
}
