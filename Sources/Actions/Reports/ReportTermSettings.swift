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
            for (name, date) in terms.stored { try SettingTable.replace(name, date.text, tx) }
            return Done(
                JournalEvent(.reportTermsChanged, of: "report-terms", before: before.words, after: terms.words))
        }
    }
}

extension ReportTerms {
    init(stored: [String: String]) {
        let usual = ReportTerms()
        self.init(
            own: stored["reports.own-term"].flatMap { MonthDay($0) } ?? usual.own,
            whole: stored["reports.whole-term"].flatMap { MonthDay($0) } ?? usual.whole)
    }

    fileprivate var stored: [(String, MonthDay)] { [("reports.own-term", own), ("reports.whole-term", whole)] }

    fileprivate var words: String { "\(own.text) \(whole.text)" }
}
