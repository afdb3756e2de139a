package import Domain
package import Storage

enum OrganisationTable {
    static func tree(_ tx: any Transaction) throws -> OrganisationTree {
        OrganisationTree(
            try tx.all(
                """
                SELECT id, code, name, short_name, kind, parent, credit_code, region_code, index_template, functions,
                       position
                FROM organisation
                """))
    }

    static func find(_ id: Organisation.ID, _ tx: any Transaction) throws -> Organisation {
        let found: Organisation? = try tx.first(
            """
            SELECT id, code, name, short_name, kind, parent, credit_code, region_code, index_template, functions, position
            FROM organisation WHERE id = \(id)
            """)
        guard let found else { throw NotFound() }
        return found
    }

    static func find(code: String, _ tx: any Transaction) throws -> Organisation? {
        try tx.first(
            """
            SELECT id, code, name, short_name, kind, parent, credit_code, region_code, index_template, functions, position
            FROM organisation WHERE code = \(code)
            """)
    }

    static func nextPosition(under parent: Organisation.ID?, _ tx: any Transaction) throws -> Int {
        try tx.value(
            "SELECT COALESCE(MAX(position), 0) + 1 AS value FROM organisation WHERE parent IS NOT DISTINCT FROM \(parent)"
        )
            ?? 1
    }

    static func insert(_ organisation: Organisation, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO organisation
                (id, code, name, short_name, kind, parent, credit_code, region_code, index_template, functions, position)
            VALUES
                (\(organisation.id), \(organisation.code), \(organisation.name), \(organisation.shortName),
                 \(organisation.kind), \(organisation.parent), \(organisation.creditCode), \(organisation.regionCode),
                 \(organisation.indexTemplate), \(Lines(organisation.functions.sorted())), \(organisation.position))
            """)
    }

    static func update(_ organisation: Organisation, _ tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE organisation SET name = \(organisation.name), short_name = \(organisation.shortName),
                kind = \(organisation.kind), credit_code = \(organisation.creditCode),
                region_code = \(organisation.regionCode), index_template = \(organisation.indexTemplate),
                functions = \(Lines(organisation.functions.sorted()))
            WHERE id = \(organisation.id)
            """)
    }
}

extension Organisation: SQLRecord {
    package init(row: SQLRow) throws {
        self.init(
            id: try row.get("id"), code: try row.get("code"), name: try row.get("name"),
            shortName: try row.get("short_name"), kind: try row.get("kind"), parent: try row.get("parent"),
            creditCode: try row.get("credit_code"), regionCode: try row.get("region_code"),
            indexTemplate: try row.get("index_template"),
            functions: Set(try row.get("functions", as: Lines.self).words),
            position: try row.get("position"))
    }
}
