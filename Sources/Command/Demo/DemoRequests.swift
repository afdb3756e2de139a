import Actions
import Domain

/// Requests to one office of the demo city, at every stage, counted back from the day on which the city is made.
struct DemoRequests {
    let office: Office
    let staff: DemoStaff
    let organisation: Organisation
    let city: String
    let today: Day

    /// Somebody who does not exist, and what they ask for.
    private struct Applicant {
        var name: String
        var number: String
        var phone: String
    }

    private static let applicants = [
        Applicant(name: "赵大勇", number: "341701197203151016", phone: "13900000001"),
        Applicant(name: "钱秀兰", number: "341701198507222025", phone: "13900000002"),
        Applicant(name: "孙志强", number: "341701199001013036", phone: "13900000003"),
        Applicant(name: "李桂芳", number: "34170119680909404X", phone: "13900000004"),
        Applicant(name: "周子轩", number: "341701199512125056", phone: "13900000005"),
        Applicant(name: "吴建国", number: "341701197905056064", phone: "13900000006"),
        Applicant(name: "郑雨晴", number: "341701200102037075", phone: "13900000007"),
        Applicant(name: "王立新", number: "341701198803034088", phone: "13900000008"),
        Applicant(name: "何秀英", number: "341701197409094053", phone: "13900000009"),
        Applicant(name: "马志远", number: "341701199108124115", phone: "13900000010"),
    ]

    func make() async throws {
        try await waitsForReceipt()
        try await waitsForClarification()
        try await asksThirdParty()
        try await isToBeSigned()
        try await isOverdue()
        try await isNotHeld()
        try await isGranted()
        try await isInLitigation()
        try await waitsForPayment()
        try await isHandedOver()
    }

    private func waitsForReceipt() async throws {
        _ = try await register(0, "柳溪镇东湾村2024年集体土地征收的补偿安置方案，以及补偿费在各户的分配情况。", .fax, daysAgo: 0)
    }

    private func waitsForClarification() async throws {
        let id = try await register(1, "修路的文件", .counter, daysAgo: 4)
        try await act(
            .askClarification(until: today + 15, words: "请写明是哪一条路、哪一年的，以及要的是立项批复、用地批复还是施工合同。"), id, daysAgo: 3)
    }

    private func asksThirdParty() async throws {
        let id = try await register(2, "石桥街道人民路18号地块的国有建设用地使用权出让合同。", .signedLetter, daysAgo: 14)
        try await act(.search(found("出让合同1份，含受让人的投资计划")), id, daysAgo: 12)
        try await act(
            .consult(.thirdParty, addressee: "阳光市新城置业有限公司", words: "石桥街道人民路18号地块的国有建设用地使用权出让合同及其附件。"), id,
            daysAgo: 11)
    }

    private func isToBeSigned() async throws {
        let id = try await register(3, "2025年全市国有建设用地供应计划。", .counter, daysAgo: 9)
        try await act(.search(found("供应计划1份，已经公布")), id, daysAgo: 8)
        try await act(.draft(Self.granted), id, daysAgo: 2)
    }

    private func isOverdue() async throws {
        let id = try await register(4, "柳溪镇东湾村2024年征地补偿安置方案。", .signedLetter, daysAgo: 45)
        try await act(.note(words: "已经请柳溪镇协助查找原件。"), id, daysAgo: 30)
        try await act(
            .askAssistance(of: "柳溪镇自然资源所", workingDays: 5, words: "请查找东湾村2024年征地补偿安置方案的原件。"), id, daysAgo: 29)
        try await add(
            "来信抄录.txt", Array("请公开柳溪镇东湾村2024年征地补偿安置方案。\n".utf8), as: .scan, to: id)
        // It goes out with the answer, when what tells of people is covered (Art 37).
        try await add(
            "东湾村征地补偿分配表.pdf", Array(try DemoFiles.content(of: "files/compensation-list.pdf")), as: .answer, to: id)
    }

    private func isNotHeld() async throws {
        let id = try await register(5, "1998年阳光县城关镇宅基地审批台账。", .counter, daysAgo: 20)
        try await act(
            .search(SearchRecord(places: "局档案室、不动产登记系统", words: "城关镇、宅基地、1998", searcher: "李明", found: "")), id,
            daysAgo: 18)
        let draft = AnswerDraft(
            outcome: .notHeld, articles: [RegulationArticle(36, item: 4)],
            parts: [.reasons: "经检索局档案室和不动产登记系统，没有找到。该台账由当时的城关镇人民政府制作，建议向石桥街道办事处了解，电话0000-0000201。"])
        try await answer(id, draft, daysAgo: 10)
    }

