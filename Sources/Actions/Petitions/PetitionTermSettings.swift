package import Domain
import Storage

extension Office {
    package func petitionTerms() async throws -> PetitionTerms {
        try await read { tx in PetitionTerms(stored: try SettingTable.all(tx)) }
    }

    /// For every organisation at once; what has come keeps the term that it came under.
    package func changePetitionTerms(_ terms: PetitionTerms, by caller: Caller) async throws {
        if !terms.issues.isEmpty { throw Invalid(terms.issues) }
        try await perform(as: caller) { tx, _ in
            for root in try OrganisationTable.tree(tx).roots {
                try caller.require(.manageOrganisations, in: root.id, tx)
            }
            let before = PetitionTerms(stored: try SettingTable.all(tx))
            for (name, days) in terms.stored { try SettingTable.replace(name, String(days), tx) }
            return Done(
                JournalEvent(
                    .petitionTermsChanged, of: "petition-terms", before: before.words, after: terms.words))
        }
    }
}

extension PetitionTerms {
    init(stored: [String: String]) {
        let usual = PetitionTerms()
        self.init(
            correction: stored["petitions.correction-days"].flatMap { Int($0) } ?? usual.correction,
            complaint: stored["petitions.complaint-days"].flatMap { Int($0) } ?? usual.complaint)
    }

    fileprivate var stored: [(String, Int)] {
        [("petitions.correction-days", correction), ("petitions.complaint-days", complaint)]
    }

    fileprivate var words: String { "\(correction) \(complaint)" }
}
