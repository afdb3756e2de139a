package import Domain
import Storage

extension Office {
    package func reportTerms() async throws -> ReportTerms {
        try await read { tx in ReportTerms(stored: try SettingTable.all(tx)) }
    }

    package func changeReportTerms(_ terms: ReportTerms, by caller: Caller) async throws {
        if !terms.issues.isEmpty { throw Invalid(terms.issues) }
        try await perform(as: caller) { tx, _ in
            for root in try OrganisationTable.tree(tx).roots {
                try caller.require(.manageOrganisations, in: root.id, tx)
            }
            let before = ReportTerms(stored: try SettingTable.all(tx))
            for level in ReportLevel.allCases { try SettingTable.replace(level.setting, terms[level].text, tx) }
            return Done(
                JournalEvent(.reportTermsChanged, of: "report-terms", before: before.words, after: terms.words))
        }
    }
}

extension ReportTerms {
    init(stored: [String: String]) {
        self.init(
            Dictionary(
                ReportLevel.allCases.compactMap { level in
                    stored[level.setting].flatMap { MonthDay($0) }.map { (level, $0) }
                }, uniquingKeysWith: { first, _ in first }))
    }

    fileprivate var words: String { ReportLevel.allCases.map { self[$0].text }.joined(separator: " ") }
}

extension ReportLevel {
    fileprivate var setting: String { "reports.\(field)" }
}
