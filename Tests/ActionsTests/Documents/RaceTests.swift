import Actions
import Domain
import Storage
import TestSupport
import Testing

struct RaceTests {
    @Test(arguments: Engine.available)
    func `of two approvals at the same instant one counts`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.reviewed()
            let version = try await test.office.deskDocument(id, by: test.caller(.approver)).state.eventCount
            let approvers = [test.caller(.approver), test.caller(.approver, in: .city)]
            let outcomes = await withTaskGroup(of: Result<Void, any Error>.self) { group in
                for approver in approvers {
                    group.addTask {
                        do {
                            try await test.office.sign(
                                .approval, of: id, opinion: "同意。", expecting: version, by: approver)
                            return .success(())
                        } catch { return .failure(error) }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let errors = outcomes.compactMap { outcome in
                if case .failure(let error) = outcome { error } else { nil }
            }
            #expect(errors.count == 1)
            #expect(errors.first is Stale)
            let document = try await test.office.publicDocument(id)
            #expect(document.log.count == 1)
            #expect(document.stored.events.count == 7)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever had not looked is refused by the rules`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published()
            await #expect(throws: DocumentRefusal.notInReview) { try await test.sign([.approval], of: id) }
        }
    }

    @Test(arguments: Engine.available)
    func `what somebody else changed meanwhile is stale`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft()
            let officer = test.caller(.informationOfficer)
            try await test.office.revise(id, .sample(title: "第二稿"), expecting: 1, by: officer)
            await #expect(throws: Stale.self) {
                try await test.office.revise(id, .sample(title: "第三稿"), expecting: 1, by: officer)
            }
            #expect(try await test.office.deskDocument(id, by: officer).content.title == "第二稿")
        }
    }

    @Test(arguments: Engine.available)
    func `a form that comes twice makes one record`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let officer = test.caller(.informationOfficer, form: "form-1")
            let finance = test.organisation(.finance).id
            let id = try await test.office.draft(.sample(), in: finance, by: officer)
            let repeated = await #expect(throws: Repeated.self) {
                try await test.office.draft(.sample(), in: finance, by: officer)
            }
            #expect(repeated?.subject == id.text)
            let other = test.caller(.informationOfficer, in: .education, form: "form-2")
            _ = try await test.office.draft(.sample(), in: test.organisation(.education).id, by: other)
            let list = try await test.office.deskDocuments(
                DeskFilter(), offset: 0, limit: 10, by: test.caller(.opennessOffice, in: .city))
            #expect(list.total == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a form that comes again with other words is told from one that comes twice`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            var officer = test.caller(.informationOfficer, form: "form-1")
            let finance = test.organisation(.finance).id
            let id = try await test.office.draft(.sample(), in: finance, by: officer)
            officer.form?.digest = [1]
            let rewritten = await #expect(throws: Rewritten.self) {
                try await test.office.draft(.sample(title: "另一件"), in: finance, by: officer)
            }
            #expect(rewritten?.subject == id.text)
            // Somebody else may hold the same number: it is a browser's word.
            _ = try await test.office.draft(
                .sample(), in: test.organisation(.education).id,
                by: test.caller(.informationOfficer, in: .education, form: "form-1"))
        }
    }

    @Test(arguments: Engine.available)
    func `a form that was refused may come again`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let officer = test.caller(.informationOfficer, form: "form-1")
            let finance = test.organisation(.finance).id
            await #expect(throws: Invalid.self) {
                try await test.office.draft(DocumentContent(), in: finance, by: officer)
            }
            _ = try await test.office.draft(.sample(), in: finance, by: officer)
        }
    }

    @Test(arguments: Engine.available)
    func `the same form sent ten times at once makes one record`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let officer = test.caller(.informationOfficer, form: "form-1")
            let finance = test.organisation(.finance).id
            let made = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<10 {
                    group.addTask { (try? await test.office.draft(.sample(), in: finance, by: officer)) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 1)
            let list = try await test.office.deskDocuments(DeskFilter(), offset: 0, limit: 10, by: officer)
            #expect(list.total == 1)
        }
    }
}
