package import Domain

/// What people are told when what they handed in has come.
package struct Receipt: Hashable, Sendable, Codable {
    /// The identifier of the record.
    package var record: String
    package var number: String
    /// Shown once; the database does not have it.
    package var code: String

    package init(record: String, number: String, code: String) {
        self.record = record
        self.number = number
        self.code = code
    }

    /// Where the record is a request.
    package var request: InformationRequest.ID? { InformationRequest.ID(record) }
    /// Where the record is a petition.
    package var petition: Petition.ID? { Petition.ID(record) }
}

/// The number and the query code of what somebody handed in: who has both is that person.
package struct Ticket: Hashable, Sendable {
    package var number: String
    package var code: QueryCode

    package init(number: String, code: QueryCode) {
        self.number = number
        self.code = code
    }
}

/// Something that was just given its number.
struct Entered: Sendable {
    var receipt: Receipt
    var journal: [JournalEvent]
    var vault: Vault
}
