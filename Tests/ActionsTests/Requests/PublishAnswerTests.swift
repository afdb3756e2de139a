import Actions
import Domain
import Storage
import TestSupport
import Testing

struct PublishAnswerTests {
    private func answered(_ test: TestOffice, _ draft: AnswerDraft = .granting) async throws -> InformationRequest.ID {
        let id = try await test.registered()
        try await test.answer(id, draft)
        return id
    }

    private func propose(
        _ title: String, _ text: String = "", of id: InformationRequest.ID, as role: Role = .requestOfficer,
        _ test: TestOffice
    ) async throws -> Document.ID {
        try await test.office.draftPublication(
            PublicationProposal(title: title, text: text), of: id, expecting: nil, by: test.caller(role))
    }

    @Test(arguments: Engine.available)
    func `what was given to one is drafted for all, and each side knows the other`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await answered(test)
            let document = try await propose("东湾村征地补偿安置方案", "方案如下。", of: id, test)
            let desk = try await test.deskRequest(id)
            #expect(desk.state.publications == [document])
            #expect(desk.publications.map(\.title) == ["东湾村征地补偿安置方案"])
            #expect(desk.publications.map(\.isPublic) == [false])

            let drafter = test.caller(.informationOfficer)
            let draft = try await test.office.deskDocument(document, by: drafter)
            #expect(draft.state.stage == .draft)
            #expect(draft.content.body.plainText.contains("由依申请公开转为主动公开"))
            #expect(!draft.content.body.plainText.contains("赵大勇"))
            #expect(draft.request == nil)
            let both = test.caller(test.person(.reviewer), [.informationOfficer, .requestOfficer])
            #expect(try await test.office.deskDocument(document, by: both).request?.id == id)
            #expect(try await test.office.todo(of: drafter).map(\.row.id) == [document])
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `nothing that tells who asked gets in, neither at first nor later`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await answered(test)
            await #expect(throws: Invalid([Issue("title", .tellsOf(field: "applicantName"))])) {
                _ = try await propose("答复赵 大勇", of: id, test)
            }
            await #expect(throws: Invalid([Issue("body", .tellsOf(field: "applicantPhone"))])) {
                _ = try await propose("安置方案", "电话：１３９-0000-2207。", of: id, test)
            }
            let document = try await propose("安置方案", of: id, test)
            let drafter = test.caller(.informationOfficer)
            var content = DocumentContent.sample(title: "安置方案")
            content.summary = "应赵大勇申请公开。"
            try await test.office.revise(document, content, expecting: nil, by: drafter)
            await #expect(throws: Invalid([Issue("summary", .tellsOf(field: "applicantName"))])) {
                try await test.office.submit(document, expecting: nil, by: drafter)
            }
        }
    }

    @Test func `what the applicant was refused becomes no draft`() async throws {
        try await withOffice(.sqlite) { test in
            let refused = try await answered(test, .refusing)
            await #expect(throws: RequestRefusal.notDisclosed) { _ = try await propose("讨论记录", of: refused, test) }
            let open = try await test.registered()
            await #expect(throws: RequestRefusal.notDecided) { _ = try await propose("方案", of: open, test) }
            await #expect(throws: Forbidden.self) { _ = try await propose("讨论记录", of: refused, as: .approver, test) }
        }
    }
}
