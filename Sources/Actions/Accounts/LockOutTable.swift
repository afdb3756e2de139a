import Domain
package import Storage

/// Wrong passwords, counted by login. Names that nobody has count too, otherwise a lock would tell which exist. Kept by
/// their hash: what is typed there may be somebody's password.
enum LockOutTable {
    static func find(_ login: String, _ tx: any Transaction) throws -> LockOut {
        try tx.first("SELECT failures, locked_until FROM lock_out WHERE login_hash = \(hash(login))") ?? LockOut()
    }

    static func note(_ lockOut: LockOut, _ login: String, at now: Instant, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO lock_out (login_hash, failures, locked_until, failed_at)
            VALUES (\(hash(login)), \(lockOut.failures), \(lockOut.until), \(now))
            ON CONFLICT (login_hash) DO UPDATE SET
                failures = excluded.failures, locked_until = excluded.locked_until, failed_at = excluded.failed_at
            """)
    }

    static func clear(_ login: String, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM lock_out WHERE login_hash = \(hash(login))")
    }

    /// A day without a failure is forgiven, so that guesses at names do not pile up.
    static func deleteOld(at now: Instant, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM lock_out WHERE failed_at <= \(now + .seconds(-24 * 3600))")
    }

    /// How many names are locked, and how many wrong passwords are not yet forgiven.
    static func pressure(at now: Instant, _ tx: any Transaction) throws -> (locked: Int, failures: Int) {
        let locked: Int? = try tx.value("SELECT COUNT(*) AS value FROM lock_out WHERE locked_until > \(now)")
        let failures: Int? = try tx.value(
            """
            SELECT CAST(COALESCE(SUM(failures), 0) AS BIGINT) AS value FROM lock_out
            WHERE failed_at > \(now + .seconds(-24 * 3600))
            """)
        return (locked ?? 0, failures ?? 0)
    }

    private static func hash(_ login: String) -> [UInt8] { sha256(Array(login.utf8)) }
}

extension LockOut: SQLRecord {
    package init(row: SQLRow) throws {
        self.init(failures: try row.get("failures"), until: try row.get("locked_until"))
    }
}
