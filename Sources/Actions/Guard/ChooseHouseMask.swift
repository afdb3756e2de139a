package import Domain
import Storage

extension Office {
    package func houseMask() async throws -> HouseMask {
        try await read { try houseMask($0) }
    }

    /// How all organisations of the site cover what they must show of a person (law/10 §10.2: pick one house rule).
    package func changeHouseMask(_ mask: HouseMask, by caller: Caller) async throws {
        try await perform(as: caller) { tx, _ in
            for root in try OrganisationTable.tree(tx).roots {
                try caller.require(.manageOrganisations, in: root.id, tx)
            }
            let before = try houseMask(tx)
            try SettingTable.replace(Self.identityMask, mask.identity.rawValue, tx)
            return Done(
                JournalEvent(.siteChanged, of: "site", before: Self.words(before), after: Self.words(mask)))
        }
    }

    func houseMask(_ tx: any Transaction) throws -> HouseMask {
        let stored = try SettingTable.all(tx)[Self.identityMask].flatMap { HouseMask.IdentityForm(rawValue: $0) }
        return stored.map { HouseMask(identity: $0) } ?? HouseMask()
    }

    private static let identityMask = "guard.identity-mask"

    private static func words(_ mask: HouseMask) -> String {
        String(decoding: CanonicalJSON.object([(identityMask, .string(mask.identity.rawValue))]).bytes, as: UTF8.self)
    }
}
