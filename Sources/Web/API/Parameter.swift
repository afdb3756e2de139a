import Domain

/// Something that a request says in its address.
struct Parameter: Sendable {
    enum Place: String, Sendable {
        case path, query
    }

    enum Kind: Sendable {
        case text
        case number(ClosedRange<Int>, usual: Int?)
        case choice([String])
        /// Of a document: see `ID`.
        case identifier
        /// Of something that has a list of its own.
        case name
        /// Where the last page ended, as its `next` said.
        case cursor(CursorForm)
    }

    /// What every cursor of a list looks like.
    struct CursorForm: Sendable {
        /// A regular expression of ECMA-262.
        var pattern: String
        var isRight: @Sendable (String) -> Bool
    }

    var name: String
    var place: Place
    var kind: Kind
    var meaning: String

    init(_ name: String, _ kind: Kind, in place: Place = .query, _ meaning: String) {
        self.name = name
        self.place = place
        self.kind = kind
        self.meaning = meaning
    }
}

extension Parameter.Kind {
    /// What would be right; nil where it is.
    func fault(_ value: String) -> String? {
        switch self {
        case .text, .name: nil
        case .number(let range, _):
            Int(value).map(range.contains) == true ? nil : "应为\(range.lowerBound)到\(range.upperBound)的整数"
        case .choice(let values):
            values.contains(value) ? nil : "应为\(values.joined(separator: "、"))中的一个"
        case .identifier: ID<Document>(value) == nil ? "应为文件的标识" : nil
        case .cursor(let form): form.isRight(value) ? nil : "应为上一页的next"
        }
    }

    var schema: Schema {
        switch self {
        case .text, .name: .pattern("^[^\\u0000]*$")
        case .identifier: .pattern("^[0-9a-hjkmnp-tv-z]{26}$")
        // An empty one is not there.
        case .cursor(let form): .pattern("^(\(form.pattern))?$")
        case .number(let range, let usual): .number(range, usual: usual)
        case .choice(let values): .choice(values)
        }
    }
}
