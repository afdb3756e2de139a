import Domain
import Storage

/// Which key of each kind the database is kept with, by its mark: never the key.
enum KeyMarkTable {
    static func all(_ tx: any Transaction) throws -> [KeyKind: String] {
        let rows = try tx.rows("SELECT kind, mark FROM key_mark")
        return Dictionary(
            try rows.map { (try $0.get("kind"), try $0.get("mark")) }, uniquingKeysWith: { first, _ in first })
    }

    static func instants(_ tx: any Transaction) throws -> [KeyKind: Instant] {
        let rows = try tx.rows("SELECT kind, since FROM key_mark")
        return Dictionary(
            try rows.map { (try $0.get("kind"), try $0.get("since")) }, uniquingKeysWith: { first, _ in first })
    }

    static func replace(_ kind: KeyKind, _ mark: String, at now: Instant, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO key_mark (kind, mark, since) VALUES (\(kind), \(mark), \(now))
            ON CONFLICT (kind) DO UPDATE SET mark = excluded.mark, since = excluded.since
            """)
    }
}

extension KeyKind: SQLConvertible {}
