/// The database was made by a newer program than this one.
package struct SchemaTooNew: Error, CustomStringConvertible {
    package var database: Int
    package var program: Int

    package init(database: Int, program: Int) {
        self.database = database
        self.program = program
    }

    package var description: String {
        "the database has schema \(database), this program knows schemas up to \(program): install the newer program"
    }
}

/// The database is not one that this program can bring up to date without a risk.
package struct SchemaRefused: Error, Hashable, CustomStringConvertible {
    package var description: String

    package init(_ description: String) {
        self.description = description
    }
}

/// A step of the schema that a database has seen.
package struct SchemaStep: Sendable, Hashable, SQLRecord {
    package var number: Int
    package var name: String

    package init(number: Int, name: String) {
        self.number = number
        self.name = name
    }

    package init(row: SQLRow) throws {
        number = try row.get("number")
        name = try row.get("name")
    }
}

extension Transaction {
    /// The steps that the database has seen; none of an empty one.
    package func steps() throws -> [SchemaStep] {
        guard try tableNames().contains("schema_step") else { return [] }
        return try all("SELECT number, name FROM schema_step ORDER BY number")
    }

    /// The number of the last step, of a database that this program can work with; 0 of an empty one.
    package func schemaNumber(knowing migrations: [Migration]) throws -> Int {
        let (steps, tables) = (try steps(), try tableNames())
        if tables.contains(RestoreMark.table) {
            throw SchemaRefused(
                """
                a restore into this database was cut off, and what is in it is not whole: run yangguang restore again
                """)
        }
        guard let last = steps.last else {
            let others = tables.filter { $0 != "schema_step" }
            if others.isEmpty { return 0 }
            throw SchemaRefused(
                """
                the database holds tables of another program (\(others.prefix(3).joined(separator: ", "))): give \
                Yangguang a database or a schema of its own
                """)
        }
        if last.number > migrations.count { throw SchemaTooNew(database: last.number, program: migrations.count) }
        for (expected, step) in zip(migrations, steps)
        where step != SchemaStep(number: expected.number, name: expected.name) {
            throw SchemaRefused(
                """
                step \(expected.number) of the schema is “\(expected.name)” in this program, and \(step.number) \
                “\(step.name)” in the database: it was made by another program, or changed by hand; go on with the \
                program that made it, or restore a backup
                """)
        }
        return last.number
    }
}

/// A table that stands in a database while a restore fills it, so that nobody takes it for whole.
enum RestoreMark {
    static let table = "restore_under_way"
}
