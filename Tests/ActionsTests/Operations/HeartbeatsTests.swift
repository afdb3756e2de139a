import Actions
import Domain
import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct HeartbeatsTests {
    @Test(arguments: Engine.available)
    func `an office in which nothing happened has nothing to tell`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let beats = try await test.office.heartbeats()
            #expect(beats.lastPublication == nil)
            #expect(beats.lastSeal == nil)
            #expect(beats.logEntries == 0)
            #expect(beats.journalEntries == 5)
            #expect(beats.items.byStage == ["draft": 0, "returned": 0, "in-review": 0, "scheduled": 0])
            #expect(beats.newsWaiting == 0)
            #expect(beats.newsSince == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `what was published, what waits and what is late is counted`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.published()
            _ = try await test.draft(.sample(title: "草稿", formedOn: day(2026, 3, 9)))
            _ = try await test.submitted(.sample(title: "送审", formedOn: day(2026, 3, 9)))
            _ = try await test.published(.sample(title: "定时", publishAt: instant(2026, 3, 20)))

            let before = try await test.office.heartbeats()
            #expect(before.lastPublication == instant(2026, 3, 10))
            #expect(before.logEntries == 1)
            #expect(before.items.byStage == ["draft": 1, "returned": 0, "in-review": 1, "scheduled": 1])
            #expect(before.items.overdue == 0)
            #expect(before.items.late == 0)
            #expect(before.lateJobs == 0)
            #expect(before.newsWaiting == 1)
            #expect(before.newsSince == instant(2026, 3, 10))

            test.clock.set(instant(2026, 6, 1))
            let after = try await test.office.heartbeats()
            #expect(after.items.overdue == 3)
            #expect(after.items.late == 1)
            #expect(after.lateJobs == 1)

            _ = try await test.office.workOnce()
            let done = try await test.office.heartbeats()
            #expect(done.lastPublication == instant(2026, 6, 1))
            #expect(done.lastSeal == instant(2026, 6, 1))
            #expect(done.items.late == 0)
            #expect(done.lateJobs == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `wrong passwords are counted until a right one comes`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            for _ in 1...3 {
                await #expect(throws: SignInRefusal.wrong) {
                    try await test.office.signIn(login: "finance-checker", password: "wrong", code: "")
                }
            }
            #expect(try await test.office.heartbeats().failedSignIns == 3)
            _ = try await test.office.signIn(login: "finance-checker", password: TestOffice.password, code: "")
            let beats = try await test.office.heartbeats()
            #expect(beats.failedSignIns == 0)
            #expect(beats.sessions == 1)
            #expect(beats.lockedLogins == 0)
        }
    }

    /// What is asked every few seconds must cost the same at a million documents.
    @Test func `no heartbeat reads a table that grows from end to end`() async throws {
        try await withOffice(.sqlite) { test in
            _ = try await test.published()
            let plans = Mutex<[String]>([])
            let store = ExplainingStore(store: test.store) { step in plans.withLock { $0.append(step) } }
            let office = Office(
                store: store, files: test.office.files, spool: test.office.spool, keys: test.office.keys,
                rules: test.office.rules, now: test.office.now,
                chance: { [UInt8](repeating: 0, count: $0) }, logger: test.office.logger)
            _ = try await office.heartbeats()
            _ = try await office.soundness()

            let steps = plans.withLock { $0 }
            #expect(steps.count > 10)
            // Wrong passwords of one day, the steps of the schema and the marks of the keys: none grows with what an
            // office does.
            let whole = steps.filter { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN lock_out") }
            #expect(whole.filter { !["SCAN schema_step", "SCAN key_mark", "SCAN CONSTANT ROW"].contains($0) } == [])
        }
    }
}

/// Asks SQLite how it is going to answer each statement, and then lets it answer.
private struct ExplainingStore: Store {
    let store: any Store
    let note: @Sendable (String) -> Void
    var engine: Engine { store.engine }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await store.read { try body(Explaining(tx: $0, note: note)) }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await store.write(body)
    }

    func watch(_ query: StaticString) throws -> any NumberWatch { try store.watch(query) }

    func close() async {}

    private struct Explaining: Transaction {
        let tx: any Transaction
        let note: @Sendable (String) -> Void
        var engine: Engine { tx.engine }

        func run(_ sql: SQL) throws -> Int { try tx.run(sql) }
        func runAll(_ statements: [SQL]) throws { try tx.runAll(statements) }
        func rows(ofAll statements: [SQL]) throws -> [[SQLRow]] { try statements.map { try rows($0) } }
        func define(_ statements: StaticString) throws { try tx.define(statements) }
        func tableNames() throws -> [String] { try tx.tableNames() }
        func table(_ name: String) throws -> StoredTable { try tx.table(name) }
        func copyIn(_ table: StoredTable, _ lines: [UInt8]) throws -> Int { try tx.copyIn(table, lines) }
        func removeRows(of table: StoredTable) throws { try tx.removeRows(of: table) }
        func settingForeignKeysAside(_ body: () throws -> Void) throws { try tx.settingForeignKeysAside(body) }
        func refuseDamage() throws { try tx.refuseDamage() }

        func copyOut(_ table: StoredTable, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
            try tx.copyOut(table, take)
        }

        func rows(_ sql: SQL) throws -> [SQLRow] {
            let steps: [String] = try tx.rows("EXPLAIN QUERY PLAN \(sql)").map { try $0.get("detail") }
            // In the order of its key, what is scanned for one row ends with the first.
            let endsAtOnce = sql.text.hasSuffix("LIMIT 1") && steps.count == 1
            for step in steps where !endsAtOnce { note(step) }
            return try tx.rows(sql)
        }
    }
}
