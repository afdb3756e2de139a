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

    package typealias Number = CaseNumber
}
