package import Domain
import Storage

extension Office {
    package func organisationTree() async throws -> OrganisationTree {
        try await kept(keptReads.tree) { try OrganisationTable.tree($0) }
    }

    /// The same inside a transaction that only reads.
    func organisationTree(_ tx: any Transaction) throws -> OrganisationTree {
        try kept(keptReads.tree, tx) { try OrganisationTable.tree(tx) }
    }

    package func organisation(code: String) async throws -> Organisation {
        try await read { tx in
            guard let found = try OrganisationTable.find(code: code, tx) else { throw NotFound() }
            return found
        }
    }

    /// What an agency's own platform shows beside its documents.
    package func agency(code: String) async throws -> Agency {
        let today = now().day
        return try await read { tx in
            guard let organisation = try OrganisationTable.find(code: code, tx) else { throw NotFound() }
            let tree = try organisationTree(tx)
            return Agency(
                organisation: organisation, path: tree.path(to: organisation.id),
                children: tree.children(of: organisation.id), profile: try ProfileTable.find(organisation.id, tx),
                posts: try AppointmentTable.posts(in: organisation.id, on: today, tx))
        }
    }
}

package struct Agency: Sendable {
    package var organisation: Organisation
    package var path: [Organisation]
    package var children: [Organisation]
    package var profile: OpennessProfile
    /// Who holds which post today (Art 20(2): 负责人姓名).
    package var posts: [HeldPost]
}
