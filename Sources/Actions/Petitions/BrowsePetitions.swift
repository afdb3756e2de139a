package import Domain
import Storage

/// Which petitions a list shows.
package struct PetitionFilter: Hashable, Sendable {
    package var kind: Petition.Kind?
    package var isOpenOnly: Bool

    package init(kind: Petition.Kind? = nil, isOpenOnly: Bool = false) {
        self.kind = kind
        self.isOpenOnly = isOpenOnly
    }
}

package struct PetitionList: Sendable {
    package var total: Int
    package var lines: [PetitionLine]
}

/// A petition in a list.
package struct PetitionLine: Sendable {
    package var petition: Petition
    /// Empty where its key was destroyed.
    package var title: String
    package var isOpen: Bool
    package var awaitsRectification: Bool
    package var outcome: PetitionOutcome?
    package var submittedOn: Day
    package var closedOn: Day?
    package var rectifyUntil: Day?
    /// The last day that the office allowed itself.
    package var due: Day
    /// Working days until then, below 0 after it.
    package var daysLeft: Int
}

extension Office {
    /// Those that the caller handles, newest change first.
    package func petitions(
        _ filter: PetitionFilter, offset: Int, limit: Int, by caller: Caller
    ) async throws -> PetitionList {
        try await read { tx in
            var condition = try handled(by: caller, tx)
            if let kind = filter.kind { condition += " AND p.kind = \(kind)" }
            if filter.isOpenOnly { condition += " AND p.is_open = 1" }
            let total: Int = try tx.value("SELECT COUNT(*) AS value FROM petition p WHERE \(condition)") ?? 0
            return PetitionList(
                total: total,
                lines: try lines(
                    "\(condition) ORDER BY p.changed_at DESC, p.id DESC LIMIT \(limit) OFFSET \(offset)", tx))
        }
    }

    /// Those that wait for the caller, the oldest first.
    package func petitionTodo(of caller: Caller, limit: Int = 200) async throws -> [PetitionLine] {
        try await read { tx in
            try lines("\(waiting(for: caller, tx)) ORDER BY p.submitted_on, p.id LIMIT \(limit)", tx)
        }
    }

    package func petitionTodoCount(of caller: Caller) async throws -> Int {
        try await read { tx in
            try tx.value("SELECT COUNT(*) AS value FROM petition p WHERE \(waiting(for: caller, tx))") ?? 0
        }
    }

    private func waiting(for caller: Caller, _ tx: any Transaction) throws -> SQL {
        "\(try handled(by: caller, tx)) AND (p.is_open = 1 OR p.awaits_rectification = 1)"
    }

    private func handled(by caller: Caller, _ tx: any Transaction) throws -> SQL {
        let tree = try organisationTree(tx)
        var condition: SQL = "("
        for (index, kind) in Petition.Kind.allCases.enumerated() {
            let organisations = caller.authority.organisations(for: kind.permission, tree: tree).map(\.id)
            if index > 0 { condition += " OR " }
            condition += "p.kind = \(kind) AND p.organisation IN (\(list: organisations))"
        }
        condition += ")"
        let conflicts = try conflicts(of: caller, tree, tx)
        // Nothing is outside of an empty list, as SQL has it.
        if !conflicts.isEmpty {
            condition += " AND (p.kind = 'correction' OR p.about NOT IN (\(list: Array(conflicts))))"
        }
        return condition
    }

    private func lines(_ condition: SQL, _ tx: any Transaction) throws -> [PetitionLine] {
        let (calendar, today) = (try self.calendar(tx), now().day)
        let rows = try tx.rows(
            """
            SELECT \(PetitionTable.columns), p.is_open, p.awaits_rectification, p.outcome, p.submitted_on,
                   p.working_days, p.closed_on, p.rectify_until
            FROM petition p WHERE \(condition)
            """)
        let ids: [String] = try rows.map { try $0.get("id") }
        let forms = try PetitionEventTable.forms(try vaults(of: ids, tx), tx)
        return try rows.map { row in
            let petition = try Petition(row: row)
            let submittedOn: Day = try row.get("submitted_on")
            let due = calendar.dueDate(workingDays: try row.get("working_days"), after: submittedOn).due
            return PetitionLine(
                petition: petition,
                title: forms[petition.id]?.title ?? "", isOpen: try row.get("is_open"),
                awaitsRectification: try row.get("awaits_rectification"), outcome: try row.get("outcome"),
                submittedOn: submittedOn, closedOn: try row.get("closed_on"),
                rectifyUntil: try row.get("rectify_until"), due: due,
                daysLeft: calendar.workingDays(from: today, to: due))
        }
    }
}
