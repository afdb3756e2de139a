import Domain
import Storage

/// Files that people of the desk send in pieces: whose they are, and what they are called. How much has come, the spool knows.
enum UploadTable {
    static func insert(
        _ id: String, named name: String, by person: Person.ID, at now: Instant, _ tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO upload (id, person, name, begun_at)
            VALUES (\(id), \(person), \(name), \(now))
            """)
    }

    /// - Throws: `NotFound` where it is nobody's or somebody else's.
    static func name(of id: String, by person: Person.ID, _ tx: any Transaction) throws -> String {
        let name: String? = try tx.value(
            "SELECT name AS value FROM upload WHERE id = \(id) AND person = \(person)")
        guard let name else { throw NotFound() }
        return name
    }

    static func delete(_ id: String, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM upload WHERE id = \(id)")
    }

    static func deleteAll(begunBefore instant: Instant, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM upload WHERE begun_at < \(instant)")
    }
}
