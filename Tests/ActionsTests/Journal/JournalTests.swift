import Actions
import Domain
import Storage
import TestSupport
import Testing

struct JournalTests {
    @Test(arguments: Engine.available)
    func `many actions at once make one chain`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let before = try await test.office.verifyJournal().count
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<40 { group.addTask { _ = try await test.draft() } }
                try await group.waitForAll()
            }
            let verdict = try await test.office.verifyJournal()
            #expect(verdict.fault == nil)
            #expect(verdict.count == before + 40)
        }
    }

    @Test(arguments: Engine.available)
    func `a refused action leaves no line`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let before = try await test.office.verifyJournal().count
            await #expect(throws: Invalid.self) { try await test.draft(DocumentContent()) }
            await #expect(throws: Forbidden.self) {
                try await test.office.draft(
                    .sample(), in: test.organisation(.finance).id, by: test.caller(.auditor))
            }
            let after = try await test.office.verifyJournal().count
            #expect(after == before)
        }
    }

    @Test(arguments: Engine.available)
    func `lines are neither changed nor removed by an ordinary statement`(engine: Engine) async throws {
        let statements: [SQL] = [
            "UPDATE journal SET actor = 'nobody'", "DELETE FROM journal", "UPDATE log_entry SET instant = 0",
            "DELETE FROM log_entry", "UPDATE revision SET title = '改'", "DELETE FROM revision",
            "UPDATE document_event SET instant = 0", "DELETE FROM document_event",
        ]
        try await withOffice(engine) { test in
            _ = try await test.published()
            for sql in statements {
                await #expect(throws: StoreError.self, "\(sql.text)") { try await test.tamper(sql) }
            }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `it holds no name and no word of a document`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.published(.sample(title: "某某处罚决定", body: "当事人张三。"))
            let words: [String] = try await test.store.read {
                try $0.values(
                    "SELECT actor || ' ' || subject || ' ' || state_before || ' ' || state_after AS value FROM journal")
            }
            #expect(!words.contains { $0.contains("处罚") || $0.contains("张三") || $0.contains("市财政局checker") })
        }
    }

    @Test(arguments: Engine.available)
    func `an auditor reads the lines of the own subtree, of the whole city all`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.draft()
            _ = try await test.draft(in: .education)
            func organisations(_ caller: Caller) async throws -> Set<String> {
                Set(
                    try await test.office.journal(before: nil, about: nil, limit: 100, by: caller)
                        .map(\.entry.organisation))
            }
            let finance = test.organisation(.finance).id.text
            #expect(try await organisations(test.caller(.auditor)) == [finance])
            let all = try await organisations(test.caller(.auditor, in: .city))
            #expect(all.isSuperset(of: ["", finance, test.organisation(.education).id.text]))
            await #expect(throws: Forbidden.self) { try await organisations(test.caller(.approver)) }
        }
    }
}
