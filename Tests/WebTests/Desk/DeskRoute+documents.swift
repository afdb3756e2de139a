import Actions
import Domain
import TestSupport

extension DeskRoute {
    /// Writing, reviewing and ending documents of 财政局.
    static let documents: [DeskRoute] = [
        DeskRoute("GET /desk", everybody, 200, abroad: 200),
        DeskRoute("GET /desk/documents", readers, 200, abroad: 200),
        DeskRoute("GET /desk/documents/new", drafters, 200, abroad: 200),
        DeskRoute("POST /desk/documents", drafters, 303, abroad: 422) { _, _ in
            Subject(fields: [("organisation", "finance"), ("title", "关于预算的通知")])
        },
        DeskRoute("GET /desk/documents/{id}", readers, 200) { office, _ in Subject(try await office.draft()) },
        DeskRoute("GET /desk/documents/{id}/edit", drafters, 200) { office, _ in Subject(try await office.draft()) },
        DeskRoute("POST /desk/documents/{id}/revisions", drafters, 303) { office, _ in
            Subject(try await office.draft(), [("title", "关于预算的补充通知")])
        },
        DeskRoute("POST /desk/documents/{id}/submission", drafters, 303) { office, _ in
            Subject(try await office.draft())
        },
        DeskRoute("POST /desk/documents/{id}/discarding", drafters, 303) { office, _ in
            Subject(try await office.draft(), [("reason", "不用了")])
        },
        DeskRoute("GET /desk/documents/{id}/changes", readers, 200) { office, _ in
            let id = try await office.draft()
            try await office.office.revise(
                id, .sample(body: "另一种写法。"), expecting: nil, by: office.caller(.informationOfficer))
            return Subject(id)
        },
        DeskRoute(
            "POST /desk/documents/{id}/decision", [.checker, .reviewer, .secrecyReviewer, .approver], 303, decision),
        DeskRoute("POST /desk/documents/{id}/recall", drafters.union(enders), 303) { office, _ in
            Subject(try await office.submitted(), [("recallReason", "标题写错了")])
        },
        DeskRoute("POST /desk/documents/{id}/override", enders, 303) { office, _ in
            let id = try await office.submitted()
            try await office.sign([.secrecy], of: id)
            return Subject(id, [("reason", "防汛")])
        },
        DeskRoute("POST /desk/documents/{id}/override/confirmation", enders, 303) { office, role in
            let id = try await office.submitted()
            try await office.sign([.secrecy], of: id)
            let other = office.caller(role == .approver ? .opennessOffice : .approver)
            try await office.office.overrideReview(of: id, reason: "防汛", expecting: nil, by: other)
            return Subject(id)
        },
        DeskRoute("GET /desk/documents/{id}/withdrawal", enders, 200) { office, _ in
            Subject(try await office.published())
        },
        DeskRoute("POST /desk/documents/{id}/withdrawal", enders, 303) { office, _ in
            Subject(try await office.published(), [("manner", "error"), ("reason", "发错了")])
        },
        DeskRoute("GET /desk/documents/{id}/validity", enders, 200) { office, _ in
            Subject(try await office.published())
        },
        DeskRoute("POST /desk/documents/{id}/validity", enders, 303) { office, _ in
            Subject(try await office.published(), [("validity", "repealed"), ("reason", "已经废止")])
        },
    ]

    /// Each is asked for the step that is due for it.
    private static func decision(_ office: TestOffice, _ role: Role) async throws -> Subject {
        let (step, before): (ReviewStep, [ReviewStep]) =
            switch role {
            case .reviewer: (.review, [.check])
            case .secrecyReviewer: (.secrecy, [])
            case .approver: (.approval, [.check, .review, .secrecy])
            default: (.check, [])
            }
        let id = try await office.submitted()
        try await office.sign(before, of: id)
        return Subject(id, [("step", step.rawValue), ("decision", "sign"), ("opinion", "同意")])
    }
}

extension DeskRoute.Subject {
    init(_ id: Document.ID, _ fields: [(String, String)] = []) {
        self.init(parameter: id.text, fields: fields)
    }
}
