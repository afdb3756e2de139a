import Actions
import Domain
import TestSupport
import Testing

/// The yearly notice, entered at the desk.
@Suite struct CalendarTests {
    private let fields = [
        ("calendarTitle", "国办发明电〔2026〕7号"), ("calendarDays", "2027-01-01至2027-01-03 放假 元旦\n2027-01-16 上班 元旦"),
    ]

    @Test func `what would move is shown before it is done`() async throws {
        try await withDesk { desk in
            desk.office.clock.set(instant(2026, 12, 14))
            let id = try await desk.office.registered()
            let visitor = try await desk.visitor(.administrator, in: .city)

            let foreseen = try await visitor.post("/desk/calendar/2027", fields)
            #expect(foreseen.text.contains("市财政局申〔2026〕1号"))
            #expect(foreseen.text.contains("2027-01-11") && foreseen.text.contains("2027-01-12"))
            #expect(try await desk.office.deskRequest(id).ledger?.due == day(2027, 1, 11))

            let back = try await visitor.post("/desk/calendar/2027", fields + [("then", "edit")])
            #expect(back.text.contains("2027-01-16 上班 元旦"))

            let done = try await visitor.post("/desk/calendar/2027", fields + [("confirmed", "yes")])
            #expect(done.location == "/desk/calendar?done=2027")
            #expect(try await desk.office.deskRequest(id).ledger?.due == day(2027, 1, 12))
            #expect(try await visitor.get("/desk/calendar?done=2027").text.contains("2027年放假和调休安排已经保存"))
        }
    }

    @Test func `a line that cannot be read is named, and nothing typed is lost`() async throws {
        try await withDesk { desk in
            let typed = [("calendarTitle", "通知"), ("calendarDays", "2027-01-01 放假 元旦\n春节放八天")]
            let answer = try await desk.visitor(.administrator, in: .city).post("/desk/calendar/2027", typed)
            #expect(answer.status == 422)
            #expect(answer.text.contains("日期安排的第2行“春节放八天”看不懂"))
            #expect(answer.text.contains("2027-01-01 放假 元旦"))
        }
    }

    @Test func `a year that nobody counts is not found`() async throws {
        try await withDesk { desk in
            let visitor = try await desk.visitor(.administrator, in: .city)
            #expect(try await visitor.get("/desk/calendar/1066").status == 404)
        }
    }
}
