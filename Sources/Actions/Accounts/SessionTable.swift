import Domain
import Storage

/// Sessions, known by the hash of their token: who reads the database cannot take one over.
enum SessionTable {
    static func insert(
        _ tokenHash: [UInt8], _ person: Person.ID, at now: Instant, endsAt: Instant, _ tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO session (token_hash, person, seen_at, ends_at)
            VALUES (\(tokenHash), \(person), \(now), \(endsAt))
            """)
    }

    static func find(_ tokenHash: [UInt8], at now: Instant, _ tx: any Transaction) throws -> StoredSession? {
        try tx.first(
            """
            SELECT person, seen_at, ends_at FROM session
            WHERE token_hash = \(tokenHash) AND ends_at > \(now) AND seen_at > \(now + .seconds(-Session.idleSeconds))
            """)
    }

    static func count(at now: Instant, _ tx: any Transaction) throws -> Int {
        try tx.value("SELECT COUNT(*) AS value FROM session WHERE ends_at > \(now)") ?? 0
    }

    static func touch(_ tokenHash: [UInt8], at now: Instant, _ tx: any Transaction) throws {
        try tx.run("UPDATE session SET seen_at = \(now) WHERE token_hash = \(tokenHash)")
    }

    static func delete(_ tokenHash: [UInt8], _ tx: any Transaction) throws {
        try tx.run("DELETE FROM session WHERE token_hash = \(tokenHash)")
    }

    static func deleteAll(of person: Person.ID, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM session WHERE person = \(person)")
    }

    static func deleteEnded(at now: Instant, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM session WHERE ends_at <= \(now)")
    }
}

struct StoredSession: SQLRecord {
    var person: Person.ID
    var seenAt: Instant

    init(row: SQLRow) throws {
        person = try row.get("person")
        seenAt = try row.get("seen_at")
    }
}
