package import Domain
import Storage

/// What a list of documents is narrowed to. Every facet is a plain link.
package struct DocumentFilter: Hashable, Sendable {
    package var organisation: Organisation.ID?
    package var catalogueRow: String?
    /// A class with all its sub-classes, or one sub-class.
    package var topic: String?
    package var genre: String?
    package var year: Int?
    package var validity: Validity?

    package init(
        organisation: Organisation.ID? = nil, catalogueRow: String? = nil, topic: String? = nil, genre: String? = nil,
        year: Int? = nil, validity: Validity? = nil
    ) {
        self.organisation = organisation
        self.catalogueRow = catalogueRow
        self.topic = topic
        self.genre = genre
        self.year = year
        self.validity = validity
    }

    package var isEmpty: Bool { self == DocumentFilter() }
}
