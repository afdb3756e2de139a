import Actions
import Domain
import TestSupport

extension DeskRoute {
    /// Requests for correction to 财政局. Who sees complaints is what `PetitionTests` is about: they are not those of the
    /// organ that they are about.
    static let petitions: [DeskRoute] = [
        DeskRoute("GET /desk/petitions", requestOfficers, 200, abroad: 200),
        DeskRoute("GET /desk/petitions/terms", [.administrator], 200, home: 403),
        DeskRoute("POST /desk/petitions/terms", [.administrator], 303, home: 403) { _, _ in
            Subject(fields: [("correctionDays", "15"), ("complaintDays", "15")])
        },
        DeskRoute("GET /desk/petitions/new/{kind}", requestOfficers, 200, abroad: 200) { _, _ in
            Subject(parameter: "correction")
        },
        DeskRoute("POST /desk/petitions/new/{kind}", requestOfficers, 403, home: 200, answersWithPage: true) { _, _ in
            Subject(parameter: "correction", fields: correction)
        },
        DeskRoute("GET /desk/petitions/{id}", requestOfficers, 403, home: 200) { office, _ in
            Subject(parameter: try await office.petition(.correction()).text)
        },
        DeskRoute("POST /desk/petitions/{id}/petitioner", requestOfficers, 403, home: 200, answersWithPage: true) {
            office, _ in Subject(parameter: try await office.petition(.correction()).text)
        },
        DeskRoute(
            "POST /desk/petitions/{id}/files/{position}", requestOfficers, 403, home: 200, answersWithPage: true
        ) { office, _ in
            let id = try await office.petition(.correction(), files: [.sample()])
            return Subject(parameter: "\(id)/files/1")
        },
        DeskRoute("POST /desk/petitions/{id}/code", requestOfficers, 403, home: 200, answersWithPage: true) {
            office, _ in Subject(parameter: try await office.petition(.correction()).text)
        },
        // Without a file: `PetitionTests` sends some.
        DeskRoute("POST /desk/petitions/{id}/files", requestOfficers, 403, home: 422) { office, _ in
            Subject(parameter: try await office.petition(.correction()).text)
        },
        act(.note) { try await $0.petition(.correction()) },
        act(.forwarding, [("petitionReceiver", "education")]) { try await $0.petition(.correction()) },
        act(.answer, [("petitionOutcome", "corrected")]) { try await $0.petition(.correction()) },
        DeskRoute("POST /desk/petitions/{id}/rectification", requestOfficers, 403, home: 409) { office, _ in
            Subject(parameter: try await office.petition(.correction()).text, fields: [("words", "已经整改。")])
        },
    ]

    private static let correction = [
        ("channel", "counter"), ("submittedOn", "2026-03-10"), ("about", "finance"), ("matter", "补助对象名单"),
        ("facts", "写成了2人。"), ("wish", "4人。"), ("evidence", "户口簿"), ("petitionerName", "赵大勇"),
        ("idKind", "identity-card"), ("idNumber", "11010519491231002X"), ("petitionerContact", "13900002207"),
    ]

    private static func act(
        _ kind: PetitionAct.Kind, _ fields: [(String, String)] = [],
        _ petition: @escaping @Sendable (TestOffice) async throws -> Petition.ID
    ) -> DeskRoute {
        DeskRoute("POST /desk/petitions/{id}/\(kind.rawValue)", requestOfficers, 403, home: 303) { office, _ in
            Subject(parameter: try await petition(office).text, fields: fields + [("words", "已经核对。")])
        }
    }
}
