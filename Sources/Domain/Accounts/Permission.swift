/// What a person may be in the program.
package enum Role: String, Hashable, Sendable, CaseIterable {
    case informationOfficer = "information-officer"
    case checker
    case reviewer
    case secrecyReviewer = "secrecy-reviewer"
    case approver
    case opennessOffice = "openness-office"
    case administrator
    case auditor
}

/// What can be done at the desk, in or below an organisation.
package enum Permission: Hashable, Sendable, CaseIterable {
    case readDocuments
    case draftDocuments
    case checkDocuments
    case reviewDocuments
    case reviewSecrecy
    case approveDocuments
    case overrideReview
    case withdrawDocuments
    case arrangeCatalogue
    case editProfile
    case manageOrganisations
    case managePeople
    case readJournal
}

extension Role {
    package var permissions: Set<Permission> {
        switch self {
        case .informationOfficer: [.readDocuments, .draftDocuments, .arrangeCatalogue, .editProfile]
        case .checker: [.readDocuments, .checkDocuments]
        case .reviewer: [.readDocuments, .reviewDocuments]
        case .secrecyReviewer: [.readDocuments, .reviewSecrecy]
        case .approver: [.readDocuments, .approveDocuments, .overrideReview, .withdrawDocuments]
        case .opennessOffice:
            [.readDocuments, .overrideReview, .withdrawDocuments, .arrangeCatalogue, .editProfile, .readJournal]
        // Who runs the machine does not decide what is public.
        case .administrator: [.manageOrganisations, .managePeople, .editProfile]
        case .auditor: [.readDocuments, .readJournal]
        }
    }
}

/// The roles that somebody holds today, each with the organisation whose subtree it covers.
package struct Authority: Hashable, Sendable {
    package struct Grant: Hashable, Sendable {
        package var role: Role
        package var organisation: Organisation.ID

        package init(_ role: Role, in organisation: Organisation.ID) {
            self.role = role
            self.organisation = organisation
        }
    }

    package var grants: [Grant]

    package init(_ grants: [Grant]) {
        self.grants = grants
    }

    package func allows(_ permission: Permission, in organisation: Organisation.ID, tree: OrganisationTree) -> Bool {
        grants.contains {
            $0.role.permissions.contains(permission)
                && tree.contains(organisation, inSubtreeOf: $0.organisation)
        }
    }

    /// Whether the permission is held anywhere: decides about menus, never about records.
    package func allowsSomewhere(_ permission: Permission) -> Bool {
        grants.contains { $0.role.permissions.contains(permission) }
    }

    /// Every organisation in which the permission is held.
    package func organisations(for permission: Permission, tree: OrganisationTree) -> [Organisation] {
        var seen: Set<Organisation.ID> = []
        return grants.filter { $0.role.permissions.contains(permission) }
            .flatMap { tree.subtree(of: $0.organisation) }
            .filter { seen.insert($0.id).inserted }
    }
}
