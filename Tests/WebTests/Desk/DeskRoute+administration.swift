import Actions
import Domain
import TestSupport

extension DeskRoute {
    private static let administrators: Set<Role> = [.administrator]
    private static let arrangers: Set<Role> = [.informationOfficer, .opennessOffice]
    private static let describers: Set<Role> = [.informationOfficer, .opennessOffice, .administrator]

    /// Accounts, people, organisations, catalogue, site and journal, asked about 财政局.
    static let administration: [DeskRoute] = [
        DeskRoute("GET /desk/account", everybody, 200, abroad: 200),
        DeskRoute("POST /desk/account/password", everybody, 422, abroad: 422) { _, _ in
            Subject(fields: [("password", "春眠不觉晓处处闻啼鸟"), ("repeatedPassword", "夜来风雨声花落知多少")])
        },
        DeskRoute("GET /desk/account/totp", everybody, 200, abroad: 200),
        DeskRoute("POST /desk/account/totp", everybody, 422, abroad: 422) { _, _ in Subject(fields: [("totpCode", "x")])
        },
        DeskRoute("POST /desk/account/totp-off", everybody, 422, abroad: 422),
        DeskRoute("POST /desk/account/sessions", everybody, 303, abroad: 303),
        DeskRoute("POST /desk/sign-out", everybody, 303, abroad: 303),

        DeskRoute("GET /desk/people", administrators, 200, abroad: 200),
        DeskRoute("GET /desk/people/new", administrators, 200, abroad: 200),
        DeskRoute("POST /desk/people", administrators, 303) { _, _ in
            Subject(fields: [("personName", "王芳")] + appointment)
        },
        DeskRoute("GET /desk/people/{id}", administrators, 200, abroad: 404) { office, _ in colleague(office) },
        DeskRoute("POST /desk/people/{id}/appointments", administrators, 303) { office, _ in
            colleague(office, appointment)
        },
        DeskRoute("POST /desk/people/{id}/password", administrators, 303) { office, _ in
            colleague(office, [("password", "春眠不觉晓处处闻啼鸟")])
        },
        DeskRoute("POST /desk/people/{id}/activity", administrators, 303) { office, _ in
            colleague(office, [("active", "yes")])
        },
        DeskRoute("POST /desk/appointments/{id}/end", administrators, 303) { office, _ in
            let person = try await office.office.addPerson(
                name: "李强", login: "", password: "",
                AppointmentDraft(organisation: office.organisation(.finance).id, post: "科员", since: day(2026, 1, 1)),
                by: .system)
            let record = try await office.office.person(person, by: .system)
            return Subject(
                parameter: record.appointments.first?.id.text ?? "",
                fields: [("person", person.text), ("until", "2026-03-01")])
        },

        DeskRoute("GET /desk/organisations", describers, 200, abroad: 200),
        DeskRoute("GET /desk/organisations/new", administrators, 200, abroad: 200),
        DeskRoute("POST /desk/organisations", administrators, 303) { office, _ in
            let code = "office-\(office.office.newFormNumber().prefix(8))"
            return Subject(
                fields: [
                    ("parent", "finance"), ("code", code), ("name", "阳光市财政局\(code)"), ("shortName", code),
                    ("kind", "department"),
                ])
        },
        DeskRoute("GET /desk/organisations/{code}", administrators, 200) { _, _ in finance() },
        DeskRoute("POST /desk/organisations/{code}", administrators, 303) { _, _ in
            finance([
                ("name", "阳光市财政局"), ("shortName", "市财政局"), ("kind", "department"),
                ("indexTemplate", "{organisation}-{year}-{sequence:4}"),
            ])
        },
        DeskRoute("GET /desk/organisations/{code}/profile", describers, 200) { _, _ in finance() },
        DeskRoute("POST /desk/organisations/{code}/profile", describers, 303) { _, _ in finance(guide) },

        DeskRoute("GET /desk/organisations/{code}/letters", describers, 200) { _, _ in finance() },
        DeskRoute("GET /desk/organisations/{code}/letters/{name}", describers, 200) { _, _ in receiptText() },
        DeskRoute("POST /desk/organisations/{code}/letters/{name}", describers, 303) { _, _ in
            receiptText([("action", "save"), ("letterText", "收到您的申请（{申请编号}）。")])
        },
        DeskRoute("POST /desk/organisations/{code}/letters/{name}/restoration", describers, 303) { _, _ in
            receiptText()
        },

        DeskRoute("GET /desk/catalogue", arrangers, 200, abroad: 200),
        DeskRoute("GET /desk/catalogue/{code}", arrangers, 200) { _, _ in finance() },
        DeskRoute("POST /desk/catalogue/{code}", arrangers, 303) { _, _ in finance([("action", "all")]) },

        // What stands on every page of the site is not one bureau's to decide.
        DeskRoute("GET /desk/site", administrators, 200, home: 403),
        DeskRoute("POST /desk/site", administrators, 303, home: 403) { _, _ in
            Subject(fields: [("name", "阳光市人民政府"), ("organiser", "阳光市人民政府办公室")])
        },
        DeskRoute("GET /desk/files", administrators, 200, home: 403),
        DeskRoute("POST /desk/files/{hash}/reading", administrators, 303, home: 403) { office, _ in
            Subject(parameter: try await office.unreadableFile())
        },
        DeskRoute("GET /desk/calendar", administrators, 200, home: 403),
        DeskRoute("GET /desk/calendar/{layer}", administrators, 200, home: 403) { _, _ in Subject(parameter: "2027") },
        DeskRoute("POST /desk/calendar/{layer}", administrators, 303, home: 403) { _, _ in
            Subject(
                parameter: "2027",
                fields: [
                    ("calendarTitle", "国办发明电〔2026〕7号"), ("calendarDays", "2027-01-01 放假 元旦"), ("confirmed", "yes"),
                ])
        },
        DeskRoute("POST /desk/site/retention", administrators, 303, home: 403) { _, _ in
            Subject(fields: [("retentionYears", "30")])
        },
        DeskRoute("POST /desk/site/mask", administrators, 303, home: 403) { _, _ in
            Subject(fields: [("identityMask", "county")])
        },
        DeskRoute("GET /desk/journal", [.opennessOffice, .auditor], 200, abroad: 200),
    ]

    private static let appointment = [("organisation", "finance"), ("post", "科员"), ("since", "2026-03-01")]

    private static let guide = [
        ("classification", "按主题和体裁分类。"), ("access", "网站、档案馆、图书馆。"), ("officeName", "阳光市财政局办公室"),
        ("address", "阳光市人民路1号"), ("hours", "工作日8:30—12:00"), ("phone", "0000-0000101"),
    ]

    private static func finance(_ fields: [(String, String)] = []) -> Subject {
        Subject(parameter: "finance", fields: fields)
    }

    private static func receiptText(_ fields: [(String, String)] = []) -> Subject {
        Subject(parameter: "finance/letters/receipt", fields: fields)
    }

    private static func colleague(_ office: TestOffice, _ fields: [(String, String)] = []) -> Subject {
        Subject(parameter: office.person(.auditor).id.text, fields: fields)
    }
}
