import Actions
import Domain
import Storage
import TestSupport
import Testing

/// Each changes a log of five entries in one way; the verification names the first entry that is wrong.
struct LogTamperingTests {
    struct Attack: Sendable, CustomTestStringConvertible {
        var name: String
        var statements: [SQL]
        var sequence: Int
        var reason: String
        var testDescription: String { name }

        init(_ name: String, _ statements: SQL..., named sequence: Int, _ reason: String) {
            self.name = name
            self.statements = statements
            self.sequence = sequence
            self.reason = reason
        }
    }

    private static let attacks = [
        Attack(
            "an entry", "UPDATE log_entry SET entry = \(Array("{}".utf8)) WHERE sequence = 2", named: 2,
            "the entry was edited: it does not have its hash"),
        Attack(
            "a leaf hash", "UPDATE log_entry SET leaf_hash = \([UInt8](repeating: 7, count: 32)) WHERE sequence = 3",
            named: 3, "the entry was edited: it does not have its hash"),
        Attack(
            "the time beside an entry", "UPDATE log_entry SET instant = instant - 86400000 WHERE sequence = 1",
            named: 1,
            "the columns beside the entry say something else than the entry"),
        Attack(
            "the event beside an entry", "UPDATE log_entry SET event = 'withdrawn' WHERE sequence = 1", named: 1,
            "the columns beside the entry say something else than the entry"),
        Attack(
            "the record an entry belongs to",
            "UPDATE log_entry SET subject = (SELECT subject FROM log_entry WHERE sequence = 2) WHERE sequence = 1",
            named: 1, "the columns beside the entry say something else than the entry"),
        Attack(
            "the revision an entry speaks of, so that its body need not fit",
            "UPDATE log_entry SET revision = NULL WHERE sequence = 1",
            "UPDATE revision SET body_html = '<p>改</p>' WHERE document = (SELECT subject FROM log_entry WHERE sequence = 1)",
            named: 1, "the columns beside the entry say something else than the entry"),
        Attack("an entry in the middle", "DELETE FROM log_entry WHERE sequence = 2", named: 2, "the entry is missing"),
        Attack("the last entry", "DELETE FROM log_entry WHERE sequence = 4", named: 4, "the entry is missing"),
        Attack(
            "an entry too many",
            """
            INSERT INTO log_entry (sequence, entry, leaf_hash, subject, event, instant)
            SELECT 5, entry, leaf_hash, subject, event, instant FROM log_entry WHERE sequence = 0
            """, named: 5, "the entry stands beyond the end of the log"),
        Attack("the frontier", "DELETE FROM log_frontier", named: 0, "the entry stands beyond the end of the log"),
        Attack(
            "the text of a checkpoint", "UPDATE log_checkpoint SET note = \(Array("nonsense".utf8)) WHERE size = 5",
            named: 5, "the checkpoint of size 5 cannot be read"),
        Attack(
            "the size of a checkpoint", "DELETE FROM log_checkpoint WHERE size = 3",
            "UPDATE log_checkpoint SET size = 3 WHERE size = 4", named: 2,
            "the entries differ from those of the checkpoint of size 3"),
        Attack(
            "the newest checkpoint", "DELETE FROM log_checkpoint WHERE size = 5", named: 4,
            "the newest checkpoint is missing"),
        Attack(
            "every checkpoint", "DELETE FROM log_checkpoint", named: 4, "the newest checkpoint is missing"),
        Attack(
            "the entries, swapped with all their columns", "UPDATE log_entry SET sequence = -1 WHERE sequence = 1",
            "UPDATE log_entry SET sequence = 1 WHERE sequence = 2",
            "UPDATE log_entry SET sequence = 2 WHERE sequence = -1",
            named: 0, "the entries do not have the root that the log was left with"),
    ]

    @Test(arguments: Engine.available, attacks)
    func `is found and named`(engine: Engine, attack: Attack) async throws {
        try await withLog(engine) { test in
            try await test.store.write { tx in for sql in attack.statements { try tx.run(sql) } }
            let wrong = try #require(try await test.office.verifyLog().firstWrong)
            #expect(wrong.sequence == attack.sequence)
            #expect(wrong.reason == attack.reason)
            #expect(try await test.office.check().findings.contains { $0.area == "log" })
        }
    }

    private static let changes: [SQL] = [
        "UPDATE revision SET body_html = '<p>改</p>' WHERE document = (SELECT subject FROM log_entry WHERE sequence = 2)",
        "UPDATE revision SET title = '改' WHERE document = (SELECT subject FROM log_entry WHERE sequence = 2)",
        """
        UPDATE revision SET declared_published_on = declared_published_on - 30
        WHERE document = (SELECT subject FROM log_entry WHERE sequence = 2)
        """,
        "UPDATE document SET index_number = 'x' WHERE id = (SELECT subject FROM log_entry WHERE sequence = 2)",
        "DELETE FROM revision WHERE document = (SELECT subject FROM log_entry WHERE sequence = 2)",
    ]

