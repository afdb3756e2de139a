import Domain
import Storage

/// What of a document is searched.
struct SearchText: Sendable {
    /// A longer body is searched in its first 60,000 terms: PostgreSQL's tsvector holds no more than a megabyte.
    static let longestBody = 60_000

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
            body: analyser.indexTerms(body).prefix(Self.longestBody).joined(separator: " "))
    }
}

/// The same as terms with spaces between them, as both engines take it.
struct SearchTerms: Hashable, Sendable {
    var title: String
    var numbers: String
    var body: String
}
