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
            SELECT token_hash, person, seen_at, ends_at FROM session
            WHERE token_hash = \(tokenHash) AND ends_at > \(now) AND seen_at > \(now + .seconds(-Session.idleSeconds))
            """)
    }

    static func count(at now: Instant, _ tx: any Transaction) throws -> Int {
        try tx.value("SELECT COUNT(*) AS value FROM session WHERE ends_at > \(now)") ?? 0
    }

    static func all(of person: Person.ID, at now: Instant, _ tx: any Transaction) throws -> [StoredSession] {
        try tx.all(
            """
            SELECT token_hash, person, seen_at, ends_at FROM session
            WHERE person = \(person) AND ends_at > \(now) AND seen_at > \(now + .seconds(-Session.idleSeconds))
            ORDER BY seen_at DESC, token_hash
            """)
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

    static func deleteAll(of person: Person.ID, but tokenHash: [UInt8], _ tx: any Transaction) throws {
        try tx.run("DELETE FROM session WHERE person = \(person) AND token_hash <> \(tokenHash)")
    }

    /// Leaves a person the sessions that were used last.
    static func keepNewest(_ count: Int, of person: Person.ID, _ tx: any Transaction) throws {
        try tx.run(
            """
            DELETE FROM session WHERE person = \(person) AND token_hash NOT IN (
                SELECT token_hash FROM session WHERE person = \(person) ORDER BY seen_at DESC, ends_at DESC, token_hash
                LIMIT \(count)
            )
            """)
    }

    /// - Returns: how many there were.
    static func deleteAll(_ tx: any Transaction) throws -> Int { try tx.run("DELETE FROM session") }

    static func deleteEnded(at now: Instant, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM session WHERE ends_at <= \(now)")
    }
}

struct StoredSession: SQLRecord {
    var tokenHash: [UInt8]
    var person: Person.ID
    var seenAt: Instant
    var endsAt: Instant

    init(row: SQLRow) throws {
        tokenHash = try row.get("token_hash")
        person = try row.get("person")
        seenAt = try row.get("seen_at")
        endsAt = try row.get("ends_at")
    }
}
