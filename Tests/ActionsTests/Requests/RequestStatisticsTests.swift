import Actions
import Domain
import Storage
import TestSupport
import Testing

struct RequestStatisticsTests {
    /// Three received in 2026, one of them from before the year's end; one answered in time, one late, one handed over.
    private func fill(_ test: TestOffice) async throws {
        test.clock.set(instant(2025, 12, 29))
        let carried = try await test.registered()
        test.clock.set(instant(2026, 1, 5))
        let business = try await test.registered(
            .sample(name: "阳光建材有限公司", number: "91350100M000100Y43", kind: .business))
        _ = try await test.registered(in: .township)
        let handed = try await test.registered()
        try await test.act(.transfer(to: test.organisation(.education).id, reason: "由市教育局制作。"), on: handed)
        test.clock.advance(days: 3)
        try await test.answer(business)
        try await test.act(.deliver(.direct, words: ""), on: business)
        test.clock.advance(days: 60)
        try await test.answer(carried)
        try await test.act(.deliver(.direct, words: ""), on: carried)
    }

    @Test(arguments: Engine.available)
    func `what came in and what was carried over is what ended and what is carried on`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await fill(test)
            let whole = try await test.statistics(of: "yangguang", isWithBelow: true, as: .opennessOffice, in: .city)
            #expect(whole.total.count(.received) == 3)
            #expect(whole.total.count(.carriedOver) == 1)
            #expect(whole.total.count(.ended) == 2)
            #expect(whole.total.count(.carriedOn) == 2)
            #expect(whole.total.count(.overdue) == 2)
            #expect(whole.total.count(.transferred) == 1)
            #expect(whole.total.count(.ended, of: .business, .granted) == 1)
            #expect(whole.total.count(.endedLate) == 1)
            #expect(whole.total.onTimeTenths == 500)
            #expect(whole.organisations.map(\.counts).map { $0.count(.received) }.reduce(0, +) == 3)

            let finance = try await test.statistics(of: "finance", isWithBelow: false)
            #expect(finance.total.count(.received) == 1)
            // 6 to 8 January; and from 30 December to 9 March, less New Year and the Spring Festival.
            #expect(finance.total.longest == 45)
            #expect(finance.total.averageTenths == 240)
        }
    }

    @Test(arguments: Engine.available)
    func `every figure is the number of lines in its list`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await fill(test)
            let caller = test.caller(.opennessOffice, in: .city)
            let whole = try await test.statistics(of: "yangguang", isWithBelow: true, as: .opennessOffice, in: .city)
            for figure in RequestFigure.allCases {
                for kind in [ApplicantClass?.none] + ApplicantClass.allCases.map(Optional.some) {
                    for outcome in [RequestOutcome?.none] + RequestOutcome.allCases.map(Optional.some) {
                        let behind = RequestFilter.Figure(
                            figure, year: 2026, organisation: "yangguang", isWithBelow: true, applicantClass: kind)
                        let list = try await test.office.requests(
                            RequestFilter(outcome: outcome, figure: behind), offset: 0, limit: 50, by: caller)
                        #expect(
                            list.total == whole.total.count(figure, of: kind, outcome), "\(behind) \(outcome as Any)")
                        #expect(list.rows.count == list.total)
                    }
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who counts what is below sees numbers and days, and nobody's name`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await fill(test)
            let behind = RequestFilter.Figure(.received, year: 2026, organisation: "yangguang", isWithBelow: true)
            let list = try await test.office.requests(
                RequestFilter(figure: behind), offset: 0, limit: 50, by: test.caller(.auditor, in: .city))
            #expect(list.rows.allSatisfy { $0.title.isEmpty && $0.applicant.isEmpty && !$0.isReadable })
            await #expect(throws: Forbidden.self) {
                try await test.statistics(of: "yangguang", isWithBelow: true)
            }
            await #expect(throws: Forbidden.self) {
                try await test.statistics(of: "finance", isWithBelow: true, as: .informationOfficer)
            }
            await #expect(throws: NotFound.self) { try await test.statistics(of: "nowhere", isWithBelow: true) }
        }
    }
}

extension TestOffice {
    fileprivate func statistics(
        of code: String, isWithBelow: Bool, as role: Role = .requestOfficer, in place: Place = .finance
    ) async throws -> RequestStatistics {
        try await office.requestStatistics(of: code, isWithBelow: isWithBelow, year: 2026, by: caller(role, in: place))
    }
}
