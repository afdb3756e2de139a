import Domain
import Storage

/// What of a document is searched, and where it stands in the index.
struct SearchText: Sendable {
    var document: Document.ID
    var revision: Int
    /// The day it is listed under.
    var shownOn: Day
    var title: String
    var numbers: String
    /// What the writer says of the document beside its body.
    var heading: String
    /// The words of the body, and of files behind them, from which snippets are cut: see `IndexedText`.
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

    /// The words of a revision with those of its files, as far as they were read.
    static func body(of revision: Revision, _ tx: any Transaction) throws -> String {
        var text = IndexedText(body: try revision.body().plainText)
        for file in revision.fields.attachments {
            text.add(try FileTable.passages(of: file.hash, tx), of: file.name)
        }
        return text.text
    }

    func terms(_ analyser: SearchAnalyser) -> SearchTerms {
        terms(analyser, body: BodyTerms(body, analyser))
    }

    /// - Parameter body: where they were made before.
    func terms(_ analyser: SearchAnalyser, body: BodyTerms) -> SearchTerms {
        let words = analyser.indexTerms(heading).joined(separator: " ")
        var frequencies = body.frequencies
        frequencies.add(title, in: .title, analyser)
        frequencies.add("\(numbers)\n\n\(heading)", in: .heading, analyser)
        return SearchTerms(
            title: analyser.indexTerms(title).joined(separator: " "),
            numbers: analyser.indexTerms(numbers).joined(separator: " "),
            body: words.isEmpty ? body.terms : "\(words) \(body.terms)", weights: DocumentWeights(frequencies))
    }
}

/// What a body is found by.
struct BodyTerms: Sendable {
    /// A body is searched in as many of its first terms as these bytes hold, some 60,000 of Han: PostgreSQL's tsvector
    /// holds no more than a megabyte, of which each term takes up to eight bytes beside its letters. What stands beside the
    /// body is short and always fits.
    private static let room = 870_000
    private static let bytesBesideTerm = 8

    let terms: String
    let frequencies: TermFrequencies

    init(_ body: String, _ analyser: SearchAnalyser) {
        var room = Self.room
        terms = analyser.indexTerms(body).prefix { term in
            room -= term.utf8.count + Self.bytesBesideTerm
            return room >= 0
        }.joined(separator: " ")
        var frequencies = TermFrequencies()
        frequencies.add(body, in: .body, analyser)
        self.frequencies = frequencies
    }
}

/// The same as terms with spaces between them, as both engines take it.
struct SearchTerms: Hashable, Sendable {
    var title: String
    var numbers: String
    var body: String
    /// Of the ranked index.
    var weights = DocumentWeights()

    /// As PostgreSQL writes a tsvector: each term with its positions, and a gap where one text ends. Terms hold nothing that
    /// would have to be escaped. They stand in the order of their bytes, into which PostgreSQL would sort them: that takes
    /// less than half of the time so.
    var tsvector: String {
        let bytes = Array([title.withHeads, numbers.withHeads, body].joined(separator: "\n").utf8)
        let terms = PlacedTerm.all(in: bytes)
        var tsvector: [UInt8] = []
        tsvector.reserveCapacity(2 * bytes.count)
        for (index, term) in terms.enumerated() {
            if index > 0, terms[index - 1].isTheSame(as: term, in: bytes) {
                tsvector.append(UInt8(ascii: ","))
            } else {
                tsvector.append(UInt8(ascii: " "))
                tsvector += bytes[term.range]
                tsvector.append(UInt8(ascii: ":"))
            }
            tsvector += String(term.position).utf8
        }
        return String(decoding: tsvector, as: UTF8.self)
    }
}

/// Where a term stands in a text, and at which position.
private struct PlacedTerm {
    let range: Range<Int>
    let position: Int
    /// Its first eight bytes as a number, which most terms are no longer than.
    let beginning: UInt64

    private init(_ range: Range<Int>, at position: Int, in bytes: [UInt8]) {
        (self.range, self.position) = (range, position)
        let first = bytes[range.prefix(8)]
        beginning = first.reduce(0) { $0 << 8 | UInt64($1) } << (8 * (8 - first.count))
    }

    /// In the order of their bytes and then of their positions. Terms have spaces between them and texts line ends.
    static func all(in bytes: [UInt8]) -> [PlacedTerm] {
        var (terms, position, start): ([PlacedTerm], Int, Int) = ([], 0, 0)
        terms.reserveCapacity(bytes.count / 6)
        for (end, byte) in (bytes + [UInt8(ascii: "\n")]).enumerated() where byte == 0x20 || byte == 0x0A {
            if start < end {
                position += 1
                terms.append(PlacedTerm(start..<end, at: position, in: bytes))
            }
            if byte == 0x0A { position += 1 }
            start = end + 1
        }
        return terms.sorted { $0.stands(before: $1, in: bytes) }
    }

    func isTheSame(as other: PlacedTerm, in bytes: [UInt8]) -> Bool {
        beginning == other.beginning && bytes[range] == bytes[other.range]
    }

    private func stands(before other: PlacedTerm, in bytes: [UInt8]) -> Bool {
        if beginning != other.beginning { return beginning < other.beginning }
        if max(range.count, other.range.count) > 8, bytes[range] != bytes[other.range] {
            return bytes[range].lexicographicallyPrecedes(bytes[other.range])
        }
        return position < other.position
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

    /// Where the documents of these days stand.
    /// - Parameter total: how many documents there are. Where they could fill a day, some may stand behind the last of all.
    static func range(of days: ClosedRange<Day>, among total: Int) -> Range<Int> {
        first(on: days.lowerBound)..<(total < perDay ? first(on: days.upperBound.next) : .max)
    }

    /// The year of the day, but for those that found no more room on theirs.
    static func year(of place: Int) -> Int { Day(number: place / perDay - daysBefore1970).year }

    private static func first(on day: Day) -> Int { (day.number + daysBefore1970) * perDay }

    mutating func take(on day: Day) throws -> Int {
        let first = Self.first(on: day)
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
