import Domain
import Storage
import TestSupport
import Testing

@testable import Actions

/// Whatever the register holds, the figures that are computed from it fulfil the rules of the form.
@Suite(.serialized) struct ReportRegisterTests {
    private static let organs = 250
    private static let years = 2021...2060

    @Test(arguments: Engine.available)
    func `every identity holds in 10,000 random registers`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let organs = try await fill(test)
            let broken = try await test.store.read { tx in
                var broken: [String] = []
                for organ in organs {
                    var previous: ReportContent?
                    for year in Self.years {
                        let register = ReportRegister(
                            organisations: [organ], year: year, format: .revised2021, today: day(2061, 1, 1))
                        let tables = try register.tables(tx)
                        let content = ReportContent(year: year, tables: tables)
                        let verdict = ReportCheck(content, previous: previous).verdict
                        broken += verdict.broken.map { "\(organ) \(year): \($0)" }
                        let received = tables[.request(.received, .total)] ?? 0
                        if try register.months(tx).reduce(0, +) != received { broken.append("\(organ) \(year) months") }
                        previous = content
                    }
                }
                return Array(broken.prefix(3))
            }
            #expect(broken == [])
        }
    }

    @Test(arguments: Engine.available)
    func `the whole of a tree is the sum of its parts, and nothing is counted twice`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let organs = try await fill(test, organs: 20)
            try await test.store.read { tx in
                for year in Self.years {
                    func tables(_ organisations: [Organisation.ID]) throws -> ReportTables {
                        try ReportRegister(
                            organisations: organisations, year: year, format: .revised2021, today: day(2061, 1, 1)
                        ).tables(tx)
                    }
                    let parts = try organs.map { try tables([$0]) }
                    #expect(try tables(organs) == ReportTables.sum(of: parts, .revised2021))
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `behind each figure stand as many records as it counts`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let organs = try await fill(test, organs: 2)
            test.clock.set(instant(2061, 1, 1))
            let auditor = test.caller(.auditor, in: .city)
            for organ in organs {
                let id = try await test.office.openReport(
                    of: organ, year: 2040, .own, by: test.caller(.opennessOffice, in: .city))
                let computed = try await test.office.deskReport(id, by: auditor).computed
                var different: [ReportCell] = []
                for (cell, value) in computed.cells {
                    let records = try await test.office.reportRecords(id, cell, offset: 0, limit: 0, by: auditor)
                    if records.kind.count != value { different.append(cell) }
                }
                #expect(different == [])
                #expect(computed[.request(.received, .total)] ?? 0 > 0)
            }
        }
    }

    /// Organisations with some eight requests a year and a few disputes, from before the first year until after the last.
    private func fill(_ test: TestOffice, organs count: Int = organs) async throws -> [Organisation.ID] {
        let city = test.organisation(.city).id
        return try await test.store.write { tx in
            var random = SeededRandom(seed: 5)
            let organs = try (0..<count).map { number in
                let organ = Organisation(
                    id: newID(&random), code: "organ-\(number)", name: "第\(number)局", shortName: "第\(number)局",
                    kind: .department, parent: city)
                try OrganisationTable.insert(organ, tx)
                return organ.id
            }
            let days = day(2020, 1, 1).number...day(2060, 12, 31).number
            for (position, organ) in organs.enumerated() {
                try tx.runAll(
                    (0..<Int.random(in: 0...650, using: &random)).flatMap {
                        request(organ, "\(position)-\($0)", sequence: $0 + 1, days, &random)
                    })
            }
            return organs
        }
    }

    private func newID(_ random: inout SeededRandom) -> Organisation.ID {
        Organisation.ID(
            bornAt: Instant(milliseconds: 0), chance: (0..<10).map { _ in UInt8.random(in: 0...255, using: &random) })
    }

    /// A request that ended, was handed over or is open, and perhaps a dispute about it.
    private func request(
        _ organ: Organisation.ID, _ id: String, sequence: Int, _ days: ClosedRange<Int>, _ random: inout SeededRandom
    ) -> [SQL] {
        let submitted = Day(number: Int.random(in: days, using: &random))
        let stage = ["closed", "closed", "closed", "closed", "transferred", "under-way"].randomElement(using: &random)
        let closed = stage == "under-way" ? nil : submitted + Int.random(in: 0...400, using: &random)
        let outcome = stage == "closed" ? RequestOutcome.allCases.randomElement(using: &random) : nil
        let kind = ApplicantClass.allCases.randomElement(using: &random)
        let request: SQL = """
            INSERT INTO request
                (id, organisation, year, sequence, mark, code_mark, applicant_mark, applicant_class, channel, stage,
                 event_count, submitted_on, submitted_year, is_provisional, outcome, closed_on, closed_year, is_late,
                 is_archived, changed_at)
            VALUES
                (\(id), \(organ), 2020, \(sequence), 'T', \(Array(id.utf8)), \(Array(id.utf8)), \(kind), 'online',
                 \(stage), 1, \(submitted), \(submitted.year), 0, \(outcome), \(closed),
                 \(closed?.year ?? RequestProjection.openYear), 0, 0, 0)
            """
        guard Int.random(in: 0..<5, using: &random) == 0 else { return [request] }
        let opened = (closed ?? submitted) + Int.random(in: 0...60, using: &random)
        let result = Bool.random(using: &random) ? Dispute.Result.allCases.randomElement(using: &random) : nil
        let decided = result.map { _ in opened + Int.random(in: 0...500, using: &random) }
        return [
            request,
            """
            INSERT INTO request_dispute (request, number, organisation, block, opened_on, result, decided_on)
            VALUES (\(id), 1, \(organ), \(Dispute.Block.allCases.randomElement(using: &random)), \(opened), \(result),
                    \(decided))
            """,
        ]
    }
}

extension ReportRecords.Kind {
    /// Nil of what was not counted in the register.
    fileprivate var count: Int? {
        switch self {
        case .requests(_, let total), .disputes(_, let total): total
        case .documents(let documents): documents.count
        case .fees(let fees): fees.count
        case .parts, .none: nil
        }
    }
}
