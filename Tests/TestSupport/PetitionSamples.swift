package import Actions
package import Domain

extension PetitionForm {
    /// A request for correction that is complete.
    package static func correction(about organisation: String = "finance") -> PetitionForm {
        PetitionForm(
            kind: .correction,
            petitioner: Petitioner(
                name: "赵大勇", contact: "13900002207", identification: .init(.identityCard, number: "11010519491231002X")),
            about: organisation, matter: "2025年农村危房改造补助对象名单", facts: "把我家的人口写成了2人。", wish: "应当是4人。",
            evidence: "户口簿")
    }

    /// A complaint that is complete.
    package static func complaint(about organisation: String = "finance", name: String = "钱小梅") -> PetitionForm {
        PetitionForm(
            kind: .complaint, petitioner: Petitioner(name: name, contact: "13800001234"), about: organisation,
            ground: .notPublished, matter: "2025年决算", facts: "到11月还没有公布。", wish: "请督促公布。")
    }
}

extension TestOffice {
    /// Handed in on the public site, as a draft that nothing is attached to.
    package func handedIn(_ form: PetitionForm, files: [SentFile] = []) async throws -> Receipt {
        let token = office.newDraftToken()
        try await office.save(ApplicationDraft(organisation: form.about), under: token)
        for file in files { try await office.attach(file, as: .attachment, toDraft: token) }
        return try await office.submit(form, draftedUnder: token)
    }

    package func petition(_ form: PetitionForm, files: [SentFile] = []) async throws -> Petition.ID {
        guard let id = try await handedIn(form, files: files).petition else {
            preconditionFailure("a petition has an identifier")
        }
        return id
    }

    package func ticket(of receipt: Receipt) -> Ticket {
        guard let code = QueryCode(receipt.code) else { preconditionFailure("a receipt has a code") }
        return Ticket(number: receipt.number, code: code)
    }
}
