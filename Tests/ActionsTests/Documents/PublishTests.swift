import Actions
import Domain
import Storage
import TestSupport
import Testing

struct PublishTests {
    @Test(arguments: Engine.available)
    func `a document goes through four hands to the public`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft(.sample(documentNumber: "阳财发(2026)3号"))
            #expect(try await test.steps(of: id, for: .checker) == [])
            try await test.submit(id)
            #expect(try await test.steps(of: id, for: .checker) == [.check])
            #expect(try await test.steps(of: id, for: .reviewer) == [])
            #expect(try await test.steps(of: id, for: .secrecyReviewer) == [.secrecy])
            try await test.sign([.check, .review, .secrecy], of: id)
            await #expect(throws: NotFound.self) { try await test.office.publicDocument(id) }
            #expect(try await test.steps(of: id, for: .approver) == [.approval])
            try await test.sign([.approval], of: id)

            let document = try await test.office.publicDocument(id)
            #expect(document.fields.documentNumber == "阳财发〔2026〕3号")
            #expect(document.body.plainText == "各区县财政局：现将部门预算公开有关事项通知如下。")
            #expect(document.stored.indexNumber == "113417020032563511/2026-00001")
            #expect(document.firstPublishedAt == instant(2026, 3, 10))
            #expect(document.validity == .inForce)
            #expect(document.path.map(\.code) == ["yangguang", "finance"])
            #expect(document.row?.code == "20-01")
            #expect(document.log.map(\.event) == [.published])
            let list = try await test.office.documents(DocumentFilter(), limit: 10)
            #expect(list.items.map(\.id) == [id])
        }
    }

    @Test(arguments: Engine.available)
    func `every step is told with its person, opinion and time`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            test.clock.advance(.seconds(60))
            try await test.office.sign(
                .check, of: id, opinion: "数据已核对。", expecting: 2, by: test.caller(.checker))
            let desk = try await test.office.deskDocument(id, by: test.caller(.auditor))
            #expect(
                desk.stored.events.map(\.happening) == [
                    .revised(revision: 1), .submitted, .signed(.check, opinion: "数据已核对。"),
                ])
            #expect(desk.stored.events.last?.instant == instant(2026, 3, 10, 9, 31))
            #expect(desk.names[test.person(.checker).id] == "市财政局checker")
            #expect(desk.state.signatures[.check]?.person == test.person(.checker).id)
        }
    }

    @Test(arguments: Engine.available)
    func `each step is one line of the journal`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published()
            let lines = try await test.office.journal(before: nil, about: id.text, limit: 50, by: test.caller(.auditor))
            #expect(
                lines.reversed().map(\.entry.action) == [
                    "document.revised", "document.submitted", "document.signed", "document.signed", "document.signed",
                    "document.signed", "document.published",
                ])
            #expect(lines.first?.entry.before == "in-review unpublished revision 1")
            #expect(lines.first?.entry.after.hasPrefix("settled published revision 1 ") == true)
            #expect(lines.last?.personName == "市财政局information-officer")
        }
    }

    @Test(arguments: Engine.available)
    func `without the secrecy review nothing is approved`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            try await test.sign([.check, .review], of: id)
            await #expect(throws: DocumentRefusal.secrecyReviewMissing) { try await test.sign([.approval], of: id) }
            try await test.sign([.secrecy, .approval], of: id)
            #expect(try await test.office.publicDocument(id).id == id)
        }
    }

    @Test(arguments: Engine.available)
    func `a step before its turn is refused, and so is one that was signed`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft()
            await #expect(throws: DocumentRefusal.notInReview) { try await test.sign([.check], of: id) }
            try await test.submit(id)
            await #expect(throws: DocumentRefusal.stepNotDue(.review)) { try await test.sign([.review], of: id) }
            try await test.sign([.check], of: id)
            await #expect(throws: DocumentRefusal.alreadySigned(.check)) { try await test.sign([.check], of: id) }
            await #expect(throws: DocumentRefusal.notInDraft) { try await test.submit(id) }
        }
    }

    @Test(arguments: Engine.available)
    func `what was sent back is changed, sent again and signed anew`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            try await test.sign([.check, .secrecy], of: id)
            try await test.office.returnToDrafter(
                id, at: .review, reason: "附件缺失。", expecting: nil, by: test.caller(.reviewer))
            var desk = try await test.office.deskDocument(id, by: test.caller(.informationOfficer))
            #expect(desk.state.stage == .returned(by: .review, reason: "附件缺失。"))
            await #expect(throws: DocumentRefusal.notInDraft) { try await test.submit(id) }

            let officer = test.caller(.informationOfficer)
            try await test.office.revise(id, .sample(title: "补正后的通知"), expecting: nil, by: officer)
            try await test.submit(id)
            desk = try await test.office.deskDocument(id, by: officer)
            #expect(desk.state.signatures.isEmpty)
            #expect(desk.content.title == "补正后的通知")
            try await test.sign([.check, .review, .secrecy, .approval], of: id)
            #expect(try await test.office.publicDocument(id).fields.title == "补正后的通知")
        }
    }

    @Test(arguments: Engine.available)
    func `nobody signs without a word`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            for step in [ReviewStep.check, .secrecy] {
                await #expect(throws: Invalid([Issue("opinion", .missing)])) {
                    try await test.office.sign(
                        step, of: id, opinion: "", expecting: nil, by: test.caller(step.role, in: .finance))
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever sends back says why, in so many words`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            func sendBack(_ reason: String) async throws {
                try await test.office.returnToDrafter(
                    id, at: .check, reason: reason, expecting: nil, by: test.caller(.checker))
            }
            await #expect(throws: Invalid([Issue("opinion", .missing)])) { try await sendBack("") }
            await #expect(throws: Invalid([Issue("opinion", .tooLong(limit: 1000))])) {
                try await sendBack(String(repeating: "长", count: 1001))
            }
            await #expect(throws: Invalid([Issue("opinion", .notAllowed)])) { try await sendBack("缺\0失") }
            try await sendBack("附件缺失。")
        }
    }
}

extension TestOffice {
    /// The steps that somebody with this role is offered.
    fileprivate func steps(of id: Document.ID, for role: Role) async throws -> [ReviewStep] {
        try await office.deskDocument(id, by: caller(role)).steps
    }
}
