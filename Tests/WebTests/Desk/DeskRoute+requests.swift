import Actions
import Domain
import TestSupport

extension DeskRoute {
    /// Requests to 财政局: who asks concerns nobody above it.
    static let requests: [DeskRoute] = [
        DeskRoute("GET /desk/requests", requestReaders, 200, abroad: 200),
        DeskRoute("GET /desk/requests/statistics", requestCounters, 200, abroad: 200),
        DeskRoute("GET /desk/requests/reminders", [.administrator], 200, home: 403),
        DeskRoute("POST /desk/requests/reminders", [.administrator], 303, home: 403) { _, _ in
            Subject(fields: [("remindFrom", "5"), ("escalateFrom", "2")])
        },
        DeskRoute("GET /desk/absence", requestOfficers, 200, abroad: 200),
        DeskRoute("POST /desk/absence", requestOfficers, 303, abroad: 303) { _, _ in
            Subject(fields: [("end", "yes")])
        },
        DeskRoute("GET /desk/requests/new", requestOfficers, 200, abroad: 200),
        DeskRoute("POST /desk/requests/new", requestOfficers, 403, home: 200, answersWithPage: true) { _, _ in
            Subject(fields: application)
        },
        DeskRoute("GET /desk/requests/{id}", requestReaders, 403, home: 200) { office, _ in
            Subject(try await office.registered())
        },
        DeskRoute("POST /desk/requests/{id}/applicant", requestReaders, 403, home: 200, answersWithPage: true) {
            office, _ in Subject(try await office.registered())
        },
        DeskRoute("POST /desk/requests/{id}/code", requestOfficers, 403, home: 200, answersWithPage: true) {
            office, _ in Subject(try await office.registered())
        },
        DeskRoute("GET /desk/requests/{id}/letters/{position}/{kind}", requestReaders, 403, home: 200) { office, _ in
            Subject(parameter: "\(try await office.registered())/letters/2/receipt")
        },
        DeskRoute("GET /desk/requests/{id}/letters/{position}/{kind}/sheet", requestReaders, 403, home: 200) {
            office, _ in Subject(parameter: "\(try await office.registered())/letters/2/receipt")
        },
        DeskRoute(
            "POST /desk/requests/{id}/letters/{position}/{kind}/files", requestReaders, 403, home: 200,
            answersWithPage: true
        ) { office, _ in
            Subject(parameter: "\(try await office.registered())/letters/2/receipt", fields: [("format", "pdf")])
        },
        DeskRoute("POST /desk/requests/{id}/sheets/{sheet}", requestReaders, 403, home: 200, answersWithPage: true) {
            office, _ in
            Subject(parameter: "\(try await office.registered())/sheets/approval", fields: [("format", "pdf")])
        },
        DeskRoute("GET /desk/requests/{id}/files", requestReaders, 403, home: 200) { office, _ in
            Subject(try await office.registered())
        },
        // Without a file: `RequestFileTests` sends some.
        DeskRoute("POST /desk/requests/{id}/files", requestOfficers, 403, home: 422) { office, _ in
            Subject(try await office.registered(), [("fileKind", "scan")])
        },
        DeskRoute("POST /desk/requests/{id}/files/{position}", requestReaders, 403, home: 200, answersWithPage: true) {
            office, _ in Subject(parameter: "\(try await office.scanned())/files/1")
        },
        DeskRoute("POST /desk/requests/{id}/files/{position}/annulment", requestOfficers, 403, home: 303) { office, _ in
            Subject(parameter: "\(try await office.scanned())/files/1")
        },
        DeskRoute("POST /desk/requests/{id}/files/{position}/redaction", requestOfficers, 403, home: 303) { office, _ in
            try await answerFile(office)
        },
        DeskRoute("GET /desk/requests/{id}/files/{position}/redaction", requestOfficers, 403, home: 200) { office, _ in
            try await answerFile(office)
        },
        DeskRoute(
            "GET /desk/requests/{id}/files/{position}/redaction/pages/{page}", requestOfficers, 403, home: 404
        ) { office, _ in try await answerFile(office, below: "/redaction/pages/1") },
        DeskRoute("GET /desk/requests/{id}/files/{position}/redaction/result", requestOfficers, 403, home: 404) {
            office, _ in try await answerFile(office)
        },
        DeskRoute("POST /desk/requests/{id}/files/{position}/redaction/marks", requestOfficers, 403, home: 422) {
            office, _ in try await answerFile(office)
        },
        DeskRoute("POST /desk/requests/{id}/files/{position}/redaction/unmarking", requestOfficers, 403, home: 409) {
            office, _ in try await answerFile(office)
        },
        DeskRoute("POST /desk/requests/{id}/files/{position}/redaction/order", requestOfficers, 403, home: 409) {
            office, _ in try await answerFile(office)
        },
        DeskRoute("POST /desk/requests/{id}/files/{position}/redaction/adoption", requestOfficers, 403, home: 409) {
            office, _ in try await answerFile(office)
        },
        DeskRoute("GET /desk/requests/{id}/draft", requestOfficers, 403, home: 303) { office, _ in
            Subject(try await office.registered())
        },
        act(.receipt, requestOfficers) { Subject(try await $0.registered(by: .fax)) },
        act(.clarificationNotice, requestOfficers) {
            Subject(try await $0.registered(), [("deadline", "2026-03-20"), ("words", "请写明年份。")])
        },
        act(.clarification, requestOfficers) { office in
            let id = try await office.registered()
            try await office.act(.askClarification(until: day(2026, 3, 20), words: "请写明年份。"), on: id)
            return Subject(id, [("words", "2024年。")])
        },
        act(.consultation, requestOfficers) {
            Subject(try await $0.registered(), [("cause", "third-party"), ("addressee", "李四"), ("words", "分配表")])
        },
        act(.consultationDelivery, requestOfficers) { Subject(try await consulted($0), [("letter", "1")]) },
        act(.opinion, requestOfficers) {
            Subject(try await consulted($0), [("letter", "1"), ("consultedOpinion", "consents")])
        },
        act(.extension, [.approver]) { Subject(try await $0.registered(), [("days", "10"), ("words", "卷宗多。")]) },
        act(.reasonsNotice, requestOfficers) { Subject(try await $0.registered(), [("words", "本月已有90件。")]) },
        act(.postponement, [.approver]) { office in
            let id = try await office.registered()
            try await office.act(.askReasons(words: "本月已有90件。"), on: id)
            return Subject(id, [("deadline", "2026-06-30"), ("words", "要逐件查。")])
        },
        act(.feeNotice, requestOfficers) {
            Subject(try await $0.registered(), [("basis", "pages"), ("count", "100")])
        },
        act(.payment, requestOfficers) { office in
            let id = try await office.registered()
            try await office.act(.charge(.pages, count: 100), on: id)
            return Subject(id)
        },
        act(.withdrawal, requestOfficers) { Subject(try await $0.registered()) },
        act(.transfer, requestOfficers) {
            Subject(try await $0.registered(), [("receiver", "education"), ("words", "由市教育局制作。")])
        },
        act(.division, requestOfficers) {
            Subject(try await $0.registered(), [("parts", "安置方案\r\n分配情况")])
        },
        DeskRoute("POST /desk/requests/{id}/link", requestOfficers, 403, home: 303) { office, _ in
            let document = try await office.published()
            return Subject(try await office.registered(), [("document", "https://example.cn/documents/\(document)")])
        },
        act(.assignment, requestOfficers) {
            Subject(try await $0.registered(), [("assignee", $0.person(.requestOfficer).id.text)])
        },
        act(.search, requestOfficers) {
            Subject(
                try await $0.registered(), [("places", "档案室"), ("searchWords", "东湾村"), ("searcher", "周敏")])
        },
        act(.draft, requestOfficers) {
            Subject(
                try await $0.registered(), [("outcome", "granted"), ("article", "36(2)"), ("way", "随信附上。")])
        },
        DeskRoute(
            "POST /desk/requests/{id}/signature", [.reviewer, .secrecyReviewer, .approver], 403, home: 303, signature),
        act(.return, [.reviewer, .secrecyReviewer, .approver]) { office in
            let id = try await office.registered()
            try await office.act(.draft(.granting), on: id)
            return Subject(id, [("words", "请写清取得方式。")])
        },
        act(.delivery, requestOfficers) { office in
            let id = try await office.registered()
            try await office.answer(id)
            return Subject(id, [("manner", "post"), ("words", "EMS 1234")])
        },
        act(.note, requestOfficers.union([.reviewer, .secrecyReviewer, .approver])) {
            Subject(try await $0.registered(), [("words", "已经和档案室联系。")])
        },
        act(.assistance, requestOfficers) {
            Subject(try await $0.registered(), [("addressee", "档案室"), ("days", "5"), ("words", "请查2024年的卷。")])
        },
        act(.assistanceReply, requestOfficers) { office in
            let id = try await office.registered()
            try await office.act(.askAssistance(of: "档案室", workingDays: 5, words: "请查2024年的卷。"), on: id)
            return Subject(id, [("letter", "1"), ("words", "查到一卷。")])
        },
        act(.archive, requestOfficers) { office in
            let id = try await office.registered()
            try await office.act(.enterWithdrawal(words: ""), on: id)
            return Subject(id)
        },
        DeskRoute("GET /desk/requests/disputes", requestReaders, 200, abroad: 200),
        DeskRoute("POST /desk/requests/{id}/evidence", requestOfficers, 403, home: 200, answersWithPage: true) {
            office, _ in Subject(try await office.registered())
        },
        DeskRoute("GET /desk/requests/{id}/publication", requestOfficers, 403, home: 200) { office, _ in
            Subject(try await answered(office))
        },
        DeskRoute("POST /desk/requests/{id}/publication", requestOfficers, 403, home: 303) { office, _ in
            Subject(try await answered(office), [("title", "东湾村征地补偿安置方案")])
        },
        DeskRoute("GET /desk/requests/retention", [.approver], 200, abroad: 200),
        DeskRoute("POST /desk/requests/retention", [.approver], 403, home: 303) { office, _ in
            Subject(fields: [("requests", try await office.archived(on: day(2015, 6, 3)).text)])
        },
        act(.dispute, requestOfficers) { office in
            let id = try await office.registered()
            try await office.answer(id, .refusing)
            return Subject(id, [("disputeBlock", "reconsideration"), ("disputeOrgan", "阳光市人民政府")])
        },
        act(.disputeDecision, requestOfficers) {
            Subject(try await $0.disputed(), [("dispute", "1"), ("disputeResult", "upheld")])
        },
    ]

