import Actions
import Domain
import Storage
import TestSupport

@testable import Web

extension DeskRoute {
    /// Annual reports.
    static let reports: [DeskRoute] = [
        DeskRoute("GET /desk/reports/import", reportWriters, 200, abroad: 200),
        // Without a file: `ReportImportPageTests` sends some.
        DeskRoute("POST /desk/reports/import", reportWriters, 422) { _, _ in
            Subject(fields: [("organisation", "finance"), ("year", "2023"), ("scope", "own")])
        },
        DeskRoute("GET /desk/reports", reportReaders, 200, abroad: 200),
        DeskRoute("POST /desk/reports", reportWriters, 303) { office, _ in
            // Each begins another one.
            let count: Int = try await office.store.read {
                try $0.value("SELECT COUNT(*) AS value FROM annual_report") ?? 0
            }
            return Subject(fields: [("organisation", "finance"), ("year", String(2019 + count)), ("scope", "own")])
        },
        DeskRoute("GET /desk/reports/terms", [.administrator], 200, home: 403),
        DeskRoute("POST /desk/reports/terms", [.administrator], 303, home: 403) { _, _ in
            Subject(fields: ReportLevel.allCases.map { ($0.field, $0.statutoryTerm.text) })
        },
        DeskRoute("GET /desk/reports/{id}", reportReaders, 200) { office, _ in
            Subject(parameter: try await office.report().text)
        },
        DeskRoute("GET /desk/reports/{id}/cells/{cell}", reportReaders, 200) { office, _ in
            Subject(parameter: "\(try await office.report())/cells/table3.open.total")
        },
        DeskRoute("POST /desk/reports/{id}/cells/{cell}", reportWriters, 303) { office, _ in
            let id = try await office.report()
            return Subject(
                parameter: "\(id)/cells/table3.open.natural_person",
                fields: [("table3.open.natural_person", try await office.newValue(of: id)), ("source", "纸质登记簿")])
        },
        DeskRoute("GET /desk/reports/{id}/figures", reportReaders, 200) { office, _ in
            Subject(parameter: try await office.report().text)
        },
        DeskRoute("POST /desk/reports/{id}/figures", reportWriters, 303) { office, _ in
            let id = try await office.report()
            return Subject(
                parameter: id.text,
                fields: [("table2.licences.decisions", try await office.newValue(of: id)), ("source", "审批系统")])
        },
        DeskRoute("GET /desk/reports/{id}/texts", reportReaders, 200) { office, _ in
            Subject(parameter: try await office.report().text)
        },
        DeskRoute("POST /desk/reports/{id}/texts", reportWriters, 303) { office, _ in
            Subject(parameter: try await office.report().text, fields: [("section5", "没有。")])
        },
        // Nothing of it is written yet: `ReportPageTests` goes the whole way.
        step(.submission, reportWriters), step(.recall, reportWriters), step(.draft, reportWriters),
        step(.giveBack, [.opennessOffice]), step(.acceptance, [.opennessOffice]),
    ]

    private static func step(_ step: ReportStep, _ roles: Set<Role>) -> DeskRoute {
        DeskRoute("POST /desk/reports/{id}/\(step.rawValue)", roles, 409) { office, _ in
            Subject(parameter: try await office.report().text, fields: [("words", "请补充。")])
        }
    }

    static let reportReaders: Set<Role> = reportWriters.union([.approver, .auditor])
    static let reportWriters: Set<Role> = [.informationOfficer, .requestOfficer, .opennessOffice]
}

extension TestOffice {
    /// Of 财政局 on 2025, begun once.
    fileprivate func report() async throws -> AnnualReport.ID {
        try await office.openReport(
            of: organisation(.finance).id, year: 2025, .own, by: caller(.informationOfficer))
    }

    /// One that nobody has entered before.
    fileprivate func newValue(of id: AnnualReport.ID) async throws -> String {
        String(try await office.deskReport(id, by: caller(.informationOfficer)).state.eventCount)
    }
}
