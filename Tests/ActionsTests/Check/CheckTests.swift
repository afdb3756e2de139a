import Actions
import Domain
import Storage
import TestSupport
import Testing

struct CheckTests {
    @Test(arguments: Engine.available)
    func `an office in which everything was done finds nothing`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.workedDay()
            let report = try await test.office.check()
            #expect(report.findings == [])
            #expect(report.documents == 9)
            #expect(report.logEntries == 8)
        }
    }

    private static let columns: [SQL] = [
        "UPDATE document SET title = '改' WHERE id = ", "UPDATE document SET stage = 'draft' WHERE id = ",
        "UPDATE document SET publicity = 'none' WHERE id = ", "UPDATE document SET shown_on = shown_on - 1 WHERE id = ",
        "UPDATE document SET first_published_at = first_published_at - 1 WHERE id = ",
        "UPDATE document SET decided_validity = 'repealed' WHERE id = ", "UPDATE document SET due_on = 1 WHERE id = ",
        "UPDATE document SET number_key = 'x' WHERE id = ", "UPDATE document SET next_number_key = 'x' WHERE id = ",
        "UPDATE document SET topic = NULL WHERE id = ",
        "UPDATE document SET event_count = 99 WHERE id = ", "UPDATE document SET expires_on = 1 WHERE id = ",
    ]

    @Test(arguments: Engine.available)
    func `a column that somebody changed is found`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.workedDay()
            for column in Self.columns {
                let sql: SQL = "\(column)\(id)"
                let before: ChangedColumns = try await test.saved(id)
                try await test.tamper(sql)
                let findings = try await test.office.check().findings
                #expect(
                    findings.contains {
                        $0.place == id.text && $0.problem == "its columns differ from its events"
                    }, "\(sql.text)")
                try await test.restore(before, id)
            }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `an index that does not hold what is public is found`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.workedDay()
            try await test.tamper("DELETE FROM search_body")
            try await test.tamper("DELETE FROM search_entry WHERE document = \(id)")
            let findings = try await test.office.check().findings
            #expect(findings.map(\.problem) == ["the search index does not hold what is public"])
        }
    }

    @Test(arguments: Engine.available)
    func `another signer, opinion, or revision than the journal knows is found`(engine: Engine) async throws {
        let attacks: [SQL] = [
            "UPDATE document_event SET actor = (SELECT id FROM person WHERE login = 'education-approver') WHERE word = 'approval'",
            "UPDATE document_event SET words = '同意，但有保留。' WHERE word = 'secrecy'",
            "UPDATE revision SET attribute_reason = '另一个理由' WHERE attribute = 'withheld'",
        ]
        for sql in attacks {
            try await withOffice(engine) { test in
                _ = try await test.workedDay()
                try await test.disarm()
                try await test.tamper(sql)
                let findings = try await test.office.check().findings
                #expect(findings.contains { $0.problem == "its events are not those of the journal" }, "\(sql.text)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what should have become public, and what was given up, is named`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(publishAt: instant(2026, 3, 12)))
            test.clock.set(instant(2026, 3, 12, 11))
            let late = try await test.office.check().findings
            #expect(late.map(\.place) == [id.text])
            #expect(late.map(\.problem) == ["the time it should have become public has passed"])
            _ = try await test.office.workOnce()
            #expect(try await test.office.check().findings == [])
            try await test.tamper("UPDATE outbox SET state = 'failed', last_error = 'no such host'")
            #expect(try await test.office.check().findings.map(\.area) == ["outbox"])
        }
    }

    @Test(arguments: Engine.available)
    func `terms are counted again where a newer program knows another calendar`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft(.sample(signedOn: day(2026, 3, 10)))
            try await test.tamper("UPDATE document SET due_on = due_on - 1 WHERE id = \(id)")
            #expect(try await test.office.check().findings.count == 1)
            try await test.office.refreshTermsOfDocuments()
            #expect(try await test.office.check().findings == [])
            try await test.tamper("UPDATE document SET topic = NULL, due_on = 1 WHERE id = \(id)")
            try await test.office.refreshTermsOfDocuments()
            #expect(try await test.office.check().findings.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `events and revisions that were changed or removed are found`(engine: Engine) async throws {
        let attacks: [SQL] = [
            "UPDATE document_event SET instant = instant - 86400000 WHERE happening = 'published'",
            "DELETE FROM document_event WHERE happening = 'submitted'",
            "DELETE FROM document_event WHERE happening = 'withdrawn'", "UPDATE revision SET title = '改'",
            "DELETE FROM revision", "UPDATE document SET index_number = NULL",
        ]
        for sql in attacks {
            try await withOffice(engine) { test in
                _ = try await test.workedDay()
                try await test.disarm()
                try await test.tamper(sql)
                let findings = try await test.office.check().findings
                #expect(findings.contains { $0.area == "documents" || $0.area == "log" }, "\(sql.text)")
            }
        }
    }
}

/// The columns of a document that the test changes.
private struct ChangedColumns: SQLRecord {
    var title, stage, publicity: String
    var shownOn, firstPublishedAt, eventCount: Int
    var dueOn, expiresOn: Int?
    var validity, numberKey, nextNumberKey, topic: String?

    init(row: SQLRow) throws {
        title = try row.get("title")
        stage = try row.get("stage")
        publicity = try row.get("publicity")
        shownOn = try row.get("shown_on")
        firstPublishedAt = try row.get("first_published_at")
        eventCount = try row.get("event_count")
        dueOn = try row.get("due_on")
        expiresOn = try row.get("expires_on")
        validity = try row.get("decided_validity")
        numberKey = try row.get("number_key")
        nextNumberKey = try row.get("next_number_key")
        topic = try row.get("topic")
    }
}

extension TestOffice {
    /// A document at every step, one of them public and unchanged, which is returned.
    fileprivate func workedDay() async throws -> Document.ID {
        _ = try await draft()
        _ = try await reviewed()
        let id = try await published(.sample(documentNumber: "阳财发〔2026〕1号"))
        let corrected = try await published()
        try await self.corrected(corrected, to: .sample(publicNote: "更正。"))
        let withdrawn = try await published()
        try await office.withdraw(
            withdrawn, manner: .error, reason: "误。", successor: id, expecting: nil, by: caller(.approver))
        let repealed = try await published()
        try await office.decideValidity(
            of: repealed, .repealed, reason: "废止。", successor: id, expecting: nil, by: caller(.approver))
        _ = try await published(
            .sample(attribute: .withheld, attributeGround: .internalAffairs, attributeReason: "内部管理。"))
        _ = try await published(.sample(publishAt: instant(2026, 4, 1)))
        try await imported([.sample(title: "转载")])
        return id
    }

    fileprivate func saved(_ id: Document.ID) async throws -> ChangedColumns {
        try #require(try await store.read { try $0.first("SELECT * FROM document WHERE id = \(id)") })
    }

    fileprivate func restore(_ columns: ChangedColumns, _ id: Document.ID) async throws {
        try await tamper(
            """
            UPDATE document SET title = \(columns.title), stage = \(columns.stage), publicity = \(columns.publicity),
                shown_on = \(columns.shownOn), first_published_at = \(columns.firstPublishedAt),
                event_count = \(columns.eventCount), due_on = \(columns.dueOn), expires_on = \(columns.expiresOn),
                decided_validity = \(columns.validity), number_key = \(columns.numberKey), next_number_key = \(columns.nextNumberKey),
                topic = \(columns.topic)
            WHERE id = \(id)
            """)
    }
}