    static let requestOfficers: Set<Role> = [.requestOfficer, .opennessOffice]
    static let requestCounters = requestOfficers.union([.approver, .auditor])
    static let requestReaders = requestOfficers.union([.reviewer, .secrecyReviewer, .approver])

    private static let application = [
        ("organisation", "finance"), ("channel", "counter"), ("submittedOn", "2026-03-10"),
        ("applicantKind", "citizen"), ("applicantName", "赵大勇"), ("idKind", "identity-card"),
        ("idNumber", "11010519491231002X"), ("applicantPhone", "13900002207"), ("description", "东湾村征地补偿安置方案"),
        ("form", "paper"), ("way", "pick-up"),
    ]

    private static func act(
        _ kind: RequestAct.Kind, _ roles: Set<Role>,
        _ subject: @escaping @Sendable (TestOffice) async throws -> Subject
    ) -> DeskRoute {
        DeskRoute("POST /desk/requests/{id}/\(kind.rawValue)", roles, 403, home: 303) { office, _ in
            try await subject(office)
        }
    }

    private static func answerFile(_ office: TestOffice, below: String = "") async throws -> Subject {
        let id = try await office.registered()
        try await office.add(.sample(), as: .answer, to: id)
        return Subject(parameter: "\(id)/files/1\(below)")
    }

    private static func answered(_ office: TestOffice) async throws -> InformationRequest.ID {
        let id = try await office.registered()
        try await office.answer(id)
        return id
    }

    private static func consulted(_ office: TestOffice) async throws -> InformationRequest.ID {
        let id = try await office.registered()
        try await office.act(.consult(.thirdParty, addressee: "李四", words: "分配表"), on: id)
        return id
    }

    /// Each is asked for the signature that is due for it.
    private static func signature(_ office: TestOffice, _ role: Role) async throws -> Subject {
        let id = try await office.registered()
        try await office.act(.draft(.granting), on: id)
        var step = ReviewStep.review
        if role == .secrecyReviewer || role == .approver {
            try await office.act(.sign(.review, opinion: ""), on: id, as: .reviewer)
            step = .secrecy
        }
        if role == .approver {
            try await office.act(.sign(.secrecy, opinion: "不涉及国家秘密。"), on: id, as: .secrecyReviewer)
            step = .approval
        }
        return Subject(id, [("step", step.rawValue), ("words", "经审查，可以公开。")])
    }
}

extension DeskRoute.Subject {
    init(_ id: InformationRequest.ID, _ fields: [(String, String)] = []) {
        self.init(parameter: id.text, fields: fields)
    }
}
