package import Domain
import Storage

extension Office {
    /// The working days as they are known today: the notices that the program brings, those that were entered since, and what
    /// was ordered here.
    func calendar(_ tx: any Transaction) throws -> WorkCalendar {
        try kept(keptReads.calendar, tx) { rules.calendarOfProgram.following(try CalendarTable.orders(tx)) }
    }

    package func calendar() async throws -> WorkCalendar {
        try await kept(keptReads.calendar) { tx in rules.calendarOfProgram.following(try CalendarTable.orders(tx)) }
    }

    /// What was entered at the desk, the notices in the order of their years.
    package func calendarOrders() async throws -> [CalendarOrder] {
        try await read { tx in try CalendarTable.orders(tx).sorted { $0.layer < $1.layer } }
    }

    /// What an order would change, without changing it.
    package func effect(of order: CalendarOrder, by caller: Caller) async throws -> CalendarEffect {
        if !order.issues.isEmpty { throw Invalid(order.issues) }
        return try await read { tx in
            try requireAllOrganisations(caller, tx)
            return try effect(of: order, tx)
        }
    }

    /// Puts an order in the place of the one that its layer had, and counts every open term again.
    package func follow(_ order: CalendarOrder, by caller: Caller) async throws -> CalendarEffect {
        if !order.issues.isEmpty { throw Invalid(order.issues) }
        let effect: CalendarEffect = try await perform(as: caller) { tx, _ in
            try requireAllOrganisations(caller, tx)
            let effect = try self.effect(of: order, tx)
            let before = try CalendarTable.orders(tx).first { $0.layer == order.layer }
            try CalendarTable.replace(order, tx)
            try move(effect.requests, tx)
            return Done(
                effect,
                JournalEvent(
                    .calendarChanged, of: "calendar \(order.layer.name)", before: before.map { words($0) } ?? "",
                    after: words(order)),
                effect.requests.map {
                    JournalEvent(
                        .requestTermMoved, of: $0.request.id.text, organisation: $0.request.organisation.text,
                        before: $0.before?.iso ?? "", after: $0.after?.iso ?? "")
                })
        }
        try await refreshTermsOfDocuments()
        return effect
    }

    private func effect(of order: CalendarOrder, _ tx: any Transaction) throws -> CalendarEffect {
        let orders = try CalendarTable.orders(tx).filter { $0.layer != order.layer } + [order]
        let calendar = rules.calendarOfProgram.following(orders)
        return CalendarEffect(calendar: calendar, requests: try movedRequests(by: calendar, tx))
    }

    /// The days of the office are the days of every organisation.
    private func requireAllOrganisations(_ caller: Caller, _ tx: any Transaction) throws {
        for root in try OrganisationTable.tree(tx).roots { try caller.require(.manageOrganisations, in: root.id, tx) }
    }
}

/// What another calendar makes of the terms that run.
package struct CalendarEffect: Sendable {
    package var calendar: WorkCalendar
    package var requests: [MovedRequest]
}

/// As the journal keeps it.
private func words(_ order: CalendarOrder) -> String {
    let days = order.days.map { "\($0.day.iso) \($0.isOff ? "off" : "work") \($0.name)" }
    return String(
        decoding: CanonicalJSON.object([
            ("title", .string(order.title)), ("days", .array(days.map { .string($0) })),
        ]).bytes, as: UTF8.self)
}
