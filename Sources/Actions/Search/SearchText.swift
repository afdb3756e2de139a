import Domain
import Storage

/// What of a document is searched.
struct SearchText: Sendable {
    /// A body is searched in as many of its first terms as these bytes hold, some 60,000 of Han: PostgreSQL's tsvector
    /// holds no more than a megabyte, of which each term takes up to eight bytes beside its letters.
    private static let roomForBody = 900_000
    private static let bytesBesideTerm = 8

    var title: String
    var numbers: String
    var body: String

    init(_ revision: Revision, indexNumber: String, body: String) {
        let fields = revision.fields
        title = fields.title
        numbers = "\(fields.documentNumber)\n\n\(indexNumber)"
        self.body = ([fields.summary, fields.keywords.joined(separator: "，"), fields.issuer, body] as [String])
            .joined(separator: "\n\n")
    }

    func terms(_ analyser: SearchAnalyser) -> SearchTerms {
        SearchTerms(
            title: analyser.indexTerms(title).joined(separator: " "),
            numbers: analyser.indexTerms(numbers).joined(separator: " "),
            body: Self.fitting(analyser.indexTerms(body)).joined(separator: " "))
    }

    private static func fitting(_ terms: [String]) -> some Sequence<String> {
        var room = roomForBody
        return terms.prefix { term in
            room -= term.utf8.count + bytesBesideTerm
            return room >= 0
        }
    }
}

/// The same as terms with spaces between them, as both engines take it.
struct SearchTerms: Hashable, Sendable {
    var title: String
    var numbers: String
    var body: String
}
