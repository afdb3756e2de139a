import Actions
import Domain
import Storage
import TestSupport
import Testing

struct BrowseTests {
    @Test(arguments: Engine.available)
    func `lists are narrowed by every facet`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported([
                .sample(title: "甲", topic: "0201", genre: "notice"),
                .sample(title: "乙", topic: "0301", genre: "opinion"),
                .sample(title: "丙", signedOn: day(2019, 5, 1), catalogueRow: "20-02", topic: "02"),
                .sample(title: "丁", effectiveOn: day(2026, 5, 1)), .sample(title: "戊", expiresOn: day(2026, 3, 9)),
            ])
            try await test.imported([.sample(title: "己")], in: .education)
            func titles(_ filter: DocumentFilter) async throws -> [String] {
                try await test.office.documents(filter, limit: 50).items.map(\.title).sorted()
            }
            #expect(try await titles(DocumentFilter()) == ["丁", "丙", "乙", "己", "戊", "甲"])
            #expect(try await titles(DocumentFilter(organisation: test.organisation(.education).id)) == ["己"])
            #expect(try await titles(DocumentFilter(catalogueRow: "20-02")) == ["丙"])
            #expect(try await titles(DocumentFilter(topic: "02")) == ["丁", "丙", "己", "戊", "甲"])
            #expect(try await titles(DocumentFilter(topic: "0301")) == ["乙"])
            #expect(try await titles(DocumentFilter(topic: "0")) == ["丁", "丙", "乙", "己", "戊", "甲"])
            #expect(try await titles(DocumentFilter(genre: "opinion")) == ["乙"])
            #expect(try await titles(DocumentFilter(year: 2019)) == ["丙"])
            #expect(try await titles(DocumentFilter(validity: .notYetInForce)) == ["丁"])
            #expect(try await titles(DocumentFilter(validity: .expired)) == ["戊"])
            #expect(try await titles(DocumentFilter(genre: "notice", validity: .inForce)) == ["丙", "己", "甲"])
        }
    }

    @Test(arguments: Engine.available)
    func `the filter by validity agrees with the rule on every day`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let days = [nil, day(2026, 3, 5), day(2026, 3, 10), day(2026, 3, 15)]
            var items: [ImportItem] = []
            for effectiveOn in days {
                for expiresOn in days where expiresOn.map({ $0 >= effectiveOn ?? day(2026, 3, 2) }) ?? true {
                    for validity in [nil] + Validity.Decided.allCases.map(Optional.some) {
                        let content = DocumentContent.sample(effectiveOn: effectiveOn, expiresOn: expiresOn)
                        items.append(.sample(line: items.count + 1, content: content, validity: validity))
                    }
                }
            }
            _ = try await test.office.importDocuments(items, into: "finance", isDryRun: false, by: .system)
            for today in [day(2026, 3, 10), day(2026, 3, 11), day(2026, 3, 16)] {
                test.clock.set(Instant(today, hour: 9))
                var total = 0
                for validity in Validity.allCases {
                    let list = try await test.office.documents(DocumentFilter(validity: validity), limit: 100)
                    #expect(list.items.allSatisfy { $0.validity(on: today) == validity }, "\(validity) on \(today.iso)")
                    total += list.total
                }
                #expect(total == items.count)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `pages of a list follow each other without repeating`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported((1...7).map { .sample(title: "第\($0)件") })
            let all = try await test.office.documents(DocumentFilter(), limit: 100).items.map(\.id)
            var paged: [Document.ID] = []
            for offset in stride(from: 0, to: 9, by: 3) {
                let page = try await test.office.documents(DocumentFilter(), offset: offset, limit: 3)
                #expect(page.total == 7)
                paged += page.items.map(\.id)
            }
            #expect(paged == all)
            #expect(Set(all).count == 7)
        }
    }

    @Test(arguments: Engine.available)
    func `the list of things to do is ordered by the days that are left`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let late = try await test.draft(.sample(title: "迟", signedOn: day(2026, 1, 5)))
            let soon = try await test.submitted(.sample(title: "近", signedOn: day(2026, 2, 25)))
            let today = try await test.draft(.sample(title: "今", signedOn: day(2026, 3, 9)))
            let kept = try await test.draft(.sample(title: "不", attribute: .withheld))
            let tasks = try await test.office.todo(
                of: test.caller(test.person(.checker), [.informationOfficer, .checker]))
            #expect(tasks.map(\.row.id) == [late, soon, today, kept])
            #expect(tasks.map(\.task) == [.finish, .sign(.check), .finish, .finish])
            #expect(tasks.map { $0.daysLeft.map { $0 < 0 } } == [true, false, false, nil])
            #expect(tasks.last?.row.dueOn == nil)
            #expect(try await test.office.todo(of: test.caller(.auditor)).isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `what explains a document is shown with it, and the other way round`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let policy = try await test.published(.sample(title: "办法"))
            let reading = try await test.published(
                .sample(title: "《办法》解读", genre: "interpretation", interprets: policy))
            #expect(try await test.office.publicDocument(policy).related.interpretations.map(\.id) == [reading])
            #expect(try await test.office.publicDocument(reading).related.interpreted?.id == policy)
        }
    }
}
