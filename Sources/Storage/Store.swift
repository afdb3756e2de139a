/// One database. Both engines give the same guarantees: any number of readers, each with one snapshot, and one
/// writer at a time, whose changes are all on disk when `write` returns, or none of them.
package protocol Store: Sendable {
    var engine: Engine { get }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T

    /// - Parameter query: gives one row with one number, its column called `value`.
    func watch(_ query: StaticString) throws -> any NumberWatch

    /// Waits for what is running and lets the connections go.
    func close() async
}

package enum Engine: String, Sendable, CaseIterable {
    case sqlite, postgres
}

/// Not `Sendable`, on purpose: a transaction cannot leave its closure, and cannot wait.
package protocol Transaction {
    var engine: Engine { get }

    /// Runs a statement and returns how many rows it changed.
    @discardableResult func run(_ sql: SQL) throws -> Int

    /// Runs statements one after the other, none of which needs an answer: on PostgreSQL all are on their way before the
    /// first has been answered.
    func runAll(_ statements: [SQL]) throws

    func rows(_ sql: SQL) throws -> [SQLRow]

    /// The rows of a few statements, none of which needs the answer of another: on PostgreSQL all are on their way before the
    /// first has been answered.
    func rows(ofAll statements: [SQL]) throws -> [[SQLRow]]

    /// Runs the words of a migration, which hold no values.
    func define(_ statements: StaticString) throws

    /// Every table there is, in the order of the alphabet.
    func tableNames() throws -> [String]
    func table(_ name: String) throws -> StoredTable

    /// Hands over the rows of a table, each a line as `CopyText` describes it.
    func copyOut(_ table: StoredTable, _ take: (UnsafeRawBufferPointer) throws -> Void) throws
    /// Adds rows, and returns how many.
    func copyIn(_ table: StoredTable, _ lines: [UInt8]) throws -> Int
    func removeRows(of table: StoredTable) throws
    /// Runs a body that fills tables in any order; what their rows say of each other is verified at its end.
    func settingForeignKeysAside(_ body: () throws -> Void) throws

    /// - Throws: `StoreError` where the engine itself finds its pages broken.
    func refuseDamage() throws
}

extension Transaction {
    package func all<R: SQLRecord>(_ sql: SQL, as type: R.Type = R.self) throws -> [R] {
        try rows(sql).map(R.init(row:))
    }

    package func first<R: SQLRecord>(_ sql: SQL, as type: R.Type = R.self) throws -> R? {
        try rows(sql).first.map(R.init(row:))
    }

    /// The first column of every row, which the statement calls `value`.
    package func values<T: SQLConvertible>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
        try rows(sql).map { try $0.get("value") }
    }

    package func value<T: SQLConvertible>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
        try rows(sql).first?.get("value")
    }
}
