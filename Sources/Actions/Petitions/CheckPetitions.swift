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
            if let vault = stored.vault { problems += try VaultFileTable.problems(stored.state.files, vault, tx) }
        } catch let broken as SecretBroken {
            problems.append(broken.description)
        }
        let digests = try PetitionEventTable.rows(of: id, tx).map(\.digest)
        if try !JournalTable.tells(digests, of: id.text, in: "petition", tx) {
            problems.append("its events are not those of the journal")
        }
        return problems
    }
}
