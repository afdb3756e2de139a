import Actions
import Domain
import Storage
import TestSupport
import Testing

/// What the guard finds keeps a document from the public until it is mended, masked, or somebody answers for it.
struct GuardGateTests {
    private static let leak = "申请人张三，身份证号11010519491231002X，已领取补助。"

    @Test(arguments: Engine.available)
    func `what would leak is not approved before it is masked`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let officer = test.caller(.informationOfficer)
            let id = try await test.submitted(.sample(body: Self.leak))
            try await test.sign([.check, .review, .secrecy], of: id)
            await #expect(throws: DocumentRefusal.findingsOpen(1)) { try await test.sign([.approval], of: id) }
            try await test.office.returnToDrafter(
                id, at: .approval, reason: "请遮盖身份证号", expecting: nil, by: test.caller(.approver))
            try await test.office.maskFindings(nil, of: id, expecting: nil, by: officer)
            try await test.submit(id)
            try await test.sign([.check, .review, .secrecy, .approval], of: id)
            let body = try await test.office.publicDocument(id).body.plainText
            #expect(!body.contains("19491231") && body.contains("110") && body.contains("*"))
        }
    }

    @Test(arguments: Engine.available)
    func `somebody other than the drafter lets a finding pass, with a reason that stays`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted(.sample(body: Self.leak))
            let mark = try #require(
                try await test.office.deskDocument(id, by: test.caller(.checker)).guarded.open.first?.mark)
            func allow(_ role: Role, _ reason: String) async throws {
                try await test.office.allowFinding(
                    mark, of: id, reason: reason, expecting: nil, by: test.caller(role))
            }
            await #expect(throws: Forbidden.self) { try await allow(.informationOfficer, "可以公开") }
            await #expect(throws: Invalid([Issue("guardReason", .missing)])) { try await allow(.checker, "") }
            try await allow(.checker, "号码是范例，不是真人")
            await #expect(throws: NotFound.self) { try await allow(.reviewer, "再来一次") }
            let document = try await test.office.deskDocument(id, by: test.caller(.auditor))
            #expect(document.guarded.open.isEmpty)
            #expect(
                document.guarded.findings.compactMap(\.allowance).map(\.reason) == ["号码是范例，不是真人"])
            #expect(
                document.stored.events.last?.happening
                    == .findingAllowed(mark: mark, reason: "号码是范例，不是真人"))
            try await test.sign([.check, .review, .secrecy, .approval], of: id)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `who drafted it answers for nothing, whatever else they may do`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let both = test.caller(test.person(.informationOfficer), [.informationOfficer, .checker])
            let id = try await test.office.draft(
                .sample(body: Self.leak), in: test.organisation(.finance).id, by: both)
            try await test.office.submit(id, expecting: nil, by: both)
            let document = try await test.office.deskDocument(id, by: both)
            #expect(!document.mayAllowFindings)
            await #expect(throws: DocumentRefusal.drafterCannotAllow) {
                try await test.office.allowFinding(
                    document.guarded.open[0].mark, of: id, reason: "可以", expecting: nil, by: both)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `nothing is approved while a file has not been looked into`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft(.sample())
            try await test.attach(Self.leak, named: "名单.txt", to: id)
            try await test.submit(id)
            try await test.sign([.check, .review, .secrecy], of: id)
            await #expect(throws: DocumentRefusal.filesUnread(1)) { try await test.sign([.approval], of: id) }
            try await test.readFiles()
            await #expect(throws: DocumentRefusal.findingsOpen(1)) { try await test.sign([.approval], of: id) }
            let found = try await test.office.deskDocument(id, by: test.caller(.approver)).guarded.open
            #expect(found.map(\.finding.kind) == [.identityNumber])
            #expect(found.first?.file?.name == "名单.txt")
        }
    }

    @Test(arguments: Engine.available)
    func `an emergency does not pass the guard either`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted(.sample(body: Self.leak))
            try await test.sign([.secrecy], of: id)
            await #expect(throws: DocumentRefusal.findingsOpen(1)) {
                try await test.office.overrideReview(
                    of: id, reason: "洪水预警", expecting: nil, by: test.caller(.approver))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what is not going to be public may say what it says`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted(
                .sample(
                    attribute: .withheld, attributeGround: .thirdParty, attributeReason: "涉及个人隐私", body: Self.leak))
            try await test.sign([.check, .review, .secrecy, .approval], of: id)
            #expect(try await test.office.deskDocument(id, by: test.caller(.auditor)).state.publicity == .filed)
        }
    }
}
