import Domain
import Storage
import TestSupport

@testable import Actions

private struct Unreachable: Error {}

extension TestOffice {
    /// Does once whatever an office can do, so that there is a record of every kind.
    func doEverything() async throws {
        try await office.adoptKeys()
        try await describeItself()
        try await signInAndOut()
        try await bringDocumentsThroughEveryStage()
        try await takeDocumentsDown()
        try await publishUnusually()
        clock.advance(days: 1)
        while try await office.workOnce() > 0 {}
        try await deliverSomeNews()
    }

    private func describeItself() async throws {
        try await office.changeSite(
            Site(name: "阳光市人民政府", domain: "www.yangguang.example", organiser: "阳光市人民政府办公室", phone: "0000-0000100"),
            by: caller(.administrator, in: .city))
        try await office.writeProfile(
            OpennessProfile(
                classification: "按主题和体裁分类。", access: "本机关网站、市档案馆和市图书馆。", officeName: "阳光市财政局办公室", address: "阳光市人民路1号",
                hours: "工作日9:00—17:00", phone: "0000-0000200", rules: "政府信息公开保密审查制度", duties: "管理财政收支。",
                reviewedOn: day(2026, 3, 9)),
            of: organisation(.finance).code, by: caller(.informationOfficer))
        let leaving = try await office.addPerson(
            name: "李四", login: "", password: "",
            AppointmentDraft(
                organisation: organisation(.education).id, post: "局长", duties: "主持全面工作。", role: nil,
                since: day(2025, 1, 1), until: day(2026, 2, 1)), by: .system)
        try await office.setActive(false, leaving, by: .system)
    }

    private func signInAndOut() async throws {
        func signIn(_ login: String) async throws -> Session {
            try await office.signIn(login: login, password: TestOffice.password, code: "")
        }
        _ = try await signIn("finance-checker")
        try await office.signOut(try await signIn("finance-reviewer"))
        let totp = TOTP(secret: Array(1...20))
        let code = totp.code(step: TOTP.step(at: clock.now), hmacSHA1: hmacSHA1)
        _ = try await office.turnOnTOTP(totp, code: code, of: try await signIn("finance-auditor"))
        _ = try? await office.signIn(login: "finance-approver", password: "wrong", code: "")
    }

    private func bringDocumentsThroughEveryStage() async throws {
        _ = try await draft(.sample(title: "还在起草的通知"))
        _ = try await submitted(.sample(title: "等待审核的通知"))
        _ = try await reviewed(.sample(title: "等待审批的通知"))
        let returned = try await submitted(.sample(title: "退回修改的通知"))
        try await office.returnToDrafter(
            returned, at: .check, reason: "缺附件。", expecting: nil, by: caller(.checker))
        let recalled = try await submitted(.sample(title: "自己取回的通知"))
        try await office.recall(recalled, reason: "数字有误。", expecting: nil, by: caller(.informationOfficer))
        let discarded = try await draft(.sample(title: "不再需要的通知"))
        try await office.discard(discarded, reason: "重复。", expecting: nil, by: caller(.informationOfficer))
        _ = try await published(
            .sample(
                title: "依申请公开的通知", attribute: .onRequest, attributeGround: .concernsFew, attributeReason: "只涉及少数单位。"))
        // Long after every release that will ever be tried, so that it is never late.
        _ = try await published(.sample(title: "预定公开的通知", publishAt: instant(2999, 1, 4)))
        let officer = caller(.informationOfficer, form: "0123456789abcdef0123456789abcdef")
        _ = try await office.draft(.sample(title: "从表单来的通知"), in: organisation(.finance).id, by: officer)
    }

    private func takeDocumentsDown() async throws {
        _ = try await published(.sample(title: "关于印发财政预算管理办法的通知", documentNumber: "阳财发〔2026〕1号"))
        let corrected = try await published(.sample(title: "更正过的通知", documentNumber: "阳财发〔2026〕2号"))
        clock.advance(days: 1)
        try await self.corrected(
            corrected,
            to: .sample(title: "更正过的通知（更正）", documentNumber: "阳财发〔2026〕2号", publicNote: "更正了附件二的金额。"))
        for manner in WithdrawalManner.allCases {
            let id = try await published(.sample(title: "撤下的通知：\(manner.rawValue)"))
            try await office.withdraw(
                id, manner: manner, reason: "名单有误。", successor: manner == .consolidated ? corrected : nil,
                expecting: nil, by: caller(.approver))
        }
        let repealed = try await published(.sample(title: "废止的办法", effectiveOn: day(2026, 4, 1)))
        try await office.decideValidity(
            of: repealed, .repealed, reason: "新的规定已经施行。", successor: corrected, expecting: nil,
            by: caller(.opennessOffice, in: .city))
        _ = try await published(.sample(title: "只管一年的通知", expiresOn: day(2026, 12, 31)))
        _ = try await published(.sample(title: "办法的解读", genre: "interpretation", interprets: corrected))
    }

    private func publishUnusually() async throws {
        for isConfirmed in [false, true] {
            let id = try await submitted(.sample(title: isConfirmed ? "已确认的紧急通知" : "待确认的紧急通知"))
            try await sign([.secrecy], of: id)
            try await office.overrideReview(of: id, reason: "台风红色预警。", expecting: nil, by: caller(.approver))
            if isConfirmed {
                try await office.confirmOverride(
                    of: id, opinion: "情况属实。", expecting: nil, by: caller(.opennessOffice, in: .city))
            }
        }
        let items: [ImportItem] = [
            .sample(line: 1, content: .sample(title: "旧站的通知")),
            .sample(
                line: 2, content: .sample(title: "旧站的办法"), indexNumber: "000014349/2020-00007", validity: .repealed),
        ]
        _ = try await office.importDocuments(items, into: "finance", isDryRun: false, by: .system)
    }

    /// Three are told, one could not be told yet, the rest wait.
    private func deliverSomeNews() async throws {
        for _ in 1...3 { _ = try await office.deliverNext { _ in } }
        _ = try await office.deliverNext { _ in throw Unreachable() }
    }
}
