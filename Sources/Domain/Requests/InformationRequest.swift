/// A request for information that an organ answers (Regulation Arts 27–45).
package struct InformationRequest: Hashable, Sendable {
    package typealias ID = Domain.ID<InformationRequest>

    package var id: ID
    /// The organ that answers; nobody else sees who asks.
    package var organisation: Organisation.ID
    package var number: Number

    package init(id: ID, organisation: Organisation.ID, number: Number) {
        self.id = id
        self.organisation = organisation
        self.number = number
    }

    /// Gap-free within an organisation and a year.
    package struct Number: Hashable, Sendable {
        package var year: Int
        package var sequence: Int
        /// 代字 of the organisation when the number was given.
        package var mark: String

        package init(year: Int, sequence: Int, mark: String) {
            self.year = year
            self.sequence = sequence
            self.mark = mark
        }

        /// `市财政局申〔2026〕47号`
        package var text: String { "\(mark)申〔\(year)〕\(sequence)号" }

        /// The same for every way in which people write it.
        package var key: String { Self.key(of: text) }

        package static func key(of typed: String) -> String { DocumentNumber(parsing: typed)?.key ?? typed }
    }
}
