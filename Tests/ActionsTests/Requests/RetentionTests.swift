import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

struct RetentionTests {
    private static let archivedOn = day(2016, 3, 10)

    private func anonymise(_ id: InformationRequest.ID, _ test: TestOffice, as role: Role = .approver) async throws {
        try await test.office.anonymise([id], by: test.caller(role))
    }

    @Test(arguments: Engine.available)
    func `when the term has ended nobody is known any more, and what happened stays`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.archived(on: Self.archivedOn)
            let other = try await test.registered()
            #expect(try await test.deskRequest(other).others.map(\.request.id) == [id])
            let code = try await test.office.renewQueryCode(of: id, by: test.caller(.requestOfficer))
            #expect(
                try await test.office.expiredRequests(limit: 10, by: test.caller(.approver)).map(\.request.id) == [id])
            try await anonymise(id, test)

            let desk = try await test.deskRequest(id)
            #expect(desk.form == nil)
            #expect(desk.letters == [])
            #expect(desk.events.map(\.happening).last == .anonymised)
            #expect(desk.state.outcome == .other)
            #expect(try await test.deskRequest(other).others == [])
            await #expect(throws: NotFound.self) { try await test.tracked(code) }
            await #expect(throws: RecordAnonymous.self) {
                _ = try await test.office.renewQueryCode(of: id, by: test.caller(.requestOfficer))
            }
            await #expect(throws: RecordAnonymous.self) {
                _ = try await test.office.lookAtApplicant(of: id, by: test.caller(.requestOfficer))
            }
            await #expect(throws: RecordAnonymous.self) { try await test.act(.note(words: "还有。"), on: id) }
            await #expect(throws: RecordAnonymous.self) { try await anonymise(id, test) }
            let list = try await test.office.requests(
                RequestFilter(), offset: 0, limit: 10, by: test.caller(.requestOfficer))
            #expect(Set(list.rows.map(\.title)) == ["", "东湾村2024年征地补偿安置方案和补偿费分配情况"])
            #expect(try await test.office.expiredRequests(limit: 10, by: test.caller(.approver)).isEmpty)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a new encryption key leaves out what has no key any more`(engine: Engine) async throws {
        try await withFolder { folder in
            let keys = KeyFolder(folder.appending(path: "keys").path)
            try keys.make(logOrigin: "www.yangguang.example/log")
            try await withOffice(engine, keyFolder: keys) { test in
                try await test.office.adoptKeys()
                let id = try await test.archived(on: Self.archivedOn)
                let other = try await test.registered()
                try await anonymise(id, test)
                _ = try await test.office.rotate(.encryption, in: keys)
                #expect(try await test.deskRequest(id).form == nil)
                #expect(try await test.deskRequest(other).form == .sample())
                #expect(try await test.office.check().findings == [])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the term is that of the office, and a dispute keeps the request`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.archived(on: day(2016, 3, 11))
            await #expect(throws: RequestRefusal.retentionNotEnded(until: day(2026, 3, 11))) {
                try await anonymise(id, test)
            }
            #expect(try await test.office.expiredRequests(limit: 10, by: test.caller(.approver)).isEmpty)
            let administrator = test.caller(.administrator, in: .city)
            await #expect(throws: Invalid.self) { try await test.office.changeRetention(years: 0, by: administrator) }
            try await test.office.changeRetention(years: 5, by: administrator)
            #expect(try await test.office.retentionYears() == 5)
            try await test.act(.openDispute(Dispute.Filing(.directSuit, organ: "法院")), on: id)
            let expired = try await test.office.expiredRequests(limit: 10, by: test.caller(.approver))
            #expect(expired.map(\.isDisputed) == [true])
            await #expect(throws: RequestRefusal.disputeOpen) { try await anonymise(id, test) }
            try await test.act(.decideDispute(number: 1, .upheld, words: ""), on: id)
            try await anonymise(id, test)
            let register = try await test.office.disputes(
                DisputeFilter(), offset: 0, limit: 10, by: test.caller(.requestOfficer))
            #expect(register.count(.directSuit, .upheld) == 1)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test func `who archived a request does not destroy its key, nor does who may not approve`() async throws {
        try await withOffice(.sqlite) { test in
            let id = try await test.archived(on: Self.archivedOn)
            await #expect(throws: Forbidden.self) { try await anonymise(id, test, as: .requestOfficer) }
            let both = test.caller(test.person(.requestOfficer), [.requestOfficer, .approver])
            await #expect(throws: RequestRefusal.ownArchiving) { try await test.office.anonymise([id], by: both) }
            let open = try await test.registered()
            await #expect(throws: RequestRefusal.notArchived) { try await anonymise(open, test) }
            await #expect(throws: Invalid.self) { try await test.office.anonymise([], by: test.caller(.approver)) }
        }
    }

    @Test func `a request is archived neither in the future nor before it ended`() async throws {
        try await withOffice(.sqlite) { test in
            let id = try await test.registered()
            try await test.act(.enterWithdrawal(words: ""), on: id)
            let officer = test.caller(.requestOfficer)
            await #expect(throws: RequestRefusal.tooEarly(earliest: day(2026, 3, 10))) {
                try await test.office.act(.archive, on: id, day: day(2016, 3, 10), expecting: nil, by: officer)
            }
        }
    }
}
