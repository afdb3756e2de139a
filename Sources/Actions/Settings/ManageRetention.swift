import Domain
import Storage

extension Office {
    package func retentionYears() async throws -> Int {
        try await read { try retentionYears($0) }
    }

    /// For how many years after the archive it is known who asked; one number for the site.
    package func changeRetention(years: Int, by caller: Caller) async throws {
        if !RequestRetention.years.contains(years) {
            throw Invalid([Issue("retentionYears", .malformed(expected: "1—100的整数"))])
        }
        try await perform(as: caller) { tx, _ in
            for root in try OrganisationTable.tree(tx).roots {
                try caller.require(.manageOrganisations, in: root.id, tx)
            }
            let before = try retentionYears(tx)
            try SettingTable.replace(Self.retentionSetting, String(years), tx)
            return Done(
                JournalEvent(.siteChanged, of: "site", before: settingWords(before), after: settingWords(years)))
        }
    }

    func retentionYears(_ tx: any Transaction) throws -> Int {
        try SettingTable.all(tx)[Self.retentionSetting].flatMap { Int($0) } ?? RequestRetention.usualYears
    }

    private static let retentionSetting = "requests.retention-years"

    private func settingWords(_ years: Int) -> String {
        let object = CanonicalJSON.object([(Self.retentionSetting, .string(String(years)))])
        return String(decoding: object.bytes, as: UTF8.self)
    }
}
