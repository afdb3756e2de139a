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

    /// In the order in which `init` reads them.
    static let columns: SQL = """
        SELECT d.id, d.organisation, d.topic, d.genre, d.catalogue_row, d.stage, d.publicity, d.decided_validity,
               d.changed_at, d.first_published_at, d.shown_on, d.effective_on, d.expires_on
        FROM document d
        """

    /// Read by place, and not by name and type: the start of a server is the time it takes to read all documents so.
    init(_ row: SQLRow, _ words: inout Wordbook) throws {
        guard let id = try row.text(at: 0).flatMap(UInt128.init(idText:)), let changedAt = try row.number(at: 8),
            let shownOn = try row.number(at: 10)
        else { throw StoreError(.fault, "a document has no identifier or no dates") }
        self.id = id
        organisation = try words.number(of: row.text(at: 1))
        topic = try words.number(of: row.text(at: 2))
        genre = try words.number(of: row.text(at: 3))
        self.row = try words.number(of: row.text(at: 4))
        stage = try words.number(of: row.text(at: 5))
        publicity = try words.number(of: row.text(at: 6))
        decided = try row.text(at: 7).map(Self.stored) ?? 0
        self.changedAt = changedAt
        firstPublishedAt = try row.number(at: 9) ?? .min
        self.shownOn = Int32(clamping: shownOn)
        effectiveOn = try row.number(at: 11).map { Int32(clamping: $0) } ?? .min
        expiresOn = try row.number(at: 12).map { Int32(clamping: $0) } ?? .max
    }

    private static func stored(_ decided: String) throws -> UInt8 {
        guard let decided = Validity.Decided(rawValue: decided) else {
            throw StoreError(.fault, "there is no validity called \(decided)")
        }
        return decided.stored
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

extension Validity.Decided {
    fileprivate var stored: UInt8 { UInt8((Self.allCases.firstIndex(of: self) ?? 0) + 1) }

    fileprivate init?(stored: UInt8) {
        guard stored > 0, Int(stored) <= Self.allCases.count else { return nil }
        self = Self.allCases[Int(stored) - 1]
    }
}
