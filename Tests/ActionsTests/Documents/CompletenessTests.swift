import Actions
import Domain
import Storage
import TestSupport
import Testing

struct CompletenessTests {
    @Test(arguments: Engine.available)
    func `a draft may be no more than a title`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft(DocumentContent(title: "只有标题"))
            let desk = try await test.office.deskDocument(id, by: test.caller(.informationOfficer))
            #expect(desk.content.issuer == "阳光市财政局")
            await #expect(throws: Invalid([Issue("title", .missing)])) { try await test.draft(DocumentContent()) }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever submits learns all that is missing at once`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let empty = try await test.draft(DocumentContent(title: "只有标题"))
            let expected = ["body", "genre", "topic", "signedOn", "catalogueRow"].map { Issue($0, .missing) }
            await #expect(throws: Invalid(expected)) { try await test.submit(empty) }
            let kept = try await test.draft(.sample(catalogueRow: nil, attribute: .withheld))
            await #expect(throws: Invalid([Issue("attributeReason", .missing), Issue("attributeGround", .missing)])) {
                try await test.submit(kept)
            }
            let reprint = try await test.draft(.sample(origin: .reprinted))
            await #expect(throws: Invalid([Issue("sourceAddress", .missing)])) { try await test.submit(reprint) }
        }
    }

    @Test(arguments: Engine.available)
    func `dates in the future and references to nothing are refused before anything is stored`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let nowhere = try #require(Document.ID("00000000000000000000000000"))
            let wrong = DocumentContent.sample(
                signedOn: day(2026, 3, 11), formedOn: day(2026, 4, 1), catalogueRow: "99-99", topic: "9999",
                genre: "poem", interprets: nowhere)
            await #expect(
                throws: Invalid([
                    Issue("topic", .unknown(value: "9999")), Issue("genre", .unknown(value: "poem")),
                    Issue("signedOn", .dateInFuture), Issue("formedOn", .dateInFuture),
                    Issue("catalogueRow", .unknown(value: "99-99")), Issue("interprets", .unknown(value: nowhere.text)),
                ])
            ) { try await test.draft(wrong) }
            let list = try await test.office.deskDocuments(
                DeskFilter(), offset: 0, limit: 10, by: test.caller(.informationOfficer))
            #expect(list.total == 0)
        }
    }

    @Test(
        arguments: Engine.available,
        ["阳财发〔2026〕3号", "阳财发[2026]3号", "阳财发（2026）3号", "阳财发【2026】第3号", "阳财发 ﹝２０２６﹞ ００3 号"])
    func `one organ gives a number once, however it is written`(engine: Engine, number: String) async throws {
        try await withOffice(engine) { test in
            let first = try await test.draft(.sample(title: "第一件", documentNumber: "阳财发〔2026〕3号"))
            await #expect(throws: Invalid([Issue("documentNumber", .taken(by: "第一件"))])) {
                try await test.draft(.sample(documentNumber: number))
            }
            _ = try await test.draft(.sample(documentNumber: number), in: .education)
            let officer = test.caller(.informationOfficer)
            try await test.office.revise(first, .sample(documentNumber: number), expecting: nil, by: officer)
        }
    }

    @Test(arguments: Engine.available)
    func `ministries number alike, and one of them gives a number once`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            func reprint(_ issuer: String, title: String = "公告") -> DocumentContent {
                .sample(
                    title: title, documentNumber: "公告2024年第3号", issuer: issuer, signedOn: day(2024, 2, 1),
                    origin: .reprinted, sourceAddress: "https://www.gov.cn/")
            }
            let finance = try await test.draft(reprint("财政部", title: "财政部公告"))
            let taxation = try await test.draft(reprint("国家税务总局"))
            await #expect(throws: Invalid([Issue("documentNumber", .taken(by: "财政部公告"))])) {
                try await test.draft(reprint(" 财政部"))
            }
            let own = try await test.draft(.sample(documentNumber: "公告2024年第3号"))
            let found = try await test.office.findDocument("公告（2024年3号）", by: .system)
            #expect([finance, taxation, own].contains(found))
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a reprint is found by its number`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft(
                .sample(documentNumber: "财办〔2024〕3号", issuer: "财政部办公厅", origin: .reprinted))
            _ = try await test.draft(.sample(documentNumber: "财办〔2024〕31号", issuer: "财政部办公厅", origin: .reprinted))
            #expect(try await test.office.findDocument("财办[2024]第3号", by: .system) == id)
            #expect(try await test.office.findDocument("财办〔2024〕4号", by: .system) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `what is no number, or of another year, is stored and not unique`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            for number in ["无", "无", "阳府发2026-18", "阳财发〔2025〕3号"] {
                let id = try await test.draft(.sample(documentNumber: number))
                let desk = try await test.office.deskDocument(id, by: test.caller(.informationOfficer))
                #expect(desk.content.documentNumber == number)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a document stands under a row of its organisation, or under the row that it has`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let officer = test.caller(.informationOfficer)
            let wrong = Invalid([Issue("catalogueRow", .notAdopted(row: "20-04"))])
            await #expect(throws: wrong) { try await test.draft(.sample(catalogueRow: "20-04")) }
            let id = try await test.draft(.sample(catalogueRow: "20-01"))
            await #expect(throws: wrong) {
                try await test.office.revise(id, .sample(catalogueRow: "20-04"), expecting: nil, by: officer)
            }
            try await test.office.adoptRows(["20-02"], by: "finance", caller: officer)
            try await test.office.revise(
                id, .sample(title: "改了", catalogueRow: "20-01"), expecting: nil, by: officer)
            try await test.office.revise(id, .sample(catalogueRow: "20-02"), expecting: nil, by: officer)
            await #expect(throws: Invalid([Issue("catalogueRow", .notAdopted(row: "20-01"))])) {
                try await test.office.revise(id, .sample(catalogueRow: "20-01"), expecting: nil, by: officer)
            }
        }
    }
}
