package import Domain
package import Storage

enum AppointmentTable {
    static func insert(_ appointment: Appointment, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO appointment (id, person, organisation, post, duties, role, since, until)
            VALUES (\(appointment.id), \(appointment.person), \(appointment.organisation), \(appointment.post),
                    \(appointment.duties), \(appointment.role), \(appointment.since), \(appointment.until))
            """)
    }

    static func end(_ id: Appointment.ID, on day: Day, _ tx: any Transaction) throws {
        try tx.run("UPDATE appointment SET until = \(day) WHERE id = \(id)")
    }

    static func find(_ id: Appointment.ID, _ tx: any Transaction) throws -> Appointment {
        let found: Appointment? = try tx.first(
            "SELECT id, person, organisation, post, duties, role, since, until FROM appointment WHERE id = \(id)")
        guard let found else { throw NotFound() }
        return found
    }

    static func all(of person: Person.ID, _ tx: any Transaction) throws -> [Appointment] {
        try tx.all(
            """
            SELECT id, person, organisation, post, duties, role, since, until FROM appointment
            WHERE person = \(person) ORDER BY since, id
            """)
    }

    /// Everybody's.
    static func all(_ tx: any Transaction) throws -> [Appointment] {
        try tx.all(
            """
            SELECT id, person, organisation, post, duties, role, since, until FROM appointment
            ORDER BY person, since, id
            """)
    }

    /// What the person may do today.
    static func authority(of person: Person.ID, on today: Day, _ tx: any Transaction) throws -> Authority {
        Authority(
            try all(of: person, tx).filter { $0.holds(on: today) }.compactMap { appointment in
                appointment.role.map { Authority.Grant($0, in: appointment.organisation) }
            })
    }

    /// Who holds one of the roles in an organisation, by name.
    static func holders(
        of roles: [Role], in organisation: Organisation.ID, on today: Day, _ tx: any Transaction
    ) throws -> [Person.ID: String] {
        let rows = try tx.rows(
            """
            SELECT p.id, p.name FROM appointment a JOIN person p ON p.id = a.person
            WHERE a.organisation = \(organisation) AND a.role IN (\(list: roles)) AND p.active = 1
                AND a.since <= \(today) AND (a.until IS NULL OR a.until >= \(today))
            """)
        return Dictionary(
            try rows.map { (try $0.get("id"), try $0.get("name")) }, uniquingKeysWith: { first, _ in first })
    }

    /// Who holds one of the roles, by organisation.
    static func holders(
        of roles: [Role], on today: Day, _ tx: any Transaction
    ) throws -> [Organisation.ID: [Person.ID]] {
        let rows = try tx.rows(
            """
            SELECT a.organisation, a.person FROM appointment a JOIN person p ON p.id = a.person
            WHERE a.role IN (\(list: roles)) AND p.active = 1
                AND a.since <= \(today) AND (a.until IS NULL OR a.until >= \(today))
            ORDER BY a.organisation, a.person
            """)
        return try rows.reduce(into: [:]) { holders, row in
            holders[try row.get("organisation"), default: []].append(try row.get("person"))
        }
    }

    static func posts(in organisation: Organisation.ID, on today: Day, _ tx: any Transaction) throws -> [HeldPost] {
        try tx.all(
            """
            SELECT a.id, p.name, a.post, a.duties, a.role, a.since FROM appointment a JOIN person p ON p.id = a.person
            WHERE a.organisation = \(organisation) AND a.since <= \(today) AND (a.until IS NULL OR a.until >= \(today))
            ORDER BY a.id
            """)
    }
}

extension Appointment: SQLRecord {
    package init(row: SQLRow) throws {
        self.init(
            id: try row.get("id"), person: try row.get("person"), organisation: try row.get("organisation"),
            post: try row.get("post"), duties: try row.get("duties"), role: try row.get("role"),
            since: try row.get("since"), until: try row.get("until"))
    }
}

package struct HeldPost: Sendable, SQLRecord {
    package var name: String
    package var post: String
    package var duties: String
    package var role: Role?
    package var since: Day

    package init(row: SQLRow) throws {
        name = try row.get("name")
        post = try row.get("post")
        duties = try row.get("duties")
        role = try row.get("role")
        since = try row.get("since")
    }
}