    @Test(arguments: Engine.available)
    func `a document that is not the one that was entered is found and named`(engine: Engine) async throws {
        for sql in Self.changes {
            try await withLog(engine) { test in
                let subject = try await test.office.inclusion(of: 2).row.subject
                try await test.tamper(sql)
                let wrong = try #require(try await test.office.verifyLog().firstWrong)
                #expect(wrong.sequence == 2, "\(sql.text)")
                #expect(wrong.reason == "the document \(subject) is not the one that was entered")
                #expect(try await !test.office.check().findings.isEmpty)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a log signed with another key is found`(engine: Engine) async throws {
        try await withLog(engine) { test in
            let stranger = Office(
                store: test.store, files: test.office.files, spool: test.office.spool, keys: .fresh,
                rules: test.office.rules, now: test.office.now, chance: { _ in [] },
                logger: test.office.logger)
            let wrong = try #require(try await stranger.verifyLog().firstWrong)
            #expect(wrong.reason == "the checkpoint of size 1 is not signed by this log's key")
        }
    }

    @Test(arguments: Engine.available)
    func `an entry that no longer fits its document is found`(engine: Engine) async throws {
        try await withLog(engine) { test in
            try await test.forgeEntry(2) { $0.replacing(/"contentHash":"..../, with: #""contentHash":"0000"#) }
            let wrong = try #require(try await test.office.verifyLog().firstWrong)
            #expect(
                wrong.reason
                    == "the document \(try await test.office.inclusion(of: 2).row.subject) is not the one that was entered"
            )
        }
    }

    @Test(arguments: Engine.available)
    func `a log made anew with an earlier date does not fit the checkpoints, and is not signed again`(
        engine: Engine
    ) async throws {
        try await withLog(engine) { test in
            let earlier = instant(2025, 3, 10)
            try await test.forgeEntry(2) { $0.replacing(/"instant":"[^"]*"/, with: "\"instant\":\"\(earlier.iso)\"") }
            try await test.tamper("UPDATE log_entry SET instant = \(earlier) WHERE sequence = 2")
            let wrong = try #require(try await test.office.verifyLog().firstWrong)
            #expect(wrong.reason == "the entries differ from those of the checkpoint of size 3")
            await #expect(throws: LogBroken.self) { try await test.published() }
            try await test.tamper("DELETE FROM log_checkpoint")
            await #expect(throws: LogBroken.self) { try await test.published() }
            #expect(try await test.office.logSize() == 5)
        }
    }

    @Test(arguments: Engine.available)
    func `why a document was withdrawn or repealed cannot be rewritten`(engine: Engine) async throws {
        for happening in ["withdrawn", "validity-decided"] {
            try await withOffice(engine) { test in
                let id = try await test.published()
                let approver = test.caller(.approver)
                try await test.office.decideValidity(
                    of: id, .repealed, reason: "由新办法代替。", successor: nil, expecting: nil, by: approver)
                try await test.office.withdraw(
                    id, manner: .error, reason: "误发。", successor: nil, expecting: nil, by: approver)
                #expect(try await test.office.verifyLog().firstWrong == nil)
                try await test.disarm()
                try await test.tamper("UPDATE document_event SET words = '另一个理由' WHERE happening = \(happening)")
                let wrong = try #require(try await test.office.verifyLog().firstWrong)
                #expect(wrong.reason == "the document \(id) is not the one that was entered")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a wrong or missing node above full tiles is found`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported((1...257).map { .sample(title: "第\($0)件") })
            let statements: [SQL] = [
                "UPDATE log_node SET hash = \([UInt8](repeating: 7, count: 32)) WHERE level = 1",
                "DELETE FROM log_node WHERE level = 1",
            ]
            for sql in statements {
                try await test.tamper(sql)
                let wrong = try #require(try await test.office.verifyLog().firstWrong)
                #expect(wrong.sequence == 0)
                #expect(wrong.reason == "the node of level 1 above this entry is wrong")
            }
        }
    }

    /// Five entries with a checkpoint after each, and no trigger that would keep them.
    private func withLog(_ engine: Engine, _ body: (TestOffice) async throws -> Void) async throws {
        try await withOffice(engine) { test in
            for number in 1...5 {
                let item = ImportItem.sample(line: number, content: .sample(title: "第\(number)件"))
                _ = try await test.office.importDocuments([item], into: "finance", isDryRun: false, by: .system)
            }
            try await test.disarm()
            #expect(try await test.office.verifyLog().firstWrong == nil)
            try await body(test)
        }
    }
}

extension TestOffice {
    /// Writes something else into an entry, and every hash above it so that it fits: all that can be done without the
    /// key.
    fileprivate func forgeEntry(_ sequence: Int, _ forge: @escaping @Sendable (String) -> String) async throws {
        try await store.write { tx in
            let rows: [LogRow] = try tx.all("SELECT * FROM log_entry ORDER BY sequence")
            let hasher = TreeHasher(digest: sha256)
            var frontier = MerkleFrontier()
            for row in rows {
                let text = String(decoding: row.entry, as: UTF8.self)
                let forged = row.sequence == sequence ? forge(text) : text
                let leaf = hasher.leaf(Array(forged.utf8))
                _ = frontier.append(leaf, hasher: hasher)
                try tx.run(
                    "UPDATE log_entry SET entry = \(Array(forged.utf8)), leaf_hash = \(leaf) WHERE sequence = \(row.sequence)"
                )
            }
            try tx.run("UPDATE log_frontier SET frontier = \(frontier.bytes)")
        }
    }
}
