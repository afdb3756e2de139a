import Actions
import Domain
import Storage
import TestSupport
import Testing

struct IndexNumberTests {
    @Test(arguments: Engine.available)
    func `forty publications at once get the numbers from 1 to 40`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let ids = try await test.approvable(count: 40)
            let failures = await test.approve(ids)
            #expect(failures == 0)
            #expect(try await test.sequences() == Array(1...40))
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `publications that fail in between leave no gap`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let ids = try await test.approvable(count: 20)
            // Each is approved twice at the same time: one of the two always fails.
            let failures = await test.approve(ids + ids)
            #expect(failures == 20)
            #expect(try await test.sequences() == Array(1...20))
        }
    }

    @Test(arguments: Engine.available)
    func `every organisation counts for itself, and every year anew`(engine: Engine) async throws {
        try await withOffice(engine, at: instant(2026, 12, 31, 23, 59)) { test in
            var numbers = [try await test.publishedNumber(), try await test.publishedNumber(in: .education)]
            numbers.append(try await test.publishedNumber())
            test.clock.advance(.seconds(60))
            numbers.append(try await test.publishedNumber())
            #expect(
                numbers == [
                    "113417020032563511/2026-00001", "education/2026-00001", "113417020032563511/2026-00002",
                    "113417020032563511/2027-00001",
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `a new template steps over the numbers that the old one gave`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.publishedNumber()
            let draft = OrganisationDraft(code: "finance", name: "阳光市财政局", kind: .department)
            try await test.office.changeOrganisation(
                "finance", to: draft, indexTemplate: "113417020032563511/{year}-0{sequence:4}", by: .system)
            #expect(try await test.publishedNumber() == "113417020032563511/2026-00002")
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a declared number of the own series moves the counter on`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let items = [
                ImportItem.sample(line: 1),
                ImportItem.sample(line: 2, indexNumber: "113417020032563511/2026-00007"),
                ImportItem.sample(line: 3, indexNumber: "旧档2011-3"),
            ]
            let outcome = try await test.office.importDocuments(items, into: "finance", isDryRun: false, by: .system)
            #expect(outcome.accepted == 3)
            let numbers = try await test.numbers(["external-1", "external-2", "external-3"])
            #expect(
                numbers == ["113417020032563511/2026-00008", "113417020032563511/2026-00007", "旧档2011-3"])
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a number that came in with a foreign document is passed over`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let items = [ImportItem.sample(indexNumber: "education/2026-00002")]
            _ = try await test.office.importDocuments(items, into: "finance", isDryRun: false, by: .system)
            #expect(try await test.publishedNumber(in: .education) == "education/2026-00001")
            #expect(try await test.publishedNumber(in: .education) == "education/2026-00003")
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a number that somebody took away is a finding`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            for _ in 0..<3 { _ = try await test.published() }
            try await test.store.write { _ = try $0.run("DELETE FROM number_allocation WHERE sequence = 2") }
            let findings = try await test.office.check().findings
            #expect(findings.map(\.area) == ["numbers"])
            #expect(findings.first?.problem == "the number before 3 is missing")
        }
    }
}

extension TestOffice {
    fileprivate func approvable(count: Int) async throws -> [Document.ID] {
        var ids: [Document.ID] = []
        for _ in 0..<count { ids.append(try await reviewed()) }
        return ids
    }

    /// Signs all at the same time; returns how many failed.
    fileprivate func approve(_ ids: [Document.ID]) async -> Int {
        await withTaskGroup(of: Int.self) { group in
            for id in ids {
                group.addTask {
                    do {
                        try await sign([.approval], of: id)
                        return 0
                    } catch { return 1 }
                }
            }
            return await group.reduce(0, +)
        }
    }

    fileprivate func publishedNumber(in place: Place = .finance) async throws -> String? {
        let id = try await published(in: place)
        return try await office.publicDocument(id).stored.indexNumber
    }

    fileprivate func numbers(_ externalIDs: [String]) async throws -> [String?] {
        try await store.read { tx in
            try externalIDs.map {
                try tx.value("SELECT index_number AS value FROM document WHERE external_id = \($0)")
            }
        }
    }

    fileprivate func sequences() async throws -> [Int] {
        let numbers: [String] = try await store.read {
            try $0.values("SELECT index_number AS value FROM document WHERE index_number IS NOT NULL")
        }
        return numbers.compactMap { Int($0.suffix(5)) }.sorted()
    }
}
