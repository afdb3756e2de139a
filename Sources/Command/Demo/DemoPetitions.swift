import Actions
import Domain

/// Corrections and complaints of the demo city, counted back from the day on which it is made.
struct DemoPetitions {
    let office: Office
    let staff: DemoStaff
    /// The office that has the records, and is complained of.
    let organisation: Organisation
    let city: String
    let today: Day

    func make() async throws {
        try await correctionWaits()
        try await correctionIsMade()
        try await complaintWaits()
        try await complaintIsTrue()
    }

    private func correctionWaits() async throws {
        _ = try await register(
            PetitionForm(
                kind: .correction,
                petitioner: Petitioner(
                    name: "冯玉兰", contact: "13900000011",
                    identification: .init(.identityCard, number: "341701197602281221")),
                about: organisation.code, matter: "柳溪镇东湾村2024年征地补偿登记表", facts: "把我家的承包地写成了1.2亩。",
                wish: "应当是2.1亩。", evidence: "土地承包经营权证"), daysAgo: 3)
    }

    private func correctionIsMade() async throws {
        let id = try await register(
            PetitionForm(
                kind: .correction,
                petitioner: Petitioner(
                    name: "陈国华", contact: "13900000012",
                    identification: .init(.identityCard, number: "341701196905051330")),
                about: organisation.code, matter: "2025年宅基地确权公示名单", facts: "门牌号写成了东湾村18号。",
                wish: "应当是东湾村81号。", evidence: "户口簿"), daysAgo: 18)
        try await act(
            .answer(.corrected, until: nil, words: "经核对户口簿和权籍调查表，门牌号确实写错了，已经更正为东湾村81号。"), id,
            as: .requestOfficer)
    }

    private func complaintWaits() async throws {
        _ = try await register(
            PetitionForm(
                kind: .complaint, petitioner: Petitioner(), about: organisation.code, ground: .notAnswered,
                matter: "柳溪镇东湾村2024年征地补偿安置方案的申请", facts: "申请交上去一个多月，没有答复，也没有说要延期。",
                wish: "请督促答复。"), daysAgo: 1)
    }

    private func complaintIsTrue() async throws {
        let id = try await register(
            PetitionForm(
                kind: .complaint, petitioner: Petitioner(name: "沈丽", contact: "13900000014"),
                about: organisation.code, ground: .notPublished, matter: "2025年度国有建设用地供应结果",
                facts: "按规定应当按季度公布，到现在只有第一季度的。"), daysAgo: 15)
        try await act(
            .answer(
                .rectificationOrdered, until: today + 10, words: "经查，第二、三季度的供应结果没有按时公布，反映属实。已经督促市自然资源和规划局限期补齐。"),
            id, as: .opennessOffice)
    }

    private func register(_ form: PetitionForm, daysAgo: Int) async throws -> Petition.ID {
        let receipt = try await office.register(
            form, by: .counter, on: today + -daysAgo,
            by: try caller(form.kind == .correction ? .requestOfficer : .opennessOffice))
        guard let id = receipt.petition else { throw Failure.cannot("the demo's petition has no identifier") }
        return id
    }

    private func act(_ act: PetitionAct, _ id: Petition.ID, as role: Role) async throws {
        try await office.act(act, on: id, expecting: nil, by: try caller(role))
    }

    private func caller(_ role: Role) throws -> Caller {
        try staff.caller(role, for: organisation.code, in: city)
    }
}
