package import Actions
package import Domain

extension ApplicationForm {
    /// An application that is complete.
    package static func sample(
        name: String = "赵大勇", number: String = "11010519491231002X", description: String = "东湾村2024年征地补偿安置方案和补偿费分配情况",
        phone: String = "13900002207", kind: ApplicantClass = .citizen
    ) -> ApplicationForm {
        ApplicationForm(
            applicant: Applicant(
                kind: kind, name: name,
                identification: .init(kind.isOrganisation ? .creditCode : .identityCard, number: number),
                contactName: kind.isOrganisation ? "王芳" : "", phone: phone),
            wanted: WantedInformation(description: description, form: .electronic, way: .pickUp))
    }
}

extension TestOffice {
    /// A request that came to the counter of 财政局 today.
    package func registered(
        _ form: ApplicationForm = .sample(), by channel: RequestChannel = .counter, in place: Place = .finance
    ) async throws -> InformationRequest.ID {
        try await receipt(form, by: channel, in: place).request
    }

    package func receipt(
        _ form: ApplicationForm = .sample(), by channel: RequestChannel = .counter, in place: Place = .finance
    ) async throws -> (request: InformationRequest.ID, receipt: Receipt) {
        let receipt = try await office.register(
            form, for: organisation(place).id, by: channel, on: clock.now.day,
            by: caller(.requestOfficer, in: place))
        guard let id = receipt.request else { preconditionFailure("a request has an identifier") }
        return (id, receipt)
    }

    /// A request that was withdrawn and archived on one day.
    package func archived(on day: Day, _ form: ApplicationForm = .sample()) async throws -> InformationRequest.ID {
        let officer = caller(.requestOfficer)
        let receipt = try await office.register(
            form, for: organisation(.finance).id, by: .counter, on: day, by: officer)
        guard let id = receipt.request else { preconditionFailure("a request has an identifier") }
        for act in [RequestAct.enterWithdrawal(words: ""), .archive] {
            try await office.act(act, on: id, day: day, expecting: nil, by: officer)
        }
        return id
    }

    /// Does something with a request today, as one of 财政局.
    package func act(
        _ act: RequestAct, on id: InformationRequest.ID, as role: Role = .requestOfficer, in place: Place = .finance
    ) async throws {
        try await office.act(act, on: id, day: clock.now.day, expecting: nil, by: caller(role, in: place))
    }

    /// Adds a file at the desk.
    package func add(
        _ file: SentFile, as kind: RequestFile.Kind, to id: InformationRequest.ID, by caller: Caller? = nil
    ) async throws {
        try await office.add(
            office.sealed(file, from: .office), as: kind, to: id, expecting: nil,
            by: caller ?? self.caller(.requestOfficer))
    }

    /// A request with the scan of a letter.
    package func scanned() async throws -> InformationRequest.ID {
        let id = try await registered()
        try await add(.sample("来信.pdf"), as: .scan, to: id)
        return id
    }

    /// A request that was refused today, and is in reconsideration.
    package func disputed(
        _ filing: Dispute.Filing = .sample, in place: Place = .finance
    ) async throws -> InformationRequest.ID {
        let id = try await registered(in: place)
        try await answer(id, .refusing, in: place)
        try await act(.openDispute(filing), on: id, in: place)
        return id
    }

    package func deskRequest(
        _ id: InformationRequest.ID, as role: Role = .requestOfficer, in place: Place = .finance
    ) async throws -> DeskRequest {
        try await office.deskRequest(id, by: caller(role, in: place))
    }

    /// A decision through every hand, as it goes to the applicant.
    package func answer(
        _ id: InformationRequest.ID, _ draft: AnswerDraft = .granting, in place: Place = .finance
    ) async throws {
        try await act(.draft(draft), on: id, in: place)
        for (step, role) in [(ReviewStep.review, Role.reviewer), (.secrecy, .secrecyReviewer), (.approval, .approver)] {
            try await act(.sign(step, opinion: "同意。"), on: id, as: role, in: place)
        }
    }
}

extension Dispute.Filing {
    package static let sample = Dispute.Filing(.reconsideration, organ: "阳光市人民政府")
}

extension AnswerDraft {
    package static let granting = AnswerDraft(
        outcome: .granted, articles: [RegulationArticle(36, item: 2)], parts: [.way: "随本答复书附上。"])
    package static let refusing = AnswerDraft(
        outcome: .deliberative, articles: [RegulationArticle(16, paragraph: 2)], parts: [.reasons: "属于讨论记录。"])
}