    private func isGranted() async throws {
        let id = try await register(6, "2025年土地征收成片开发方案的批复。", .counter, daysAgo: 30)
        try await answer(id, Self.granted, daysAgo: 12)
        try await act(.deliver(.email, words: "已发到申请人的邮箱。"), id, daysAgo: 12)
        try await act(.archive, id, daysAgo: 1)
    }

    private func isInLitigation() async throws {
        let id = try await register(7, "石桥街道旧城改造项目的内部讨论记录和请示。", .counter, daysAgo: 160)
        let draft = AnswerDraft(
            outcome: .deliberative, articles: [RegulationArticle(16, paragraph: 2)],
            parts: [.reasons: "属于行政机关在履行行政管理职能过程中形成的讨论记录和请示报告，不予公开。"])
        try await answer(id, draft, daysAgo: 145)
        try await act(.deliver(.post, words: "邮政特快专递，已签收"), id, daysAgo: 144)
        try await act(.archive, id, daysAgo: 130)
        try await act(
            .openDispute(
                .init(.reconsideration, organ: "阳光市人民政府", caseNumber: "阳政复〔2026〕18号", claim: "撤销答复，公开会议记录。")),
            id, daysAgo: 120)
        try await act(.decideDispute(number: 1, .upheld, words: "维持原答复。"), id, daysAgo: 60)
        try await act(
            .openDispute(
                .init(
                    .suitAfterReconsideration, organ: "阳光市城区人民法院", caseNumber: "（2026）阳0102行初7号",
                    claim: "撤销答复和复议决定。")), id, daysAgo: 40)
    }

    private func waitsForPayment() async throws {
        let id = try await register(8, "2020年至2025年全部矿业权出让公告和成交结果，要纸质复制件。", .counter, daysAgo: 6)
        try await act(.search(found("公告和成交结果共86页")), id, daysAgo: 5)
        try await act(.charge(.pages, count: 86), id, daysAgo: 4)
    }

    /// It asks for what another organ keeps.
    private func isHandedOver() async throws {
        let id = try await register(9, "2025年农村危房改造补助对象的评议记录。", .counter, daysAgo: 5)
        let tree = try await office.organisationTree()
        guard let other = tree.flattened.map(\.organisation).first(where: { $0.code == Self.builder }) else {
            throw Failure.cannot("the demo has no \(Self.builder)")
        }
        try await act(.transfer(to: other.id, reason: "农村危房改造由市住房和城乡建设局负责。"), id, daysAgo: 4)
    }

    private static let builder = "yg-housing"

    private static let granted = AnswerDraft(
        outcome: .granted, articles: [RegulationArticle(36, item: 2)], parts: [.way: "随本答复书附上复制件1份。"])

    private func found(_ what: String) -> SearchRecord {
        SearchRecord(places: "局档案室、用地审批系统", words: "地块、用地、方案", searcher: "李明", found: what)
    }

    private func register(
        _ applicant: Int, _ description: String, _ channel: RequestChannel, daysAgo: Int
    ) async throws -> InformationRequest.ID {
        let person = Self.applicants[applicant]
        let form = ApplicationForm(
            applicant: .init(
                kind: .citizen, name: person.name,
                identification: .init(.identityCard, number: person.number), phone: person.phone),
            wanted: WantedInformation(description: description, form: .electronic, way: .pickUp))
        let receipt = try await office.register(
            form, for: organisation.id, by: channel, on: today + -daysAgo, by: caller(.requestOfficer))
        guard let id = receipt.request else { throw Failure.cannot("the demo's request has no identifier") }
        return id
    }

    private func add(
        _ name: String, _ content: [UInt8], as kind: RequestFile.Kind, to id: InformationRequest.ID
    ) async throws {
        var file = try await office.beginSealing(named: name, from: .office)
        try await office.append(content, to: &file)
        try await office.add(
            try await office.complete(file), as: kind, to: id, expecting: nil, by: caller(.requestOfficer))
    }

    private func answer(_ id: InformationRequest.ID, _ draft: AnswerDraft, daysAgo: Int) async throws {
        try await act(.draft(draft), id, daysAgo: daysAgo)
        for step in AnswerDraft.steps {
            let opinion = step == .secrecy ? "不涉及国家秘密，可以答复。" : "同意。"
            try await act(.sign(step, opinion: opinion), id, daysAgo: daysAgo, as: step.role)
        }
    }

    private func act(
        _ act: RequestAct, _ id: InformationRequest.ID, daysAgo: Int, as role: Role = .requestOfficer
    ) async throws {
        try await office.act(act, on: id, day: today + -daysAgo, expecting: nil, by: caller(role))
    }

    private func caller(_ role: Role) throws -> Caller {
        try staff.caller(role, for: organisation.code, in: city)
    }
}
