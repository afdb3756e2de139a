import Actions
import Domain
import Storage
import TestSupport
import Testing

struct ImportTests {
    @Test(arguments: Engine.available)
    func `imported documents are public with the dates they declare and the system's time in the log`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let item = ImportItem.sample(
                content: .sample(
                    title: "国务院关于印发规划的通知", documentNumber: "国发（2019）4号", signedOn: day(2019, 1, 24), origin: .reprinted,
                    sourceAddress: "https://www.gov.cn/zhengce/1.htm"),
                publishedOn: day(2019, 2, 13))
            let outcome = try await test.imported([item])
            #expect(outcome == ImportOutcome(accepted: 1))
            let summary = try #require(try await test.office.documents(DocumentFilter(), limit: 10).items.first)
            #expect(summary.shownOn == day(2019, 2, 13))
            let document = try await test.office.publicDocument(summary.id)
            #expect(document.fields.documentNumber == "国发〔2019〕4号")
            #expect(document.revision.declaredPublishedOn == day(2019, 2, 13))
            #expect(document.firstPublishedAt == instant(2026, 3, 10))
            #expect(document.stored.state.isImported)
            #expect(document.stored.document.externalID == "external-1")
        }
    }

    @Test(arguments: Engine.available)
    func `the same file twice changes nothing`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let items = (1...5).map { ImportItem.sample(line: $0) }
            #expect(try await test.imported(items) == ImportOutcome(accepted: 5))
            let before = try await test.office.verifyJournal().count
            #expect(try await test.imported(items) == ImportOutcome(unchanged: 5))
            #expect(try await test.office.verifyJournal().count == before)
            #expect(try await test.office.logSize() == 5)
            #expect(try await test.office.documents(DocumentFilter(), limit: 10).total == 5)
        }
    }

    @Test(arguments: Engine.available)
    func `what comes again with other content is refused, whatever the desk did meanwhile`(engine: Engine) async throws
    {
        try await withOffice(engine) { test in
            let numbered = DocumentContent.sample(documentNumber: "阳财发[2020]第1号", issuer: "")
            let first = ImportItem.sample(content: numbered, indexNumber: "旧-1", validity: .amended)
            _ = try await test.imported([first])
            let id = try #require(try await test.office.findDocument("旧-1", by: .system))
            try await test.office.decideValidity(
                of: id, .repealed, reason: "已有新规定。", successor: nil, expecting: nil, by: test.caller(.approver))
            try await test.office.revise(
                id, .sample(title: "更正后的标题", publicNote: "更正标题。"), expecting: nil, by: test.caller(.informationOfficer))
            #expect(try await test.imported([first]) == ImportOutcome(unchanged: 1))

            let changes: [(inout ImportItem) -> Void] = [
                { $0.content.title = "别的标题" }, { $0.content.body = .sample("别的正文。") }, { $0.content.topic = "0202" },
                { $0.content.issuer = "别的机关" }, { $0.publishedOn = day(2020, 5, 7) }, { $0.validity = nil },
                { $0.indexNumber = "旧-2" },
            ]
            for change in changes {
                var again = first
                change(&again)
                let refusal = ImportRefusal(line: 1, issue: Issue("externalID", .alreadyImported))
                #expect(try await test.imported([again]) == ImportOutcome(refused: [refusal]))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a document keeps the row it stood under, also one that its organisation has not taken`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            func imported(_ row: String) async throws -> ImportOutcome {
                try await test.imported([.sample(content: .sample(catalogueRow: row))])
            }
            let refusal = ImportRefusal(line: 1, issue: Issue("catalogueRow", .unknown(value: "99-99")))
            let (unknown, known) = (try await imported("99-99"), try await imported("20-04"))
            #expect(unknown == ImportOutcome(refused: [refusal]))
            #expect(known == ImportOutcome(accepted: 1))
        }
    }

    @Test(arguments: Engine.available)
    func `a repetition without a name is named by its title`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let items = (1...2).map {
                ImportItem(
                    line: $0, externalID: "derived", isNameDerived: true, content: .sample(title: "公示"),
                    indexNumber: "",
                    publishedOn: nil, validity: nil)
            }
            let refusal = ImportRefusal(line: 2, issue: Issue("title", .taken(by: "公示")))
            let outcome = try await test.imported(items)
            #expect(outcome == ImportOutcome(accepted: 1, refused: [refusal]))
        }
    }

    @Test(arguments: Engine.available)
    func `wrong lines are named with every fault, and right lines are stored`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let numbered = DocumentContent.sample(title: "甲", documentNumber: "阳财发〔2026〕1号")
            let items = [
                ImportItem.sample(line: 1, content: numbered),
                ImportItem.sample(line: 2, content: .sample(title: "", topic: "9999")),
                ImportItem.sample(line: 3, content: .sample(signedOn: day(2026, 3, 11)), publishedOn: day(2027, 1, 1)),
                ImportItem.sample(line: 4, content: .sample(documentNumber: "阳财发[2026]1号")),
                ImportItem.sample(line: 5, externalID: "external-1", content: .sample(title: "乙")),
                ImportItem.sample(line: 6, indexNumber: "旧-1"), ImportItem.sample(line: 7, indexNumber: "旧-1"),
            ]
            let outcome = try await test.imported(items)
            #expect(outcome.accepted == 2)
            #expect(
                outcome.refused == [
                    ImportRefusal(line: 2, issue: Issue("title", .missing)),
                    ImportRefusal(line: 2, issue: Issue("topic", .unknown(value: "9999"))),
                    ImportRefusal(line: 3, issue: Issue("signedOn", .dateInFuture)),
                    ImportRefusal(line: 3, issue: Issue("publishedOn", .dateInFuture)),
                    ImportRefusal(line: 4, issue: Issue("documentNumber", .taken(by: "甲"))),
                    ImportRefusal(line: 5, issue: Issue("externalID", .taken(by: "external-1"))),
                    ImportRefusal(line: 7, issue: Issue("indexNumber", .taken(by: "旧-1"))),
                ])
            let again = try await test.imported(items)
            #expect(again.accepted == 0)
            #expect(again.unchanged == 2)
            #expect(again.refused.map(\.line) == [2, 2, 3, 3, 4, 5, 7])
            #expect(again.refused.first { $0.line == 5 }?.issue == Issue("externalID", .alreadyImported))
        }
    }

    @Test(arguments: Engine.available)
    func `a dry run says the same and stores nothing`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let items = [ImportItem.sample(line: 1), ImportItem.sample(line: 2, content: .sample(title: ""))]
            let outcome = try await test.office.importDocuments(items, into: "finance", isDryRun: true, by: .system)
            #expect(outcome.accepted == 1)
            #expect(outcome.refused.map(\.line) == [2])
            #expect(try await test.office.documents(DocumentFilter(), limit: 10).total == 0)
            #expect(try await test.imported(items) == outcome)
        }
    }

    @Test(arguments: Engine.available, Validity.Decided.allCases)
    func `a declared validity is kept and logged`(engine: Engine, validity: Validity.Decided) async throws {
        try await withOffice(engine) { test in
            _ = try await test.imported([.sample(validity: validity)])
            let summary = try #require(try await test.office.documents(DocumentFilter(), limit: 10).items.first)
            #expect(summary.validity(on: day(2026, 3, 10)).rawValue == validity.rawValue)
            let document = try await test.office.publicDocument(summary.id)
            #expect(document.log.map(\.event) == [.published, .validityChanged])
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `it is done for an organisation that exists, and by nobody at the desk: it goes past the review`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let items = [ImportItem.sample()]
            await #expect(throws: Invalid([Issue("organisation", .unknown(value: "nowhere"))])) {
                try await test.office.importDocuments(items, into: "nowhere", isDryRun: false, by: .system)
            }
            for isDryRun in [true, false] {
                await #expect(throws: Forbidden.self) {
                    try await test.office.importDocuments(
                        items, into: "finance", isDryRun: isDryRun,
                        by: test.caller(.informationOfficer))
                }
            }
            let outcome = try await test.office.importDocuments(items, into: "finance", isDryRun: false, by: .system)
            #expect(outcome.accepted == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `the same file imported by two at once is stored once`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let items = (1...10).map { ImportItem.sample(line: $0) }
            async let first = test.imported(items)
            async let second = test.imported(items)
            let (a, b) = try await (first, second)
            #expect(a.accepted + b.accepted == 10)
            #expect(a.unchanged + b.unchanged == 10)
            #expect(try await test.office.logSize() == 10)
        }
    }
}

extension TestOffice {
    fileprivate func imported(_ items: [ImportItem]) async throws -> ImportOutcome {
        try await office.importDocuments(items, into: "finance", isDryRun: false, by: .system)
    }
}
