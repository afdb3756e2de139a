package import Domain
import Storage

/// What somebody enters to appoint a person to a post.
package struct AppointmentDraft: Sendable, Hashable {
    package var organisation: Organisation.ID
    package var post: String
    package var duties: String
    package var role: Role?
    package var since: Day?
    /// Where the end is known already: of a term, or of a post that somebody held before.
    package var until: Day?

    package init(
        organisation: Organisation.ID, post: String, duties: String = "", role: Role? = nil, since: Day?,
        until: Day? = nil
    ) {
        self.organisation = organisation
        self.post = post
        self.duties = duties
        self.role = role
        self.since = since
        self.until = until
    }

    package var issues: [Issue] {
        var issues: [Issue] = []
        if post.isEmpty { issues.append(Issue("post", .missing)) }
        if post.count > 60 { issues.append(Issue("post", .tooLong(limit: 60))) }
        if duties.count > 500 { issues.append(Issue("duties", .tooLong(limit: 500))) }
        if since == nil { issues.append(Issue("since", .notADate)) }
        if let since, let until, until < since { issues.append(Issue("until", .dateBefore(field: "since"))) }
        return issues
    }
}

extension Office {
    /// Adds a person with a first post. Who signs in gets a login and a password to change.
    package func addPerson(
        name: String, login: String, password: String, _ appointment: AppointmentDraft, by caller: Caller
    ) async throws -> Person.ID {
        var issues = appointment.issues
        if name.isEmpty { issues.append(Issue("name", .missing)) }
        if name.count > 40 { issues.append(Issue("name", .tooLong(limit: 40))) }
        if !login.isEmpty {
            if !login.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }) {
                issues.append(Issue("login", .malformed(expected: "小写字母、数字和连字符")))
            }
            issues += PasswordRule.issues(password, login: login)
        } else if appointment.role != nil {
            issues.append(Issue("login", .missing))
        }
        if !issues.isEmpty { throw Invalid(issues) }
        let hash = login.isEmpty ? nil : try await Passwords.hash(password, salt: chance(16))
        return try await perform(as: caller) { tx, now in
            try caller.require(.managePeople, in: appointment.organisation, tx)
            if !login.isEmpty, let other = try PersonTable.find(login: login, tx) {
                throw Invalid([Issue("login", .taken(by: other.name))])
            }
            let person = Person(id: newID(at: now), login: login, name: name)
            try PersonTable.insert(person, passwordHash: hash, tx)
            let appointed = try insert(appointment, of: person.id, at: now, tx)
            return Done(
                person.id,
                JournalEvent(.personAdded, of: person.id.text, organisation: appointment.organisation.text),
                [appointed])
        }
    }

    package func appoint(_ person: Person.ID, _ appointment: AppointmentDraft, by caller: Caller) async throws {
        if !appointment.issues.isEmpty { throw Invalid(appointment.issues) }
        try await perform(as: caller) { tx, now in
            try caller.require(.managePeople, in: appointment.organisation, tx)
            guard let found = try PersonTable.find(person, tx) else { throw NotFound() }
            if appointment.role != nil, found.login.isEmpty { throw Invalid([Issue("role", .notAllowed)]) }
            return Done(try insert(appointment, of: person, at: now, tx))
        }
    }

    /// Ends an appointment on a day; what was done under it stays done.
    package func endAppointment(_ id: Appointment.ID, on day: Day, by caller: Caller) async throws {
        try await perform(as: caller) { tx, _ in
            let appointment = try AppointmentTable.find(id, tx)
            try caller.require(.managePeople, in: appointment.organisation, tx)
            if day < appointment.since { throw Invalid([Issue("until", .dateBefore(field: "since"))]) }
            // Whoever comes back is appointed again.
            if let until = appointment.until, day > until { throw Invalid([Issue("until", .notAllowed)]) }
            try AppointmentTable.end(id, on: day, tx)
            return Done(
                JournalEvent(
                    .appointmentEnded, of: appointment.person.text, organisation: appointment.organisation.text,
                    before: appointment.role?.rawValue ?? "", after: day.iso))
        }
    }

    /// Gives somebody a new password and ends all sessions and the second factor, for a person who lost them.
    package func resetPassword(_ person: Person.ID, to password: String, by caller: Caller) async throws {
        let hash = try await Passwords.hash(password, salt: chance(16))
        try await perform(as: caller) { tx, now in
            guard let found = try PersonTable.find(person, tx) else { throw NotFound() }
            try requireManager(of: person, caller, on: now.day, tx)
            let issues = PasswordRule.issues(password, login: found.login)
            if !issues.isEmpty { throw Invalid(issues) }
            try PersonTable.setPassword(hash, of: person, tx)
            try LockOutTable.clear(found.login, tx)
            try PersonTable.setTOTP(nil, of: person, tx)
            try SessionTable.deleteAll(of: person, tx)
            return Done(JournalEvent(.personPasswordReset, of: person.text))
        }
    }

    package func setActive(_ isActive: Bool, _ person: Person.ID, by caller: Caller) async throws {
        try await perform(as: caller) { tx, now in
            guard let found = try PersonTable.find(person, tx) else { throw NotFound() }
            try requireManager(of: person, caller, on: now.day, tx)
            try PersonTable.setActive(isActive, of: person, tx)
            if !isActive { try SessionTable.deleteAll(of: person, tx) }
            return Done(
                JournalEvent(
                    isActive ? .personActivated : .personDeactivated, of: person.text, before: "\(found.isActive)",
                    after: "\(isActive)"))
        }
    }

    /// Everybody with a post in an organisation that the caller manages.
    package func people(by caller: Caller) async throws -> [PersonWithPosts] {
        let today = now().day
        return try await read { tx in
            let tree = try OrganisationTable.tree(tx)
            let managed = Set(caller.authority.organisations(for: .managePeople, tree: tree).map(\.id))
            let people: [Person] = try tx.all("SELECT id, login, name, active FROM person ORDER BY id")
            let appointments = Dictionary(grouping: try AppointmentTable.all(tx), by: \.person)
            return people.compactMap { person in
                let posts = appointments[person.id] ?? []
                guard posts.contains(where: { managed.contains($0.organisation) }) else { return nil }
                return PersonWithPosts(person: person, appointments: posts, today: today)
            }
        }
    }

    /// One of them.
    package func person(_ id: Person.ID, by caller: Caller) async throws -> PersonWithPosts {
        let today = now().day
        return try await read { tx in
            try caller.requireSomewhere(.managePeople)
            let tree = try OrganisationTable.tree(tx)
            guard let person = try PersonTable.find(id, tx) else { throw NotFound() }
            let posts = try AppointmentTable.all(of: id, tx)
            guard posts.contains(where: { caller.may(.managePeople, in: $0.organisation, tree: tree) }) else {
                throw NotFound()
            }
            return PersonWithPosts(person: person, appointments: posts, today: today)
        }
    }

    private func insert(
        _ draft: AppointmentDraft, of person: Person.ID, at now: Instant, _ tx: any Transaction
    ) throws -> JournalEvent {
        let appointment = Appointment(
            id: newID(at: now), person: person, organisation: draft.organisation, post: draft.post,
            duties: draft.duties, role: draft.role, since: draft.since ?? now.day, until: draft.until)
        try AppointmentTable.insert(appointment, tx)
        return JournalEvent(
            .personAppointed, of: person.text, organisation: draft.organisation.text,
            after: draft.role?.rawValue ?? "post")
    }

    /// Who manages all the organisations that the person works for, and no one else: who manages a township does not
    /// reset the mayor's password. Of somebody who has left, any of those that there were.
    private func requireManager(of person: Person.ID, _ caller: Caller, on today: Day, _ tx: any Transaction) throws {
        let tree = try OrganisationTable.tree(tx)
        func manages(_ post: Appointment) -> Bool { caller.may(.managePeople, in: post.organisation, tree: tree) }
        let posts = try AppointmentTable.all(of: person, tx)
        let held = posts.filter { !$0.hasEnded(by: today) }
        guard held.isEmpty ? posts.contains(where: manages) : held.allSatisfy(manages) else { throw Forbidden() }
    }
}

package struct PersonWithPosts: Sendable {
    package var person: Person
    package var appointments: [Appointment]
    package var today: Day
}
