package import Storage
import Synchronization

/// How SQLite goes about every statement that a test runs.
package final class QueryPlans: Sendable {
    private let steps = Mutex<[String: Set<String>]>([:])

    package init() {}

    fileprivate func note(_ sql: SQL, _ tx: any Transaction) throws {
        let text = sql.text
        let plan = try tx.rows("EXPLAIN QUERY PLAN \(sql)").map { try $0.get("detail", as: String.self) }
        steps.withLock { $0[text, default: []].formUnion(plan) }
    }

    /// The statements that read a whole table of these, or a whole index of one. Whoever wants the first rows of an order
    /// and has no condition stops after them.
    package func readingAll(of tables: Set<String>) -> [String] {
        steps.withLock { $0 }.filter { text, plan in
            let stops =
                text.contains(" LIMIT ") && !text.contains("WHERE") && !plan.contains { $0.contains("TEMP B-TREE") }
            return !stops
                && plan.contains { step in
                    let words = step.split(separator: " ")
                    return words.first == "SCAN" && words.count > 1 && tables.contains(String(words[1]))
                }
        }.keys.sorted()
    }

    package var statementCount: Int { steps.withLock { $0.count } }
}

/// A store of SQLite that notes the plan of every statement before it runs.
package struct ExplainedStore: Store {
    private let store: any Store
    private let plans: QueryPlans

    package init(_ store: any Store, _ plans: QueryPlans) {
        self.store = store
        self.plans = plans
    }

    package var engine: Engine { store.engine }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await store.read { [plans] in try body(ExplainedTransaction(tx: $0, plans: plans)) }
    }

    package func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await store.write { [plans] in try body(ExplainedTransaction(tx: $0, plans: plans)) }
    }

    package func watch(_ query: StaticString) throws -> any NumberWatch { try store.watch(query) }

    package func close() async { await store.close() }
}

private struct ExplainedTransaction: Transaction {
    let tx: any Transaction
    let plans: QueryPlans

    var engine: Engine { tx.engine }

    func run(_ sql: SQL) throws -> Int {
        try plans.note(sql, tx)
        return try tx.run(sql)
    }

    func runAll(_ statements: [SQL]) throws {
        for sql in statements { try plans.note(sql, tx) }
        try tx.runAll(statements)
    }

    func rows(_ sql: SQL) throws -> [SQLRow] {
        try plans.note(sql, tx)
        return try tx.rows(sql)
    }

    func rows(ofAll statements: [SQL]) throws -> [[SQLRow]] {
        for sql in statements { try plans.note(sql, tx) }
        return try tx.rows(ofAll: statements)
    }

    func define(_ statements: StaticString) throws { try tx.define(statements) }
    func tableNames() throws -> [String] { try tx.tableNames() }
    func table(_ name: String) throws -> StoredTable { try tx.table(name) }
    func copyOut(_ table: StoredTable, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
        try tx.copyOut(table, take)
    }
    func copyIn(_ table: StoredTable, _ lines: [UInt8]) throws -> Int { try tx.copyIn(table, lines) }
    func removeRows(of table: StoredTable) throws { try tx.removeRows(of: table) }
    func settingForeignKeysAside(_ body: () throws -> Void) throws { try tx.settingForeignKeysAside(body) }
    func refuseDamage() throws { try tx.refuseDamage() }
}
