import Actions
import Domain
import Storage
import TestSupport
import Testing

struct DisputeRegisterTests {
    private static let secrets = ["阳政复〔2026〕18号", "公开会议记录", "维持原答复"]

    private static let filing = Dispute.Filing(
        .reconsideration, organ: "阳光市人民政府", caseNumber: "阳政复〔2026〕18号", claim: "公开会议记录。")

    private func register(_ filter: DisputeFilter, _ test: TestOffice) async throws -> DisputeRegister {
        try await test.office.disputes(filter, offset: 0, limit: 50, by: test.caller(.requestOfficer))
    }

    @Test(arguments: Engine.available)
    func `every dispute is counted by block, result and year, and its words stay sealed`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.disputed(Self.filing)
            _ = try await test.disputed(Self.filing, in: .education)
            test.clock.set(instant(2027, 2, 1))
            try await test.act(.decideDispute(number: 1, .upheld, words: "维持原答复。"), on: id)
            try await test.act(.openDispute(Dispute.Filing(.suitAfterReconsideration, organ: "法院")), on: id)

            let first = try await register(DisputeFilter(year: 2026), test)
            #expect(first.counts == [.reconsideration: [.pending: 1]])
            #expect(first.firstYear == 2026)
            let second = try await register(DisputeFilter(year: 2027), test)
            #expect(second.counts == [.reconsideration: [.upheld: 1], .suitAfterReconsideration: [.pending: 1]])
            #expect(second.count(nil, nil) == 2)
            #expect(
                try await register(DisputeFilter(year: 2028), test).counts == [.suitAfterReconsideration: [.pending: 1]]
            )
            let upheld = try await register(DisputeFilter(block: .reconsideration, standing: .upheld), test)
            #expect(upheld.lines.map(\.request.id) == [id])
            #expect(upheld.total == 1)
            #expect(upheld.lines.first?.outcome == .deliberative)

            let desk = try await test.deskRequest(id)
            #expect(desk.state.disputes.map(\.filing.organ) == ["阳光市人民政府", "法院"])
            let dump = try await test.store.read { tx in
                var text = ""
                for table in try Records.tables(tx) {
                    try tx.copyOut(table) { text += String(decoding: $0, as: UTF8.self) }
                }
                return text
            }
            for secret in Self.secrets { #expect(!dump.contains(secret), "\(secret)") }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `an archived request can be disputed, and is found in the list`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            try await test.answer(id)
            try await test.act(.deliver(.email, words: ""), on: id)
            try await test.act(.archive, on: id)
            let filter = RequestFilter(isDisputed: true)
            let officer = test.caller(.requestOfficer)
            #expect(try await test.office.requests(filter, offset: 0, limit: 10, by: officer).total == 0)
            try await test.act(.openDispute(Dispute.Filing(.directSuit, organ: "法院")), on: id)
            #expect(try await test.office.requests(filter, offset: 0, limit: 10, by: officer).total == 1)
            #expect(try await test.deskRequest(id).state.isArchived)
        }
    }

    @Test(arguments: Engine.available)
    func `a register that somebody changed from outside is noticed`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.disputed(Self.filing)
            _ = try await test.store.write { tx in try tx.run("UPDATE request_dispute SET result = 'upheld'") }
            let findings = try await test.office.check().findings
            #expect(findings.map(\.place) == [id.text])
            #expect(findings.map(\.problem) == ["its disputes in the register differ from its events"])
        }
    }
}
