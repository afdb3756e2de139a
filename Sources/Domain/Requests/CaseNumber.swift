/// The number that an organ gives what people hand in. Gap-free within an organisation, a kind and a year.
package struct CaseNumber: Hashable, Sendable {
    package var year: Int
    package var sequence: Int
    /// 代字 of the organisation when the number was given.
    package var mark: String
    package var kind: Kind

    /// With the word that stands in the number.
    package enum Kind: String, Hashable, Sendable {
        case request = "申"
        case correction = "更正"
        case complaint = "投诉"
    }

    package init(year: Int, sequence: Int, mark: String, kind: Kind = .request) {
        self.year = year
        self.sequence = sequence
        self.mark = mark
        self.kind = kind
    }

    /// `市财政局申〔2026〕47号`
    package var text: String { "\(mark)\(kind.rawValue)〔\(year)〕\(sequence)号" }

    /// The same for every way in which people write it.
    package var key: String { Self.key(of: text) }

    package static func key(of typed: String) -> String { DocumentNumber(parsing: typed)?.key ?? typed }
}
