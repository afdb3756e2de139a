import Actions
import Domain
import Storage
import TestSupport
import Testing

struct JournalTamperingTests {
    private static let fields: [SQL] = [
        "UPDATE journal SET instant = instant - 1 WHERE sequence = 4",
        "UPDATE journal SET actor = 'x' WHERE sequence = 4",
        "UPDATE journal SET organisation = 'x' WHERE sequence = 4",
        "UPDATE journal SET action = 'x' WHERE sequence = 4",
        "UPDATE journal SET subject = 'x' WHERE sequence = 4",
        "UPDATE journal SET state_before = 'x' WHERE sequence = 4",
        "UPDATE journal SET state_after = 'x' WHERE sequence = 4",
        "UPDATE journal SET previous = 'x' WHERE sequence = 4",
        "UPDATE journal SET hash = 'x' WHERE sequence = 4",
    ]

    private func fault(_ engine: Engine, _ statements: SQL...) async throws -> JournalFault? {
        var found: JournalFault?
        try await withOffice(engine) { test in
            for _ in 0..<4 { _ = try await test.draft() }
            try await test.disarm()
            try await test.store.write { tx in for sql in statements { try tx.run(sql) } }
            found = try await test.office.verifyJournal().fault
            let finding = try await test.office.check().findings.first { $0.area == "journal" }
            #expect(finding?.place == found.map { "entry \($0.sequence)" })
        }
        return found
    }

    @Test(arguments: Engine.available)
    func `an edited field is found`(engine: Engine) async throws {
        for sql in Self.fields {
            #expect(try await fault(engine, sql) == .edited(at: 4), "\(sql.text)")
        }
    }

    @Test(arguments: Engine.available)
    func `a removed line is found`(engine: Engine) async throws {
        #expect(try await fault(engine, "DELETE FROM journal WHERE sequence = 4") == .gap(at: 4, found: 5))
        #expect(try await fault(engine, "DELETE FROM journal WHERE sequence = 1") == .gap(at: 1, found: 2))
    }

    @Test(arguments: Engine.available)
    func `two lines that changed places are found`(engine: Engine) async throws {
        #expect(
            try await fault(
                engine, "UPDATE journal SET sequence = 0 WHERE sequence = 4",
                "UPDATE journal SET sequence = 4 WHERE sequence = 5",
                "UPDATE journal SET sequence = 5 WHERE sequence = 0")
                == .edited(at: 4))
    }

    @Test(arguments: Engine.available)
    func `a journal that lost its last lines is found`(engine: Engine) async throws {
        #expect(try await fault(engine, "DELETE FROM journal WHERE sequence > 7") == .truncated(at: 8))
    }

    @Test(arguments: Engine.available)
    func `a removed head is found`(engine: Engine) async throws {
        #expect(try await fault(engine, "DELETE FROM journal_head") == .surplus(at: 1))
    }

    @Test(arguments: Engine.available)
    func `a journal that was emptied, or whose end was, is not gone on with`(engine: Engine) async throws {
        let attacks: [SQL] = [
            "DELETE FROM journal", "DELETE FROM journal_head", "DELETE FROM journal WHERE sequence > 7",
        ]
        for sql in attacks {
            try await withOffice(engine) { test in
                for _ in 0..<4 { _ = try await test.draft() }
                try await test.disarm()
                try await test.tamper(sql)
                await #expect(throws: JournalBroken.self) { try await test.draft() }
            }
        }
    }

    /// The chain is computed anew from line 4 on, hashes and head and all; only the seal's key is not to be had.
    @Test(arguments: Engine.available, [false, true])
    func `history written anew with hashes that fit is found`(engine: Engine, withHead: Bool) async throws {
        try await withOffice(engine) { test in
            for _ in 0..<4 { _ = try await test.draft() }
            try await test.disarm()
            let last = try await test.rewriteJournal(from: 4)
            if withHead {
                try await test.tamper(
                    "UPDATE journal_head SET sequence = \(last.sequence), hash = \(last.hash)")
            }
            let verdict = try await test.office.verifyJournal()
            #expect(verdict.fault == .rewritten(at: last.sequence))
        }
    }

    @Test(arguments: Engine.available)
    func `lines cut off and a head set back to fit are found`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            for _ in 0..<4 { _ = try await test.draft() }
            try await test.disarm()
            try await test.tamper(
                "DELETE FROM journal WHERE sequence > 7",
                "UPDATE journal_head SET sequence = 7, hash = (SELECT hash FROM journal WHERE sequence = 7)")
            let verdict = try await test.office.verifyJournal()
            #expect(verdict.fault == .rewritten(at: 7))
            // Nothing is written after it, which would seal it with the true key.
            await #expect(throws: JournalBroken.self) { try await test.draft() }
            await #expect(throws: JournalBroken.self) {
                try await test.office.signIn(login: "finance-approver", password: "wrong password", code: "")
            }
            #expect(try await test.office.verifyJournal().fault == .rewritten(at: 7))
        }
    }
}

extension TestOffice {
    fileprivate func rewriteJournal(from first: Int) async throws -> JournalHead {
        try await store.write { tx in
            let lines: [JournalEntry] = try tx.all(
                "SELECT * FROM journal WHERE sequence >= \(first - 1) ORDER BY sequence")
            var head = lines[0].head
            for line in lines.dropFirst() {
                let event = JournalEvent(
                    try #require(JournalAction(rawValue: line.action)), of: line.subject,
                    organisation: line.organisation, before: line.before,
                    after: "forged")
                let forged = JournalEntry(
                    after: head, at: line.instant, by: line.actor, event, digest: sha256)
                try tx.run("DELETE FROM journal WHERE sequence = \(line.sequence)")
                try tx.run(
                    """
                    INSERT INTO journal (sequence, instant, actor, organisation, action, subject, state_before,
                        state_after, previous, hash)
                    VALUES (\(forged.sequence), \(forged.instant), \(forged.actor), \(forged.organisation),
                        \(forged.action), \(forged.subject), \(forged.before), \(forged.after), \(forged.previous),
                        \(forged.hash))
                    """)
                head = forged.head
            }
            return head
        }
    }
}
