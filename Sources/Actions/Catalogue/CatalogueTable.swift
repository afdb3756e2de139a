package import Domain
package import Storage

enum CatalogueTable {
    static func find(_ code: String, _ tx: any Transaction) throws -> CatalogueRow? {
        try tx.first("\(columns) WHERE code = \(code)")
    }

    /// The row under which the public sees a document.
    static func queryOfShown(_ document: Document.ID) -> SQL {
        """
        \(columns) WHERE code = (
            SELECT r.catalogue_row FROM document d
            JOIN revision r ON r.document = d.id AND r.number = d.public_revision WHERE d.id = \(document))
        """
    }

    private static let columns: SQL = """
        SELECT code, scheme, area, level1, level2, content, elements, basis, term_kind, term_days, term_text,
               subject, channels, audience, mode, levels, organisation_kinds, functions, topic, effective_from,
               effective_until, position
        FROM catalogue_row
        """

    static func all(_ tx: any Transaction) throws -> [CatalogueRow] {
        try tx.all("\(columns) ORDER BY position")
    }

    /// How long each of these rows gives to publish; rows that do not exist are left out.
    static func terms(of codes: Set<String>, _ tx: any Transaction) throws -> [String: PublicationTerm] {
        var terms: [String: PublicationTerm] = [:]
        for code in codes.sorted() { terms[code] = try find(code, tx)?.term }
        return terms
    }

    static func replace(_ row: CatalogueRow, _ tx: any Transaction) throws {
        let (kind, days) =
            switch row.term {
            case .workingDays(let count): ("working-days", count)
            case .calendarDays(let count): ("calendar-days", count)
            }
        try tx.run(
            """
            INSERT INTO catalogue_row
                (code, scheme, area, level1, level2, content, elements, basis, term_kind, term_days, term_text, subject,
                 channels, audience, mode, levels, organisation_kinds, functions, topic, effective_from,
                 effective_until, position)
            VALUES
                (\(row.code), \(row.scheme), \(row.area), \(row.level1), \(row.level2), \(row.content),
                 \(Lines(row.elements)), \(Lines(row.basis)), \(kind), \(days), \(row.termText), \(row.subject),
                 \(Lines(row.channels)), \(row.audience), \(row.mode), \(Lines(row.levels.map(\.rawValue).sorted())),
                 \(Lines(row.organisationKinds.map(\.rawValue).sorted())), \(Lines(row.functions.sorted())),
                 \(row.topic), \(row.effectiveFrom), \(row.effectiveUntil), \(row.position))
            ON CONFLICT (code) DO UPDATE SET
                area = excluded.area, level1 = excluded.level1, level2 = excluded.level2, content = excluded.content,
                elements = excluded.elements, basis = excluded.basis, term_kind = excluded.term_kind,
                term_days = excluded.term_days, term_text = excluded.term_text, subject = excluded.subject,
                channels = excluded.channels, audience = excluded.audience, mode = excluded.mode,
                levels = excluded.levels, organisation_kinds = excluded.organisation_kinds,
                functions = excluded.functions, topic = excluded.topic, effective_from = excluded.effective_from,
                effective_until = excluded.effective_until, position = excluded.position
            """)
    }

    static func adopt(_ code: String, by organisation: Organisation.ID, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO catalogue_adoption (organisation, catalogue_row) VALUES (\(organisation), \(code))
            ON CONFLICT (organisation, catalogue_row) DO NOTHING
            """)
    }

    static func drop(_ code: String, by organisation: Organisation.ID, _ tx: any Transaction) throws {
        try tx.run(
            "DELETE FROM catalogue_adoption WHERE organisation = \(organisation) AND catalogue_row = \(code)")
    }

    static func adopted(by organisation: Organisation.ID, _ tx: any Transaction) throws -> Set<String> {
        Set(try tx.values("SELECT catalogue_row AS value FROM catalogue_adoption WHERE organisation = \(organisation)"))
    }

    static func adopters(of code: String, _ tx: any Transaction) throws -> [Organisation.ID] {
        try tx.values("SELECT organisation AS value FROM catalogue_adoption WHERE catalogue_row = \(code)")
    }
}

extension CatalogueRow: SQLRecord {
    package init(row: SQLRow) throws {
        let days: Int = try row.get("term_days")
        let levels = try row.get("levels", as: Lines.self).words.compactMap(Level.init(rawValue:))
        let kinds = try row.get("organisation_kinds", as: Lines.self).words.compactMap(
            Organisation.Kind.init(rawValue:))
        self.init(
            code: try row.get("code"), scheme: try row.get("scheme"), area: try row.get("area"),
            level1: try row.get("level1"), level2: try row.get("level2"), content: try row.get("content"),
            elements: try row.get("elements", as: Lines.self).words, basis: try row.get("basis", as: Lines.self).words,
            term: try row.get("term_kind", as: String.self) == "working-days"
                ? .workingDays(days) : .calendarDays(days),
            termText: try row.get("term_text"), subject: try row.get("subject"),
            channels: try row.get("channels", as: Lines.self).words, audience: try row.get("audience"),
            mode: try row.get("mode"), levels: Set(levels), organisationKinds: Set(kinds),
            functions: Set(try row.get("functions", as: Lines.self).words), topic: try row.get("topic"),
            effectiveFrom: try row.get("effective_from"), effectiveUntil: try row.get("effective_until"),
            position: try row.get("position"))
    }
}
