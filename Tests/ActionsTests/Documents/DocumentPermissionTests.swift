import Actions
import Domain
import Storage
import TestSupport
import Testing

struct DocumentPermissionTests {
    @Test(arguments: Engine.available, Deed.allCases)
    fileprivate func `only the right role may, and only below its own organisation`(
        engine: Engine, deed: Deed
    ) async throws {
        try await withOffice(engine) { test in
            let id = try await deed.prepared(test)
            for role in Role.allCases where !role.permissions.contains(deed.permission) {
                await #expect(throws: Forbidden.self, "\(role)") { try await deed.act(on: id, test, test.caller(role)) }
            }
            for role in Role.allCases where role.permissions.contains(deed.permission) {
                for place in [TestOffice.Place.education, .township] {
                    await #expect(throws: Forbidden.self, "\(role) of \(place)") {
                        try await deed.act(on: id, test, test.caller(role, in: place))
                    }
                }
            }
            let role = try #require(Role.allCases.first { $0.permissions.contains(deed.permission) })
            try await deed.act(on: id, test, test.caller(role, in: .city))
        }
    }

    @Test(arguments: Engine.available)
    func `the program itself signs nothing`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            await #expect(throws: Forbidden.self) {
                try await test.office.sign(.check, of: id, opinion: "同意。", expecting: nil, by: .system)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever drafted a document signs no step of it`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            let drafter = test.caller(test.person(.informationOfficer), Role.allCases)
            for step in [ReviewStep.check, .secrecy] {
                await #expect(throws: DocumentRefusal.sameHands) {
                    try await test.office.sign(step, of: id, opinion: "同意。", expecting: nil, by: drafter)
                }
            }
            try await test.sign([.secrecy], of: id)
            await #expect(throws: DocumentRefusal.sameHands) {
                try await test.office.overrideReview(of: id, reason: "防汛。", expecting: nil, by: drafter)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `nobody signs two steps of one item`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.submitted()
            let checker = test.caller(test.person(.checker), Role.allCases)
            try await test.office.sign(.check, of: id, opinion: "同意。", expecting: nil, by: checker)
            for step in [ReviewStep.review, .secrecy] {
                await #expect(throws: DocumentRefusal.sameHands) {
                    try await test.office.sign(step, of: id, opinion: "同意。", expecting: nil, by: checker)
                }
            }
            try await test.sign([.review, .secrecy, .approval], of: id)
            #expect(try await test.office.publicDocument(id).id == id)
        }
    }

    @Test(arguments: Engine.available)
    func `what is not public is not seen at other desks`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft()
            for place in [TestOffice.Place.education, .township] {
                let stranger = test.caller(.approver, in: place)
                await #expect(throws: Forbidden.self) { try await test.office.deskDocument(id, by: stranger) }
                await #expect(throws: Forbidden.self) { try await test.office.deskRevision(id, 1, by: stranger) }
                let list = try await test.office.deskDocuments(DeskFilter(), offset: 0, limit: 10, by: stranger)
                #expect(list.total == 0)
            }
            let desk = try await test.office.deskDocuments(
                DeskFilter(), offset: 0, limit: 10, by: test.caller(.opennessOffice, in: .city))
            #expect(desk.rows.map(\.id) == [id])
        }
    }
}

/// One thing that can be done to a document, with what it needs.
private enum Deed: CaseIterable {
    case draft, revise, submit, discard, check, review, secrecy, approve, sendBack, override, confirm, withdraw, repeal

    var permission: Permission {
        switch self {
        case .draft, .revise, .submit, .discard: .draftDocuments
        case .check, .sendBack: .checkDocuments
        case .review: .reviewDocuments
        case .secrecy: .reviewSecrecy
        case .approve: .approveDocuments
        case .override, .confirm: .overrideReview
        case .withdraw, .repeal: .withdrawDocuments
        }
    }

    /// A document of 财政局 to which it can be done.
    func prepared(_ test: TestOffice) async throws -> Document.ID {
        switch self {
        case .draft, .revise, .submit, .discard: return try await test.draft()
        case .check, .secrecy, .sendBack: return try await test.submitted()
        case .approve, .override: return try await test.reviewed()
        case .withdraw, .repeal: return try await test.published()
        case .review:
            let id = try await test.submitted()
            try await test.sign([.check], of: id)
            return id
        case .confirm:
            let id = try await test.reviewed()
            try await Deed.override.act(on: id, test, test.caller(.approver))
            return id
        }
    }

    func act(on id: Document.ID, _ test: TestOffice, _ caller: Caller) async throws {
        let office = test.office
        switch self {
        case .draft: _ = try await office.draft(.sample(), in: test.organisation(.finance).id, by: caller)
        case .revise: try await office.revise(id, .sample(), expecting: nil, by: caller)
        case .submit: try await office.submit(id, expecting: nil, by: caller)
        case .discard: try await office.discard(id, reason: "重复。", expecting: nil, by: caller)
        case .check: try await office.sign(.check, of: id, opinion: "同意。", expecting: nil, by: caller)
        case .review: try await office.sign(.review, of: id, opinion: "同意。", expecting: nil, by: caller)
        case .secrecy: try await office.sign(.secrecy, of: id, opinion: "同意。", expecting: nil, by: caller)
        case .approve: try await office.sign(.approval, of: id, opinion: "同意。", expecting: nil, by: caller)
        case .sendBack:
            try await office.returnToDrafter(id, at: .check, reason: "缺附件。", expecting: nil, by: caller)
        case .override: try await office.overrideReview(of: id, reason: "防汛。", expecting: nil, by: caller)
        case .confirm: try await office.confirmOverride(of: id, opinion: "属实。", expecting: nil, by: caller)
        case .withdraw:
            try await office.withdraw(
                id, manner: .error, reason: "数据有误。", successor: nil, expecting: nil, by: caller)
        case .repeal:
            try await office.decideValidity(
                of: id, .repealed, reason: "已废止。", successor: nil, expecting: nil, by: caller)
        }
    }
}
