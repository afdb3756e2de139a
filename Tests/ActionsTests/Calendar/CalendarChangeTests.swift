import Actions
import Domain
import Storage
import TestSupport
import Testing

struct CalendarChangeTests {
    private let notice = CalendarOrder(
        .notice(year: 2027), title: "国办发明电〔2026〕7号",
        days: [
            WorkCalendar.AnnouncedDay(day(2027, 1, 1), isOff: true, name: "元旦"),
            WorkCalendar.AnnouncedDay(day(2027, 1, 2), isOff: false, name: "元旦"),
            WorkCalendar.AnnouncedDay(day(2027, 1, 4), isOff: true, name: "元旦"),
            WorkCalendar.AnnouncedDay(day(2027, 1, 5), isOff: true, name: "元旦"),
        ])

    @Test(arguments: Engine.available)
    func `a notice moves the terms that run into its year, and the journal says which`(engine: Engine) async throws {
        try await withOffice(engine, at: instant(2026, 12, 14)) { test in
            let id = try await test.registered()
            let early = try await test.deskRequest(id)
            #expect(early.ledger?.due == day(2027, 1, 11))
            #expect(early.ledger?.isProvisional == true)

            let foreseen = try await test.office.effect(of: notice, by: .system)
            #expect(foreseen.requests.map(\.before) == [day(2027, 1, 11)])
            #expect(foreseen.requests.map(\.after) == [day(2027, 1, 13)])
            #expect(try await test.deskRequest(id).ledger?.due == day(2027, 1, 11))

            _ = try await test.office.follow(notice, by: .system)
            let moved = try await test.deskRequest(id)
            #expect(moved.ledger?.due == day(2027, 1, 13))
            #expect(moved.ledger?.isProvisional == false)
            #expect(moved.ledger?.days.first { $0.date == day(2027, 1, 4) }?.notice == "国办发明电〔2026〕7号")
            #expect(try await test.office.calendarOrders() == [notice])
            let entry = try await test.office.journal(
                before: nil, about: id.text, limit: 1, by: test.caller(.auditor)
            ).first?.entry
            #expect(entry?.action == "request-term.moved")
            #expect(entry?.before == "2027-01-11")
            #expect(entry?.after == "2027-01-13")
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `an order of this place goes before the notice, and is taken back by another`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            #expect(try await test.deskRequest(id).ledger?.due == day(2026, 4, 8))
            let feast = CalendarOrder(
                .local, title: "关于三月三放假的通知",
                days: [WorkCalendar.AnnouncedDay(day(2026, 3, 23), isOff: true, name: "三月三")])
            _ = try await test.office.follow(feast, by: .system)
            #expect(try await test.deskRequest(id).ledger?.due == day(2026, 4, 9))
            _ = try await test.office.follow(CalendarOrder(.local, title: "撤销", days: []), by: .system)
            #expect(try await test.deskRequest(id).ledger?.due == day(2026, 4, 8))
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a second server counts by the same days`(engine: Engine) async throws {
        try await withOffice(engine, at: instant(2026, 12, 14)) { test in
            let id = try await test.registered()
            let other = test.twin(seed: 3)
            #expect(try await other.calendar().knownThrough == 2026)
            _ = try await test.office.follow(notice, by: .system)
            #expect(try await other.calendar().knownThrough == 2027)
            let seen = try await other.deskRequest(id, by: test.caller(.requestOfficer))
            #expect(seen.ledger?.due == day(2027, 1, 13))
        }
    }

    @Test(arguments: Engine.available)
    func `the days of all are for who manages all`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            await #expect(throws: Forbidden.self) {
                try await test.office.follow(notice, by: test.caller(.administrator, in: .finance))
            }
            _ = try await test.office.follow(notice, by: test.caller(.administrator, in: .city))
        }
    }
}
