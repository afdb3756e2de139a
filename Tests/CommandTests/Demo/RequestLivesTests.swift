import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

/// A simulated office: whatever lawful lives its requests have, what holds of one holds of all.
@Suite struct RequestLivesTests {
    /// 5,000 on SQLite; `YANGGUANG_LIVES` makes it more, or the same on PostgreSQL.
    private static func count(_ engine: Engine) -> Int {
        let asked = ProcessInfo.processInfo.environment["YANGGUANG_LIVES"].flatMap { Int($0) }
        return asked ?? (engine == .sqlite ? 5000 : 500)
    }

    @Test(arguments: Engine.available)
    func `numbers, dates, outcomes and counts agree after thousands of lives`(engine: Engine) async throws {
        try await withOffice(engine, at: instant(2022, 1, 4)) { test in
            let count = Self.count(engine)
            let organisation = test.organisation(.finance)
            var lives = RequestLives(
                office: test.office, calendar: try RuleFiles.calendar(), organisations: [organisation],
                caller: { role, _ in test.caller(role) })
            var random = SeededRandom(seed: 20_190_515)
            let fourYears = Duration.seconds(4 * 365 * 86_400)
            try await lives.live(count, within: fourYears, using: &random) { test.clock.advance($0) }

            #expect(try await test.office.check().findings == [])
            let calendar = try await test.office.calendar()
            let all = try await test.office.requests(
                RequestFilter(), offset: 0, limit: count, by: test.caller(.requestOfficer))
            #expect(all.total == count)
            var last: [Int: Int] = [:]
            for row in all.rows {
                let line = row.line
                let request = try await test.deskRequest(line.request.id)
                #expect(
                    request.ledger?.due == countedDue(request.events, request.state, calendar),
                    "\(line.request.number.text)")
                #expect((line.stage == .closed) == (line.outcome != nil) || line.stage == .decided)
                last[line.request.number.year] = max(last[line.request.number.year] ?? 0, line.request.number.sequence)
            }
            #expect(last.values.reduce(0, +) == count)
            try await checkCounts(test, years: last.keys.sorted())
        }
    }

    /// What one year carries on, the next has carried over; what came and was there is what ended and is still there.
    private func checkCounts(_ test: TestOffice, years: [Int]) async throws {
        let caller = test.caller(.requestOfficer)
        var carried = 0
        for year in years {
            let counts = try await test.office.requestStatistics(
                of: "finance", isWithBelow: false, year: year, by: caller
            ).total
            #expect(counts.count(.carriedOver) == carried)
            #expect(counts.count(.received) + carried == counts.count(.ended) + counts.count(.carriedOn))
            let byOutcome = RequestOutcome.allCases.map { counts.count(.ended, of: nil, $0) }.reduce(0, +)
            #expect(byOutcome == counts.count(.ended))
            for figure in RequestFigure.allCases {
                let behind = RequestFilter.Figure(figure, year: year, organisation: "finance", isWithBelow: false)
                let list = try await test.office.requests(
                    RequestFilter(figure: behind), offset: 0, limit: 1, by: caller)
                #expect(list.total == counts.count(figure))
            }
            carried = counts.count(.carriedOn)
        }
    }
}
