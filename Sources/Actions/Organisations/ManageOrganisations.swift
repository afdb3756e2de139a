package import Domain
import Storage

extension Office {
    /// Adds an organisation below another, or at the top, which only the command line may do.
    package func addOrganisation(
        _ draft: OrganisationDraft, under parentCode: String?, by caller: Caller
    ) async throws -> Organisation {
        try await perform(as: caller) { tx, now in
            let parent = try parentCode.map { code in
                guard let found = try OrganisationTable.find(code: code, tx) else {
                    throw Invalid([Issue("parent", .unknown(value: code))])
                }
                return found
            }
            if let parent {
                try caller.require(.manageOrganisations, in: parent.id, tx)
            } else if caller.person != nil {
                throw Forbidden()
            }
            var issues = draft.issues(known: rules.functions)
            if let taken = try OrganisationTable.find(code: draft.code, tx) {
                issues.append(Issue("code", .taken(by: taken.name)))
            }
            issues += try OrganisationTable.issues(ofCreditCode: draft, tx)
            if !issues.isEmpty { throw Invalid(issues) }
            let organisation = Organisation(
                id: newID(at: now), code: draft.code, name: draft.name, shortName: draft.shortName, kind: draft.kind,
                parent: parent?.id, creditCode: CreditCode(draft.creditCode)?.text,
                regionCode: draft.regionCode.isEmpty ? nil : draft.regionCode, functions: draft.functions,
                position: try OrganisationTable.nextPosition(under: parent?.id, tx))
            try OrganisationTable.insert(organisation, tx)
            return Done(
                organisation,
                JournalEvent(
                    .organisationAdded, of: organisation.id.text, organisation: organisation.id.text,
                    after: organisation.journalText))
        }
    }

    /// Changes names and codes. The address stays, for addresses never die.
    package func changeOrganisation(
        _ code: String, to draft: OrganisationDraft, indexTemplate: String, by caller: Caller
    ) async throws {
        try await perform(as: caller) { tx, _ in
            guard var organisation = try OrganisationTable.find(code: code, tx) else { throw NotFound() }
            try caller.require(.manageOrganisations, in: organisation.id, tx)
            var issues = draft.issues(known: rules.functions)
            issues += IndexNumberTemplate.issues(of: indexTemplate)
            issues += try OrganisationTable.issues(ofCreditCode: draft, tx)
            if !issues.isEmpty { throw Invalid(issues) }
            let before = organisation.journalText
            organisation.name = draft.name
            organisation.shortName = draft.shortName
            organisation.kind = draft.kind
            organisation.creditCode = CreditCode(draft.creditCode)?.text
            organisation.regionCode = draft.regionCode.isEmpty ? nil : draft.regionCode
            organisation.functions = draft.functions
            organisation.indexTemplate = indexTemplate
            try OrganisationTable.update(organisation, tx)
            return Done(
                JournalEvent(
                    .organisationChanged, of: organisation.id.text, organisation: organisation.id.text,
                    before: before, after: organisation.journalText))
        }
    }

    /// Writes the guide and the fixed texts of an organ's platform (Art 12: 及时更新). Saying it again without a change
    /// is how somebody confirms that all is still right.
    package func writeProfile(_ profile: OpennessProfile, of code: String, by caller: Caller) async throws {
        try await perform(as: caller) { tx, now in
            guard let organisation = try OrganisationTable.find(code: code, tx) else { throw NotFound() }
            try caller.require(.editProfile, in: organisation.id, tx)
            var profile = profile
            profile.reviewedOn = now.day
            var issues = profile.issues
            // Two organs with one mark would give the same numbers.
            if !profile.mark.isEmpty,
                let holder = try ProfileTable.holder(ofMark: profile.mark, except: organisation.id, tx)
            {
                issues.append(Issue("mark", .taken(by: holder)))
            }
            if !issues.isEmpty { throw Invalid(issues) }
            try ProfileTable.replace(profile, of: organisation.id, tx)
            return Done(
                JournalEvent(
                    .profileWritten, of: organisation.id.text, organisation: organisation.id.text,
                    after: now.day.iso))
        }
    }
}

extension OrganisationTable {
    /// Two organs with one code would share a series of index numbers.
    fileprivate static func issues(ofCreditCode draft: OrganisationDraft, _ tx: any Transaction) throws -> [Issue] {
        guard let code = CreditCode(draft.creditCode)?.text else { return [] }
        let owner: String? = try tx.value(
            "SELECT name AS value FROM organisation WHERE credit_code = \(code) AND code <> \(draft.code)")
        return owner.map { [Issue("creditCode", .taken(by: $0))] } ?? []
    }
}

extension Organisation {
    /// What of it decides numbers, addresses and duties, as the journal keeps it.
    fileprivate var journalText: String {
        var members: [(String, CanonicalJSON)] = [
            ("code", .string(code)), ("name", .string(name)), ("shortName", .string(shortName)),
            ("kind", .string(kind.rawValue)), ("indexTemplate", .string(indexTemplate)),
            ("functions", .array(functions.sorted().map { .string($0) })),
        ]
        if let creditCode { members.append(("creditCode", .string(creditCode))) }
        if let regionCode { members.append(("regionCode", .string(regionCode))) }
        return String(decoding: CanonicalJSON.object(members).bytes, as: UTF8.self)
    }
}
