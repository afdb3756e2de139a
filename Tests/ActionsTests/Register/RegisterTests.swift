import Actions
import Domain
import Storage
import TestSupport
import Testing

/// Lists and counts come from memory; these hold them against the columns of the database.
struct RegisterTests {
    private static let topics = [nil, "0201", "0202", "0301"]
    private static let genres = ["notice", "opinion", "regulation"]

    /// Of every kind a few, on days that repeat.
    private func fill(_ test: TestOffice, _ count: Int = 60) async throws {
        for (offset, place) in [TestOffice.Place.finance, .education].enumerated() {
            let items = (1...count).map { number in
                ImportItem.sample(
                    line: number,
                    content: .sample(
                        title: "\(place.rawValue)第\(number)件", expiresOn: number % 5 == 0 ? day(2026, 3, 10) : nil,
                        catalogueRow: number % 3 == 0 ? "20-01" : nil,
                        topic: Self.topics[number % 4], genre: Self.genres[(number + offset) % 3]),
                    publishedOn: day(2019 + number % 4, 5, 1 + number % 7),
                    validity: number % 7 == 0 ? .repealed : nil)
            }
            _ = try await test.office.importDocuments(items, into: place.rawValue, isDryRun: false, by: .system)
        }
    }

    private func filters(_ test: TestOffice) -> [DocumentFilter] {
        let places = [nil, test.organisation(.finance).id, test.organisation(.city).id]
        return places.flatMap { place in
            [
                DocumentFilter(organisation: place), DocumentFilter(organisation: place, catalogueRow: "20-01"),
                DocumentFilter(organisation: place, topic: "02"), DocumentFilter(organisation: place, topic: "0202"),
                DocumentFilter(organisation: place, genre: "opinion", year: 2020),
                DocumentFilter(organisation: place, validity: .expired),
                DocumentFilter(organisation: place, topic: "03", validity: .inForce),
                DocumentFilter(organisation: place, validity: .repealed),
                DocumentFilter(organisation: place, topic: "99"),
            ]
        }
    }

