import Actions
import Storage
import TestSupport
import Testing

struct RecordsTests {
    @Test(arguments: Engine.available)
    func `every table can be copied`(engine: Engine)
        async throws
    {
        try await withStore(engine) { store in
            let rows = try await store.read { tx in
                var rows: [String: Int] = [:]
                for table in try Records.tables(tx) {
                    rows[table.name] = 0
                    try tx.copyOut(table) { _ in rows[table.name, default: 0] += 1 }
                }
                return rows
            }
            #expect(rows.keys.contains("document"))
            // What is made again, and what shall not come back.
            let left = [
                "search_body", "search_dead", "search_entry", "search_fresh", "search_page", "search_segment",
                "search_terms",
                "session", "schema_step",
            ]
            #expect(Set(rows.keys).isDisjoint(with: left))
        }
    }

    @Test(.enabled(if: Engine.available.count == 2, "PostgreSQL is not there: run under script/with-postgres"))
    func `both engines have the same tables with the same columns`() async throws {
        var schemas: [[StoredTable]] = []
        for engine in Engine.available {
            try await withStore(engine) { store in
                schemas.append(try await store.read { try Records.tables($0) })
            }
        }
        #expect(schemas[0] == schemas[1])
        #expect(schemas[0].count > 15)
    }

    @Test(arguments: Engine.available)
    func `the facts of an office are the ends of its chains`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let before = try await test.store.read { try RecordsFacts($0) }
            #expect(before.log == RecordsFacts.Log(size: 0, checkpoint: nil))
            _ = try await test.published()
            let after = try await test.store.read { try RecordsFacts($0) }
            #expect(after.log.size == 1)
            #expect(after.log.checkpoint == String(decoding: try await test.office.checkpoint(), as: UTF8.self))
            #expect(after.journal.entries > before.journal.entries)
            #expect(after.journal.head != before.journal.head)
        }
    }
}
