import Domain
package import Storage

/// Running numbers that people read. They come from a counter row inside the transaction that uses them, so that a
/// refused change leaves no gap.
enum NumberTable {
    /// The last number that was given; 0 of a new series.
    static func last(in series: String, _ tx: any Transaction) throws -> Int {
        try tx.value("SELECT last_sequence AS value FROM number_series WHERE name = \(series)") ?? 0
    }

    /// The counter goes on after this number.
    static func move(_ series: String, to last: Int) -> SQL {
        """
        INSERT INTO number_series (name, last_sequence) VALUES (\(series), \(last))
        ON CONFLICT (name) DO UPDATE SET last_sequence = excluded.last_sequence
        """
    }

    /// - Parameter isDeclared: it was given elsewhere.
    static func insertion(
        _ series: String, _ sequence: Int, for document: Document.ID, isDeclared: Bool
    ) -> SQL {
        """
        INSERT INTO number_allocation (series, sequence, document, is_declared)
        VALUES (\(series), \(sequence), \(document), \(isDeclared))
        """
    }

    /// Numbers of which the one before is missing though nothing declared elsewhere explains it.
    static func gaps(_ tx: any Transaction) throws -> [NumberGap] {
        try tx.all(
            """
            SELECT a.series, a.sequence FROM number_allocation a
            WHERE a.sequence > 1 AND a.is_declared = 0
              AND NOT EXISTS (SELECT 1 FROM number_allocation b WHERE b.series = a.series AND b.sequence = a.sequence - 1)
            ORDER BY a.series, a.sequence
            """)
    }
}

package struct NumberGap: Sendable, SQLRecord {
    package var series: String
    /// The number after the gap.
    package var sequence: Int

    package init(row: SQLRow) throws {
        series = try row.get("series")
        sequence = try row.get("sequence")
    }
}
