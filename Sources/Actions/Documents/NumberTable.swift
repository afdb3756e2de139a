import Domain
package import Storage

/// Running numbers that people read. They come from a counter row inside the transaction that uses them, so that a
/// refused change leaves no gap.
enum NumberTable {
    static func next(in series: String, _ tx: any Transaction) throws -> Int {
        let sequence: Int? = try tx.value(
            """
            INSERT INTO number_series (name, last_sequence) VALUES (\(series), 1)
            ON CONFLICT (name) DO UPDATE SET last_sequence = number_series.last_sequence + 1
            RETURNING last_sequence AS value
            """)
        guard let sequence else { throw StoreError(.fault, "the series \(series) gave no number") }
        return sequence
    }

    static func allocate(_ series: String, _ sequence: Int, for document: Document.ID, _ tx: any Transaction) throws {
        try insert(series, sequence, document, isDeclared: false, tx)
    }

    /// A number that was given elsewhere and belongs to the same series: the counter goes on after it.
    static func declare(_ series: String, _ sequence: Int, for document: Document.ID, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO number_series (name, last_sequence) VALUES (\(series), \(sequence))
            ON CONFLICT (name) DO UPDATE
            SET last_sequence = CASE WHEN number_series.last_sequence < excluded.last_sequence
                THEN excluded.last_sequence ELSE number_series.last_sequence END
            """)
        try insert(series, sequence, document, isDeclared: true, tx)
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

    private static func insert(
        _ series: String, _ sequence: Int, _ document: Document.ID, isDeclared: Bool, _ tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO number_allocation (series, sequence, document, is_declared)
            VALUES (\(series), \(sequence), \(document), \(isDeclared))
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
