package import Domain
import Storage

/// Who asks. Every action names its caller; what the caller may do is asked inside the action.
package struct Caller: Sendable {
    package var person: Person?
    package var authority: Authority
    /// The form that asks, where one does.
    package var form: SentForm?
    /// The hash of the token of the session that asks, where one does.
    var session: [UInt8]?
    private var nobody: Nobody?

    /// Who acts without being a person of the office.
    private enum Nobody: String {
        /// The command line and jobs act for the office itself.
        case system
        /// Somebody on the public site: may do nothing that asks for a permission.
        case applicant
    }

    package init(_ person: Person, authority: Authority) {
        self.person = person
        self.authority = authority
    }

    private init(_ nobody: Nobody) {
        self.nobody = nobody
        authority = Authority([])
    }

    package static var system: Caller { Caller(.system) }
    package static var applicant: Caller { Caller(.applicant) }

    private var isSystem: Bool { nobody == .system }

    /// How the journal names the caller.
    var actor: String { person?.id.text ?? nobody?.rawValue ?? "" }

    package func may(_ permission: Permission, in organisation: Organisation.ID, tree: OrganisationTree) -> Bool {
        isSystem || authority.allows(permission, in: organisation, tree: tree)
    }

    func require(_ permission: Permission, in organisation: Organisation.ID, _ tx: any Transaction) throws {
        try requireAny([permission], in: organisation, tx)
    }

    func requireAny(_ permissions: [Permission], in organisation: Organisation.ID, _ tx: any Transaction) throws {
        if isSystem { return }
        let tree = try OrganisationTable.tree(tx)
        guard permissions.contains(where: { may($0, in: organisation, tree: tree) }) else { throw Forbidden() }
    }

    func requireSomewhere(_ permission: Permission) throws {
        guard isSystem || authority.allowsSomewhere(permission) else { throw Forbidden() }
    }

    /// The person, where only a person can act.
    func requirePerson() throws -> Person.ID {
        guard let person else { throw Forbidden() }
        return person.id
    }
}

/// The session ended while its request was on the way.
package struct SessionEnded: Error {
    package init() {}
}

/// The caller may not do this, here.
package struct Forbidden: Error {
    package init() {}
}

/// There is no such thing, or the caller may not know of it.
package struct NotFound: Error {
    package init() {}
}

/// Somebody else changed it since the caller looked.
package struct Stale: Error {
    package init() {}
}
