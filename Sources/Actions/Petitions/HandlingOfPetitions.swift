import Domain
import Storage

/// Who may see and handle petitions.
extension Office {
    /// Nobody of an organ sees what is complained of it, whatever post they have above it.
    /// - Throws: `Forbidden`.
    func requireHandling(
        of kind: Petition.Kind, about: Organisation.ID, in organisation: Organisation.ID, _ caller: Caller,
        _ tx: any Transaction
    ) throws {
        try caller.require(kind.permission, in: organisation, tx)
        if kind == .complaint, try conflicts(of: caller, try organisationTree(tx), tx).contains(about) {
            throw Forbidden()
        }
    }

    func requireHandling(of petition: Petition, _ caller: Caller, _ tx: any Transaction) throws {
        try requireHandling(of: petition.kind, about: petition.about, in: petition.organisation, caller, tx)
    }

    /// The organs to which somebody belongs: complaints about these are not theirs to see.
    func conflicts(
        of caller: Caller, _ tree: OrganisationTree, _ tx: any Transaction
    ) throws -> Set<Organisation.ID> {
        guard let person = caller.person?.id else { return [] }
        return try belongings(of: person, tree, tx)
    }

    /// The organs with an openness office today.
    func opennessOffices(_ tx: any Transaction) throws -> OpennessOffices {
        let roles = Role.allCases.filter { $0.permissions.contains(.handleComplaints) }
        let tree = try organisationTree(tx)
        return OpennessOffices(
            try AppointmentTable.holders(of: roles, on: now().day, tx).mapValues { people in
                try people.map { try belongings(of: $0, tree, tx) }
            })
    }

    /// The organs of somebody's posts today, and those above them.
    private func belongings(
        of person: Person.ID, _ tree: OrganisationTree, _ tx: any Transaction
    ) throws -> Set<Organisation.ID> {
        let posts = try AppointmentTable.all(of: person, tx).filter { $0.holds(on: now().day) }
        return Set(posts.flatMap { tree.path(to: $0.organisation).map(\.id) })
    }
}
