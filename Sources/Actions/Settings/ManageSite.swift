package import Domain
import Storage

extension Office {
    package func site() async throws -> Site {
        try await kept(keptReads.site) { tx in Site(stored: try SettingTable.all(tx)) }
    }

    package func changeSite(_ site: Site, by caller: Caller) async throws {
        if !site.issues.isEmpty { throw Invalid(site.issues) }
        try await perform(as: caller) { tx, _ in
            // It stands on the pages of every organisation.
            for root in try OrganisationTable.tree(tx).roots {
                try caller.require(.manageOrganisations, in: root.id, tx)
            }
            let before = try SettingTable.all(tx)
            let changed = site.stored.filter { before[$0.0] ?? "" != $0.1 }
            for (name, text) in changed { try SettingTable.replace(name, text, tx) }
            return Done(
                JournalEvent(
                    .siteChanged, of: "site", before: words(changed.map { ($0.0, before[$0.0] ?? "") }),
                    after: words(changed)))
        }
    }
}

/// As the journal keeps them.
private func words(_ settings: [(String, String)]) -> String {
    String(decoding: CanonicalJSON.object(settings.map { ($0.0, .string($0.1)) }).bytes, as: UTF8.self)
}

extension Site {
    fileprivate init(stored: [String: String]) {
        func text(_ name: String) -> String { stored["site.\(name)"] ?? "" }
        self.init(
            name: text("name"), domain: text("domain"), identificationCode: text("identification-code"),
            icpRecord: text("icp-record"), policeRecord: text("police-record"), organiser: text("organiser"),
            undertaker: text("undertaker"), phone: text("phone"), hours: text("hours"),
            officialMarkAddress: text("official-mark-address"), errorReportAddress: text("error-report-address"),
            supportsIPv6: text("supports-ipv6") == "yes", dataLicence: text("data-licence"),
            dataLicenceAddress: text("data-licence-address"))
    }

    fileprivate var stored: [(String, String)] {
        [
            ("site.name", name), ("site.domain", domain), ("site.identification-code", identificationCode),
            ("site.icp-record", icpRecord), ("site.police-record", policeRecord), ("site.organiser", organiser),
            ("site.undertaker", undertaker), ("site.phone", phone), ("site.hours", hours),
            ("site.official-mark-address", officialMarkAddress), ("site.error-report-address", errorReportAddress),
            ("site.supports-ipv6", supportsIPv6 ? "yes" : "no"), ("site.data-licence", dataLicence),
            ("site.data-licence-address", dataLicenceAddress),
        ]
    }
}
