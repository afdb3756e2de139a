/// What a person may be in the program.
package enum Role: String, Hashable, Sendable, CaseIterable {
    case informationOfficer = "information-officer"
    /// 依申请公开受理员
    case requestOfficer = "request-officer"
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
    case readRequests
    case handleRequests
    case reviewAnswers
    case approveAnswers
    /// To see how many there are and how they ended, and not who asks for what.
    case countRequests
    /// As the openness office that watches over organs below it (Regulation Arts 47, 51).
    case handleComplaints
    /// The annual report: its figures and drafts.
    case readReports
    case writeReports
    /// 备案: to send back or to accept what organs submit.
    case acceptReports

    /// Whether it is held in the organisation itself only, and not below it: who asks an organ for what concerns nobody
    /// above it.
    package var endsAtOwnOrganisation: Bool {
        switch self {
        case .readRequests, .handleRequests, .reviewAnswers, .approveAnswers, .handleComplaints: true
        case .readDocuments, .draftDocuments, .checkDocuments, .reviewDocuments, .reviewSecrecy, .approveDocuments,
            .overrideReview, .withdrawDocuments, .arrangeCatalogue, .editProfile, .manageOrganisations, .managePeople,
            .readJournal, .countRequests, .readReports, .writeReports, .acceptReports:
            false
        }
    }
}

extension Role {
    package var permissions: Set<Permission> {
        switch self {
        case .informationOfficer:
            [.readDocuments, .draftDocuments, .arrangeCatalogue, .editProfile, .readReports, .writeReports]
        case .requestOfficer: [.readRequests, .handleRequests, .countRequests, .readReports, .writeReports]
        case .checker: [.readDocuments, .checkDocuments]
        case .reviewer: [.readDocuments, .reviewDocuments, .readRequests, .reviewAnswers]
        case .secrecyReviewer: [.readDocuments, .reviewSecrecy, .readRequests]
        case .approver:
            [
                .readDocuments, .approveDocuments, .overrideReview, .withdrawDocuments, .readRequests, .approveAnswers,
                .countRequests, .readReports,
            ]
        case .opennessOffice:
            [
                .readDocuments, .overrideReview, .withdrawDocuments, .arrangeCatalogue, .editProfile, .readJournal,
                .readRequests, .handleRequests, .countRequests, .handleComplaints, .readReports,
                .writeReports, .acceptReports,
            ]
        // Who runs the machine does not decide what is public.
        case .administrator: [.manageOrganisations, .managePeople, .editProfile]
        case .auditor: [.readDocuments, .readJournal, .countRequests, .readReports]
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
                && ($0.organisation == organisation
                    || !permission.endsAtOwnOrganisation && tree.contains(organisation, inSubtreeOf: $0.organisation))
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
            .flatMap { grant in
                let subtree = tree.subtree(of: grant.organisation)
                return permission.endsAtOwnOrganisation ? subtree.filter { $0.id == grant.organisation } : subtree
            }
            .filter { seen.insert($0.id).inserted }
    }
}
