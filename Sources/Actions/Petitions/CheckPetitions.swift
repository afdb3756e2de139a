import Domain
import Storage

extension Office {
    /// Computes every petition from its events again, and holds numbers, files and journal against it.
    func checkPetitions(_ report: inout CheckReport) async throws {
        let ids: [Petition.ID] = try await read { tx in try tx.values("SELECT id AS value FROM petition ORDER BY id") }
        for id in ids {
            let problems = try await read { tx in try petitionProblems(id, tx) }
            report.findings += problems.map { CheckReport.Finding(area: "petitions", place: id.text, problem: $0) }
        }
        report.petitions += ids.count
        let gaps = try await read { try PetitionTable.gaps($0) }
        report.findings += gaps.map {
            CheckReport.Finding(
                area: "numbers", place: "\($0.kind.rawValue)s of \($0.origin)",
                problem: "the number before \($0.number) is missing")
        }
    }

    private func petitionProblems(_ id: Petition.ID, _ tx: any Transaction) throws -> [String] {
        var problems: [String] = []
        do {
            let stored = try storedPetition(id, tx)
            let computed = PetitionProjection(
                stored.state, origin: try PetitionTable.origin(of: id, tx),
                changedAt: stored.events.last?.instant ?? Instant(milliseconds: 0))
            if try PetitionTable.storedProjection(id, tx) != computed {
                problems.append("its columns differ from its events")
            }
            if let form = stored.state.form, try !isOf(form, stored.petition, tx) {
                problems.append("its kind or the organ that it is about is not that of its form")
            }
            if let vault = stored.vault { problems += try VaultFileTable.problems(stored.state.files, vault, tx) }
        } catch let broken as SecretBroken {
            problems.append(broken.description)
        }
        if try JournalTable.organisation(ofFirst: id.text, tx) != PetitionTable.origin(of: id, tx).text {
            problems.append("it came to another organ by the journal")
        }
        let digests = try PetitionEventTable.rows(of: id, tx).map(\.digest)
        if try !JournalTable.tells(digests, of: id.text, in: "petition", tx) {
            problems.append("its events are not those of the journal")
        }
        return problems
    }

    private func isOf(_ form: PetitionForm, _ petition: Petition, _ tx: any Transaction) throws -> Bool {
        try form.kind == petition.kind && OrganisationTable.find(code: form.about, tx)?.id == petition.about
    }
}