    @Test(arguments: Engine.available)
    func `every filter gives the documents that the database has, in their order`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await fill(test)
            for today in [day(2026, 3, 10), day(2026, 3, 11)] {
                test.clock.set(Instant(today, hour: 9))
                let all = try await test.office.documents(DocumentFilter(), limit: 1000).items
                #expect(all.count == 120)
                #expect(all.map { [$0.shownOn.number] } == all.map { [$0.shownOn.number] }.sorted { $0[0] > $1[0] })
                for filter in filters(test) {
                    let expected = all.filter { filter.admits($0, on: today) }
                    let list = try await test.office.documents(filter, limit: 1000)
                    #expect(list.items.map(\.id) == expected.map(\.id), "\(filter)")
                    #expect(list.total == expected.count)
                    let page = try await test.office.documents(filter, offset: 7, limit: 5)
                    #expect(page.items.map(\.id) == expected.dropFirst(7).prefix(5).map(\.id))
                    let late = try await test.office.documents(filter, offset: 33, limit: 50)
                    #expect(late.items.map(\.id) == expected.dropFirst(33).prefix(50).map(\.id))
                    #expect(try await test.office.documents(filter, offset: 500, limit: 5).items.isEmpty)
                    let facets = list.counts
                    #expect(facets.genres == Dictionary(grouping: expected, by: \.genre).mapValues(\.count))
                    #expect(facets.years == Dictionary(grouping: expected, by: \.shownOn.year).mapValues(\.count))
                    #expect(
                        facets.validities
                            == Dictionary(grouping: expected) { $0.validity(on: today) }.mapValues(\.count))
                    #expect(
                        facets.organisations == Dictionary(grouping: expected, by: \.organisation).mapValues(\.count))
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what is published, corrected or withdrawn stands in the lists at once, also of another server`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            try await fill(test, 3)
            let twin = test.twin(seed: 7)
            func titles(_ office: Office) async throws -> [String] {
                try await office.documents(DocumentFilter(), limit: 3).items.map(\.title)
            }
            #expect(try await titles(twin) == titles(test.office))
            let id = try await test.published(.sample(title: "第一稿"))
            #expect(try await titles(test.office).first == "第一稿")
            #expect(try await titles(twin).first == "第一稿")
            try await test.corrected(id, to: .sample(title: "第二稿", genre: "opinion", publicNote: "更正。"))
            #expect(try await titles(twin).first == "第二稿")
            #expect(try await twin.documents(DocumentFilter(genre: "opinion"), limit: 1).items.map(\.id) == [id])
            try await test.office.withdraw(
                id, manner: .error, reason: "误。", successor: nil, expecting: nil, by: test.caller(.approver))
            #expect(try await !titles(twin).contains("第二稿"))
            #expect(try await twin.documents(DocumentFilter(), limit: 1).total == 6)
            #expect(try await twin.publishedCount() == 6)
        }
    }

    @Test(arguments: Engine.available)
    func `the desk's list has every stage in the order of the last change`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await fill(test, 3)
            test.clock.set(instant(2026, 3, 11))
            let draft = try await test.draft(.sample(title: "草稿"))
            test.clock.set(instant(2026, 3, 12))
            let sent = try await test.submitted(.sample(title: "送审"))
            let officer = test.caller(.informationOfficer)
            let all = try await test.office.deskDocuments(DeskFilter(), offset: 0, limit: 10, by: officer)
            #expect(all.total == 5)
            #expect(all.rows.prefix(2).map(\.id) == [sent, draft])
            let drafts = try await test.office.deskDocuments(
                DeskFilter(stage: "draft"), offset: 0, limit: 10, by: officer)
            #expect(drafts.rows.map(\.id) == [draft])
            let open = try await test.office.deskDocuments(
                DeskFilter(publicity: "published"), offset: 2, limit: 10, by: officer)
            #expect(open.total == 3)
            #expect(open.rows.count == 1)
            test.clock.set(instant(2026, 3, 13))
            try await test.submit(draft)
            let moved = try await test.office.deskDocuments(DeskFilter(), offset: 0, limit: 1, by: officer)
            #expect(moved.rows.map(\.id) == [draft])
            let elsewhere = test.caller(.informationOfficer, in: .township)
            #expect(try await test.office.deskDocuments(DeskFilter(), offset: 0, limit: 9, by: elsewhere).total == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `rows of the catalogue are counted with their newest document`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await fill(test)
            let finance = test.organisation(.finance).id
            let listed = try await test.office.documents(DocumentFilter(catalogueRow: "20-01"), limit: 1000).items
            let row = try #require(try await test.office.catalogue().first { $0.row.code == "20-01" })
            #expect(row.total == 40)
            #expect(row.latest == listed.map(\.shownOn).max())
            let own = try #require(try await test.office.catalogue(of: finance).first { $0.row.code == "20-01" })
            #expect(own.total == 20)
            let standings = try await test.office.catalogueRow("20-01").standings
            #expect(standings.first { $0.organisation.id == finance }?.total == 20)
        }
    }

    @Test(arguments: Engine.available)
    func `the site map names every published document once`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await fill(test, 10)
            var addresses: [Document.ID] = []
            for offset in stride(from: 0, to: 24, by: 6) {
                addresses += try await test.office.publishedAddresses(offset: offset, limit: 6).map(\.id)
            }
            #expect(addresses == addresses.sorted())
            let listed = try await test.office.documents(DocumentFilter(), limit: 100).items.map(\.id)
            #expect(Set(addresses) == Set(listed))
            #expect(addresses.count == 20)
        }
    }
}

extension DocumentFilter {
    /// What the filter means, asked of one line.
    fileprivate func admits(_ document: DocumentSummary, on today: Day) -> Bool {
        if let organisation, document.organisation != organisation { return false }
        // The summary does not hold the row; the sample's titles tell it: every third one.
        if catalogueRow != nil, document.number % 3 != 0 { return false }
        if let topic, !(document.topic ?? "").hasPrefix(topic) { return false }
        if let genre, document.genre != genre { return false }
        if let year, document.shownOn.year != year { return false }
        if let validity, document.validity(on: today) != validity { return false }
        return true
    }
}

extension DocumentSummary {
    fileprivate var number: Int { Int(title.filter { $0.isASCII && $0.isNumber }) ?? 0 }
}
