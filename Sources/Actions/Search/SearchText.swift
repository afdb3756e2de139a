import Domain
import Storage

/// What of a document is searched, and where it stands in the index.
struct SearchText: Sendable {
    /// A body is searched in as many of its first terms as these bytes hold, some 60,000 of Han: PostgreSQL's tsvector
    /// holds no more than a megabyte, of which each term takes up to eight bytes beside its letters. What stands beside the
    /// body is short and always fits.
    private static let roomForBody = 870_000
    private static let bytesBesideTerm = 8

    var document: Document.ID
    var revision: Int
    /// The day it is listed under.
    var shownOn: Day
    var title: String
    var numbers: String
    /// What the writer says of the document beside its body.
    var heading: String
    /// The words of the body alone, from which snippets are cut.
    var body: String

    init(_ revision: Revision, indexNumber: String, shownOn: Day, body: String) {
        let fields = revision.fields
        document = revision.document
        self.revision = revision.number
        self.shownOn = shownOn
        title = fields.title
        numbers = "\(fields.documentNumber)\n\n\(indexNumber)"
        heading = [fields.summary, fields.keywords.joined(separator: "，"), fields.issuer].joined(separator: "\n\n")
        self.body = body
    }

    func terms(_ analyser: SearchAnalyser) -> SearchTerms {
        terms(analyser, body: Self.terms(ofBody: body, analyser))
    }

    /// - Parameter bodyTerms: of `terms(ofBody:)`, where they were made before.
    func terms(_ analyser: SearchAnalyser, body bodyTerms: String) -> SearchTerms {
        let heading = analyser.indexTerms(heading).joined(separator: " ")
        return SearchTerms(
            title: analyser.indexTerms(title).joined(separator: " "),
            numbers: analyser.indexTerms(numbers).joined(separator: " "),
            body: heading.isEmpty ? bodyTerms : "\(heading) \(bodyTerms)")
    }

    static func terms(ofBody body: String, _ analyser: SearchAnalyser) -> String {
        var room = roomForBody
        return analyser.indexTerms(body).prefix { term in
            room -= term.utf8.count + bytesBesideTerm
            return room >= 0
        }.joined(separator: " ")
    }
}

/// The same as terms with spaces between them, as both engines take it.
struct SearchTerms: Hashable, Sendable {
    var title: String
    var numbers: String
    var body: String

    /// As PostgreSQL writes a tsvector: each term with its position, and a gap where one text ends. Terms hold nothing that
    /// would have to be escaped.
    var tsvector: String {
        let texts = [title.withHeads, numbers.withHeads, body]
        var tsvector: [UInt8] = []
        tsvector.reserveCapacity(2 * texts.reduce(0) { $0 + $1.utf8.count })
        var position = 0
        for text in texts {
            for term in text.utf8.split(separator: UInt8(ascii: " ")) {
                position += 1
                tsvector += term
                tsvector.append(UInt8(ascii: ":"))
                tsvector += String(position).utf8
                tsvector.append(UInt8(ascii: " "))
            }
            position += 1
        }
        return String(decoding: tsvector, as: UTF8.self)
    }
}

extension String {
    /// Terms of a title or a number, and once more as those of a head.
    var withHeads: String {
        ([self] + split(separator: " ").map { SearchQuery.headMark + $0 }).joined(separator: " ")
    }
}

/// Where entries stand in the index: by the day that a document is listed under, then by when it was entered. So the
/// newest matches are the last ones, and either engine finds them without looking at the others.
struct SearchPlaces {
    private static let perDay = 1 << 20
    /// Days before 1970 have negative numbers.
    private static let daysBefore1970 = 1_000_000

    private let tx: any Transaction
    private var next: [Day: Int] = [:]

    init(_ tx: any Transaction) {
        self.tx = tx
    }

    mutating func take(on day: Day) throws -> Int {
        let first = (day.number + Self.daysBefore1970) * Self.perDay
        var place: Int
        if let known = next[day] {
            place = known
        } else {
            place = try SearchTable.freePlace(from: first, Self.perDay, tx)
        }
        // A day on which more than a million are listed goes on behind the last of all.
        if place == first + Self.perDay { place = try SearchTable.freePlace(from: first, Int.max - first, tx) }
        next[day] = place + 1
        return place
    }
}
