/// Somebody who works with the program. Citizens need no account.
package struct Person: Hashable, Sendable {
    package typealias ID = Domain.ID<Person>

    package var id: ID
    package var login: String
    package var name: String
    package var isActive: Bool

    package init(id: ID, login: String, name: String, isActive: Bool = true) {
        self.id = id
        self.login = login
        self.name = name
        self.isActive = isActive
    }
}

/// A post held by a person in an organisation for a time. The role, where there is one, is what the program lets the
/// holder do; a deputy mayor's post has none.
package struct Appointment: Hashable, Sendable {
    package typealias ID = Domain.ID<Appointment>

    package var id: ID
    package var person: Person.ID
    package var organisation: Organisation.ID
    package var post: String
    package var duties: String
    package var role: Role?
    package var since: Day
    package var until: Day?

    package init(
        id: ID, person: Person.ID, organisation: Organisation.ID, post: String, duties: String = "", role: Role? = nil,
        since: Day, until: Day? = nil
    ) {
        self.id = id
        self.person = person
        self.organisation = organisation
        self.post = post
        self.duties = duties
        self.role = role
        self.since = since
        self.until = until
    }

    package func holds(on today: Day) -> Bool {
        since <= today && !hasEnded(by: today)
    }

    package func hasEnded(by today: Day) -> Bool {
        until.map { $0 < today } ?? false
    }
}
