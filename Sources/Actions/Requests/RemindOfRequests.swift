package import Domain
package import Storage

extension Office {
    package func requestReminders() async throws -> RequestReminders {
        try await read { tx in RequestReminders(stored: try SettingTable.all(tx)) }
    }

    /// For every organisation at once.
    package func changeRequestReminders(_ reminders: RequestReminders, by caller: Caller) async throws {
        if !reminders.issues.isEmpty { throw Invalid(reminders.issues) }
        try await perform(as: caller) { tx, _ in
            for root in try OrganisationTable.tree(tx).roots {
                try caller.require(.manageOrganisations, in: root.id, tx)
            }
            let before = RequestReminders(stored: try SettingTable.all(tx))
            for (name, days) in reminders.stored { try SettingTable.replace(name, String(days), tx) }
            return Done(
                JournalEvent(
                    .requestRemindersChanged, of: "request-reminders",
                    before: "\(before.remindFrom) \(before.escalateFrom)",
                    after: "\(reminders.remindFrom) \(reminders.escalateFrom)"))
        }
    }

    /// Hands the caller's requests to a colleague for some days; nil takes that back.
    package func arrangeAbsence(_ absence: Absence?, by caller: Caller) async throws {
        let person = try caller.requirePerson()
        try caller.requireSomewhere(.handleRequests)
        if let absence, absence.deputy == person { throw Invalid([Issue("deputy", .notAllowed)]) }
        try await perform(as: caller) { tx, now in
            if let absence {
                let own = caller.authority.organisations(for: .handleRequests, tree: try OrganisationTable.tree(tx))
                for organisation in own { try checkAssignable(absence.deputy, in: organisation.id, at: now, tx) }
                try AbsenceTable.replace(absence, tx)
            } else {
                try AbsenceTable.delete(person, tx)
            }
            let after = absence.map { "\($0.days.lowerBound.iso) \($0.days.upperBound.iso) \($0.deputy)" } ?? ""
            return Done(JournalEvent(.personAbsent, of: person.text, after: after))
        }
    }

    package func absence(of person: Person.ID) async throws -> Absence? {
        try await read { tx in try AbsenceTable.find(person, tx) }
    }

    /// Those with whom the caller can leave requests.
    package func deputies(for caller: Caller) async throws -> [Person.ID: String] {
        try await read { tx in
            let own = caller.authority.organisations(for: .handleRequests, tree: try organisationTree(tx))
            let colleagues = try own.map { try handlers(in: $0.id, tx) }
            guard var common = colleagues.first else { return [:] }
            for other in colleagues.dropFirst() { common = common.filter { other[$0.key] != nil } }
            return common.filter { $0.key != caller.person?.id }
        }
    }
}

extension RequestReminders {
    init(stored: [String: String]) {
        let usual = RequestReminders()
        self.init(
            remindFrom: stored["requests.remind-from"].flatMap { Int($0) } ?? usual.remindFrom,
            escalateFrom: stored["requests.escalate-from"].flatMap { Int($0) } ?? usual.escalateFrom)
    }

    fileprivate var stored: [(String, Int)] {
        [("requests.remind-from", remindFrom), ("requests.escalate-from", escalateFrom)]
    }
}

enum AbsenceTable {
    static func find(_ person: Person.ID, _ tx: any Transaction) throws -> Absence? {
        try tx.first("SELECT person, deputy, first_day, last_day FROM absence WHERE person = \(person)")
    }

    /// Whose requests somebody has today.
    static func absent(with deputy: Person.ID, on day: Day, _ tx: any Transaction) throws -> [Person.ID] {
        try tx.values(
            """
            SELECT person AS value FROM absence
            WHERE deputy = \(deputy) AND first_day <= \(day) AND last_day >= \(day) ORDER BY person
            """)
    }

    static func replace(_ absence: Absence, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO absence (person, deputy, first_day, last_day)
            VALUES (\(absence.person), \(absence.deputy), \(absence.days.lowerBound), \(absence.days.upperBound))
            ON CONFLICT (person) DO UPDATE SET
                deputy = excluded.deputy, first_day = excluded.first_day, last_day = excluded.last_day
            """)
    }

    static func delete(_ person: Person.ID, _ tx: any Transaction) throws {
        try tx.run("DELETE FROM absence WHERE person = \(person)")
    }
}

extension Absence: SQLRecord {
    package init(row: SQLRow) throws {
        let (first, last): (Day, Day) = (try row.get("first_day"), try row.get("last_day"))
        self.init(person: try row.get("person"), deputy: try row.get("deputy"), days: first...last)
    }
}
