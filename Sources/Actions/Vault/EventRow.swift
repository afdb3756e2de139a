import Domain
import Storage

/// An event of a record as it is stored. What tells of people is sealed; the rest is open, so that lists and statistics need
/// no key.
struct EventRow: Sendable, SQLRecord {
    var position: Int
    var instant: Instant
    var actor: Person.ID?
    var day: Day
    /// The word that stands for what happened in tables and in the journal, for ever.
    var happening: String
    var word: String?
    var number: Int?
    var until: Day?
    var sealed: SealedSecret?

    /// What an event tells openly beside its word.
    typealias Columns = (word: String?, number: Int?, until: Day?)

    init(
        at position: Int, _ instant: Instant, by actor: Person.ID?, on day: Day, _ happening: String,
        _ columns: Columns, sealed: SealedSecret?
    ) {
        self.position = position
        self.instant = instant
        self.actor = actor
        self.day = day
        self.happening = happening
        (word, number, until) = (columns.word, columns.number, columns.until)
        self.sealed = sealed
    }

    init(row: SQLRow) throws {
        position = try row.get("position")
        instant = try row.get("instant")
        actor = try row.get("actor")
        day = try row.get("day")
        happening = try row.get("happening")
        word = try row.get("word")
        number = try row.get("number")
        until = try row.get("until")
        sealed = try row.get("sealed")
    }

    static let columns: SQL = "position, instant, actor, day, happening, word, number, until, sealed"

    var values: SQL {
        """
        \(position), \(instant), \(actor), \(day), \(happening), \(word), \(number), \(until), \(sealed)
        """
    }

    /// Where the event is among the things that its vault seals.
    var place: String { Self.place(position) }

    static func place(_ position: Int) -> String { "event \(position)" }

    /// What the journal keeps the hash of: the row as it is stored, so that it can be held against the journal when the key
    /// is gone.
    var digest: [UInt8] {
        sha256(
            CanonicalJSON.object([
                ("position", .integer(position)), ("instant", .integer(instant.milliseconds)),
                ("actor", .string(actor?.text ?? "")), ("day", .string(day.iso)), ("happening", .string(happening)),
                ("word", .string(word ?? "")), ("number", .string(number.map(String.init) ?? "")),
                ("until", .string(until?.iso ?? "")),
                ("sealed", .string(sealed.map { Hex.encode(sha256($0.bytes)) } ?? "")),
            ]).bytes)
    }

    /// - Parameters:
    ///   - area: what the journal's word for it begins with.
    ///   - before: the stage that it met.
    func journal(_ area: String, of subject: String, organisation: Organisation.ID, before: String) -> JournalEvent {
        guard let action = JournalAction(rawValue: "\(area).\(happening)") else {
            preconditionFailure("the journal has no word for \(area).\(happening)")
        }
        return JournalEvent(
            action, of: subject, organisation: organisation.text, before: before,
            after: "\(position) \(Hex.encode(digest))")
    }

    func value<T>(_ value: T?) throws -> T {
        guard let value else { return try fault() }
        return value
    }

    func value<T: SQLConvertible>(_ word: String?, as type: T.Type = T.self) throws -> T {
        guard let found = word.flatMap({ T(sqlValue: .text($0)) }) else { return try fault() }
        return found
    }

    func fault<T>() throws -> T {
        throw StoreError(.fault, "an event, \(happening), cannot be read")
    }
}
