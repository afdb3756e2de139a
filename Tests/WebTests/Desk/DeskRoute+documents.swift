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
        DeskRoute("POST /desk/documents/from-file", drafters, 422, abroad: 422) { _, _ in
            Subject(fields: [("organisation", "finance")])
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
        DeskRoute("GET /desk/documents/{id}/files", readers, 200) { office, _ in Subject(try await office.draft()) },
        DeskRoute("POST /desk/documents/{id}/files", drafters, 422) { office, _ in Subject(try await office.draft()) },
        DeskRoute("GET /desk/documents/{id}/files/{hash}", readers, 200) { office, _ in try await file(office) },
        DeskRoute("POST /desk/documents/{id}/files/{hash}/body", drafters, 422) { office, _ in
            try await file(office)
        },
        DeskRoute("POST /desk/documents/{id}/files/{hash}/removal", drafters, 303) { office, _ in
            try await file(office)
        },
        DeskRoute("POST /desk/documents/{id}/files/{hash}/name", drafters, 303) { office, _ in
            try await file(office, [("name", "附表二")])
        },
        DeskRoute("POST /desk/documents/{id}/files/{hash}/cleaning", drafters, 409) { office, _ in
            try await file(office)
        },
        DeskRoute("POST /desk/documents/{id}/files/{hash}/raising", drafters, 404) { office, _ in
            try await file(office)
        },
        DeskRoute("GET /desk/documents/{id}/files/{hash}/redaction", drafters, 200) { office, _ in
            try await file(office)
        },
        DeskRoute("GET /desk/documents/{id}/files/{hash}/redaction/pages/{page}", drafters, 404) { office, _ in
            try await file(office, below: "/redaction/pages/1")
        },
        DeskRoute("GET /desk/documents/{id}/files/{hash}/redaction/result", drafters, 404) { office, _ in
            try await file(office)
        },
        DeskRoute("POST /desk/documents/{id}/files/{hash}/redaction/marks", drafters, 422) { office, _ in
            try await file(office)
        },
        DeskRoute("POST /desk/documents/{id}/files/{hash}/redaction/unmarking", drafters, 409) { office, _ in
            try await file(office)
        },
        DeskRoute("POST /desk/documents/{id}/files/{hash}/redaction/order", drafters, 409) { office, _ in
            try await file(office)
        },
        DeskRoute("POST /desk/documents/{id}/files/{hash}/redaction/adoption", drafters, 409) { office, _ in
            try await file(office)
        },
        DeskRoute("POST /desk/uploads", drafters, 200, abroad: 200) { _, _ in
            Subject(fields: [("name", "附表.pdf"), ("size", "12")])
        },
        DeskRoute("GET /desk/uploads/{id}", drafters, 404, home: 200, abroad: 404) { office, _ in
            try await upload(office)
        },
        DeskRoute("POST /desk/uploads/{id}", drafters, 404, home: 200, abroad: 404) { office, _ in
            try await upload(office)
        },
        DeskRoute("POST /desk/documents/{id}/findings/masking", drafters, 303) { office, _ in
            Subject(try await office.draft(.sample(body: leak)))
        },
        DeskRoute(
            "POST /desk/documents/{id}/findings/allowance", [.checker, .reviewer, .secrecyReviewer, .approver], 303
        ) { office, _ in
            let id = try await office.submitted(.sample(body: leak))
            let open = try await office.office.deskDocument(id, by: office.caller(.checker)).guarded.open
            return Subject(id, [("mark", open[0].mark), ("guardReason", "号码是范例")])
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

    private static let leak = "申请人张三，身份证号11010519491231002X。"

    /// What one person sends is nobody else's, not even a colleague's.
    private static func upload(_ office: TestOffice) async throws -> Subject {
        let upload = try await office.office.beginUpload(
            named: "附表.pdf", size: 12, by: office.caller(.informationOfficer))
        return Subject(parameter: upload.id, fields: [("offset", "0")])
    }

    private static func file(
        _ office: TestOffice, below: String = "", _ fields: [(String, String)] = []
    ) async throws -> Subject {
        let id = try await office.draft()
        let file = try await office.attach(to: id)
        return Subject(parameter: "\(id)/files/\(file.hash)\(below)", fields: fields)
    }

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
