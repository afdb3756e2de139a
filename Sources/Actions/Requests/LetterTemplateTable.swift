package import Domain
package import Storage

/// The texts that organisations gave their letters, every one of them.
enum LetterTemplateTable {
    /// What holds in each of some organisations; without those that gave theirs back.
    static func current(
        of organisations: [Organisation.ID], _ tx: any Transaction
    ) throws -> [Organisation.ID: [String: String]] {
        let rows = try tx.rows(
            """
            SELECT t.organisation, t.name, t.words FROM letter_template t
            WHERE t.organisation IN (\(list: organisations)) AND t.words <> '' AND t.version = (
                SELECT MAX(n.version) FROM letter_template n
                WHERE n.organisation = t.organisation AND n.name = t.name)
            ORDER BY t.organisation, t.name
            """)
        var texts: [Organisation.ID: [String: String]] = [:]
        for row in rows { texts[try row.get("organisation"), default: [:]][try row.get("name")] = try row.get("words") }
        return texts
    }

    /// Newest first.
    static func versions(
        of name: String, in organisation: Organisation.ID, _ tx: any Transaction
    ) throws -> [LetterTemplateVersion] {
        try tx.all(
            """
            SELECT t.version, t.instant, p.name AS person_name, t.words
            FROM letter_template t LEFT JOIN person p ON p.id = t.person
            WHERE t.organisation = \(organisation) AND t.name = \(name) ORDER BY t.version DESC
            """)
    }

    static func insert(
        _ words: String, as name: String, version: Int, of organisation: Organisation.ID, by person: Person.ID?,
        at now: Instant, _ tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO letter_template (organisation, name, version, instant, person, words)
            VALUES (\(organisation), \(name), \(version), \(now), \(person), \(words))
            """)
    }
}

/// One text that an organisation gave a letter.
package struct LetterTemplateVersion: Sendable, Hashable, SQLRecord {
    package var version: Int
    package var instant: Instant
    package var personName: String?
    /// Empty where the organisation gave its text back.
    package var words: String

    package init(row: SQLRow) throws {
        version = try row.get("version")
        instant = try row.get("instant")
        personName = try row.get("person_name")
        words = try row.get("words")
    }
}
