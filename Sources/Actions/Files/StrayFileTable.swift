import Domain
import Storage

/// Files of the store that no record names, and since when that is known.
enum StrayFileTable {
    /// What is known already stays as it is.
    static func note(_ hashes: [FileHash], at now: Instant, _ tx: any Transaction) throws {
        try tx.runAll(
            hashes.map {
                """
                INSERT INTO stray_file (hash, seen_at) VALUES (\($0), \(now)) ON CONFLICT (hash) DO NOTHING
                """
            })
    }

    static func forget(_ hashes: [FileHash], _ tx: any Transaction) throws {
        for start in stride(from: 0, to: hashes.count, by: 500) {
            let some = Array(hashes[start..<min(start + 500, hashes.count)])
            try tx.run("DELETE FROM stray_file WHERE hash IN (\(list: some))")
        }
    }

    static func places(in range: PlaceRange, _ tx: any Transaction) throws -> [FileHash] {
        try tx.values(
            """
            SELECT hash AS value FROM stray_file WHERE hash > \(range.after) AND hash <= \(range.upTo) ORDER BY hash
            """)
    }

    static func seen(before instant: Instant, limit: Int, _ tx: any Transaction) throws -> [FileHash] {
        try tx.values(
            """
            SELECT hash AS value FROM stray_file WHERE seen_at < \(instant) ORDER BY seen_at, hash LIMIT \(limit)
            """)
    }

    /// Begins to remove one that is known for so long.
    /// - Returns: false where somebody has brought it again meanwhile.
    static func take(_ hash: FileHash, seenBefore instant: Instant, at now: Instant, _ tx: any Transaction) throws
        -> Bool
    {
        try tx.run("UPDATE stray_file SET leaving_at = \(now) WHERE hash = \(hash) AND seen_at < \(instant)") == 1
    }

    static func isKnown(_ hash: FileHash, _ tx: any Transaction) throws -> Bool {
        try tx.value("SELECT hash AS value FROM stray_file WHERE hash = \(hash)", as: String.self) != nil
    }

    /// Somebody brings a file: it is known as a stray from now on only.
    /// - Returns: false where it is just being removed, since a moment not before the one given.
    static func keep(_ hash: FileHash, leavingSince instant: Instant, at now: Instant, _ tx: any Transaction) throws
        -> Bool
    {
        let isLeaving: Int? = try tx.value(
            "SELECT COUNT(*) AS value FROM stray_file WHERE hash = \(hash) AND leaving_at >= \(instant)")
        if isLeaving == 1 { return false }
        try tx.run("UPDATE stray_file SET seen_at = \(now), leaving_at = NULL WHERE hash = \(hash)")
        return true
    }
}
