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

    /// The conditions on `document d`, each with AND in front.
    func conditions(on today: Day) -> SQL {
        var sql: SQL = ""
        if let organisation { sql += " AND d.organisation = \(organisation)" }
        if let catalogueRow { sql += " AND d.catalogue_row = \(catalogueRow)" }
        // Codes are digits, so 99 ends a class in the order of every locale that PostgreSQL may have been given.
        if let topic { sql += " AND d.topic >= \(topic) AND d.topic <= \(topic + "99")" }
        if let genre { sql += " AND d.genre = \(genre)" }
        if let year, let first = Day(year, 1, 1), let last = Day(year, 12, 31) {
            sql += " AND d.shown_on >= \(first) AND d.shown_on <= \(last)"
        }
        if let validity { sql += Self.condition(of: validity, on: today) }
        return sql
    }

    /// `Validity.on` in SQL, computed on the day somebody looks.
    private static func condition(of validity: Validity, on today: Day) -> SQL {
        switch validity {
        case .repealed: return " AND d.decided_validity = 'repealed'"
        case .expired:
            return """
                 AND (d.decided_validity = 'expired'
                 OR ((d.decided_validity IS NULL OR d.decided_validity = 'amended') AND d.expires_on < \(today)))
                """
        case .notYetInForce:
            return """
                 AND (d.decided_validity IS NULL OR d.decided_validity = 'amended') AND d.effective_on > \(today)
                 AND (d.expires_on IS NULL OR d.expires_on >= \(today))
                """
        case .amended, .inForce:
            let decided: SQL =
                validity == .amended ? " AND d.decided_validity = 'amended'" : " AND d.decided_validity IS NULL"
            return """
                \(decided) AND (d.expires_on IS NULL OR d.expires_on >= \(today))
                 AND (d.effective_on IS NULL OR d.effective_on <= \(today))
                """
        }
    }
}
