import Actions
import Domain
import Storage
import TestSupport
import Testing

struct JournalSealTests {
    @Test(arguments: Engine.available)
    func `the head of the journal is entered in the public log once a day`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            for _ in 0..<3 { _ = try await test.office.workOnce() }
            test.clock.advance(days: 1)
            for _ in 0..<3 { _ = try await test.office.workOnce() }
            let page = try await test.office.logPage(before: nil, limit: 10)
            #expect(page.items.map(\.row.event) == [.sealed, .sealed])
            #expect(page.items.map(\.row.instant.day) == [day(2026, 3, 11), day(2026, 3, 10)])
            #expect(try await test.office.check().findings == [])
        }
    }

    /// Somebody who has the database and the key of the journal, but not yesterday's public log.
    @Test(arguments: Engine.available)
    func `a journal that was cut and sealed again with its key does not fit the public log`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            for _ in 0..<3 { _ = try await test.draft() }
            let kept: [[UInt8]] = try await test.store.read { try $0.values("SELECT seal AS value FROM journal_head") }
            let head = try await test.office.verifyJournal().count
            let hash: String? = try await test.store.read {
                try $0.value("SELECT hash AS value FROM journal WHERE sequence = \(head)")
            }
            _ = try await test.draft()
            _ = try await test.office.workOnce()
            try await test.disarm()
            try await test.tamper(
                "DELETE FROM journal WHERE sequence > \(head)",
                "UPDATE journal_head SET sequence = \(head), hash = \(hash), seal = \(kept[0])")
            let verdict = try await test.office.verifyJournal()
            #expect(verdict.fault == nil)
            let findings = try await test.office.check().findings
            // The documents tell of something that the journal does not know, too.
            #expect(findings.map(\.area) == ["journal", "documents"])
        }
    }

    @Test(arguments: Engine.available)
    func `a seal that was made unreadable is found`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.office.workOnce()
            try await test.disarm()
            for subject in ["journal:1", "journal:", "x"] {
                try await test.tamper("UPDATE log_entry SET subject = \(subject) WHERE event = 'sealed'")
                let findings = try await test.office.check().findings
                #expect(findings.map(\.area) == ["journal"], "\(subject)")
            }
        }
    }
}
