package import Domain
package import Storage

/// The columns of `petition` that are computed from its events. Written here and nowhere else; `check` computes them again
/// and compares.
struct PetitionProjection: Hashable, Sendable {
    var organisation: Organisation.ID
    var isOpen: Bool
    var awaitsRectification: Bool
    var outcome: PetitionOutcome?
    var submittedOn: Day
    var workingDays: Int
    var closedOn: Day?
    var rectifyUntil: Day?
    var eventCount: Int
    var changedAt: Instant

    /// - Parameter origin: the organ that it came to first.
    init?(_ state: PetitionCase, origin: Organisation.ID, changedAt: Instant) {
        guard let submittedOn = state.submittedOn else { return nil }
        organisation = state.forwardedTo ?? origin
        (isOpen, awaitsRectification, outcome) = (state.isOpen, state.awaitsRectification, state.outcome)
        (self.submittedOn, workingDays) = (submittedOn, state.workingDays)
        (closedOn, rectifyUntil, eventCount) = (state.closedOn, state.rectifyUntil, state.eventCount)
        self.changedAt = changedAt
    }
}

extension PetitionProjection: SQLRecord {
    static let columns: SQL = """
        organisation, is_open, awaits_rectification, outcome, submitted_on, working_days, closed_on, rectify_until,
        event_count, changed_at
        """

    var values: SQL {
        """
        \(organisation), \(isOpen), \(awaitsRectification), \(outcome), \(submittedOn), \(workingDays), \(closedOn),
        \(rectifyUntil), \(eventCount), \(changedAt)
        """
    }

    init(row: SQLRow) throws {
        organisation = try row.get("organisation")
        isOpen = try row.get("is_open")
        awaitsRectification = try row.get("awaits_rectification")
        outcome = try row.get("outcome")
        submittedOn = try row.get("submitted_on")
        workingDays = try row.get("working_days")
        closedOn = try row.get("closed_on")
        rectifyUntil = try row.get("rectify_until")
        eventCount = try row.get("event_count")
        changedAt = try row.get("changed_at")
    }
}

enum PetitionTable {
    static let columns: SQL = "p.id, p.kind, p.organisation, p.about, p.year, p.sequence, p.mark"

    static func find(_ id: Petition.ID, _ tx: any Transaction) throws -> Petition {
        guard let petition: Petition = try tx.first("SELECT \(columns) FROM petition p WHERE p.id = \(id)") else {
            throw NotFound()
        }
        return petition
    }

    static func find(codeMark: [UInt8], _ tx: any Transaction) throws -> Petition.ID? {
        try tx.value("SELECT id AS value FROM petition WHERE code_mark = \(codeMark)")
    }

    static func origin(of id: Petition.ID, _ tx: any Transaction) throws -> Organisation.ID {
        guard let origin: Organisation.ID = try tx.value("SELECT origin AS value FROM petition WHERE id = \(id)") else {
            throw NotFound()
        }
        return origin
    }

    static func insertion(of petition: Petition, codeMark: [UInt8], _ projection: PetitionProjection) -> SQL {
        """
        INSERT INTO petition (id, kind, origin, about, year, sequence, mark, code_mark, \(PetitionProjection.columns))
        VALUES (\(petition.id), \(petition.kind), \(petition.organisation), \(petition.about), \(petition.number.year),
                \(petition.number.sequence), \(petition.number.mark), \(codeMark), \(projection.values))
        """
    }

    static func update(_ id: Petition.ID, _ projection: PetitionProjection, _ tx: any Transaction) throws {
        try tx.run(
            "UPDATE petition SET (\(PetitionProjection.columns)) = (\(projection.values)) WHERE id = \(id)")
    }

    static func setCodeMark(_ mark: [UInt8], of id: Petition.ID, _ tx: any Transaction) throws {
        try tx.run("UPDATE petition SET code_mark = \(mark) WHERE id = \(id)")
    }

    static func storedProjection(_ id: Petition.ID, _ tx: any Transaction) throws -> PetitionProjection? {
        try tx.first("SELECT \(PetitionProjection.columns) FROM petition WHERE id = \(id)")
    }

    /// Numbers of which the one before is missing.
    static func gaps(_ tx: any Transaction) throws -> [(kind: Petition.Kind, origin: Organisation.ID, number: String)] {
        try tx.rows(
            """
            SELECT a.kind, a.origin, a.year, a.sequence FROM petition a
            WHERE a.sequence > 1 AND NOT EXISTS (
                SELECT 1 FROM petition b
                WHERE b.kind = a.kind AND b.origin = a.origin AND b.year = a.year AND b.sequence = a.sequence - 1)
            ORDER BY a.kind, a.origin, a.year, a.sequence
            """
        ).map { row in
            let (year, sequence): (Int, Int) = (try row.get("year"), try row.get("sequence"))
            return (try row.get("kind"), try row.get("origin"), "\(year) \(sequence)")
        }
    }
}

extension Petition: SQLRecord {
    package init(row: SQLRow) throws {
        let kind: Kind = try row.get("kind")
        self.init(
            id: try row.get("id"), kind: kind, organisation: try row.get("organisation"),
            about: try row.get("about"),
            number: CaseNumber(
                year: try row.get("year"), sequence: try row.get("sequence"), mark: try row.get("mark"),
                kind: kind.number))
    }
}

/// How events of petitions become rows and come back.
enum PetitionEventTable {
    static func rows(of petition: Petition.ID, _ tx: any Transaction) throws -> [EventRow] {
        try tx.all(
            "SELECT \(EventRow.columns) FROM petition_event WHERE petition = \(petition) ORDER BY position")
    }

    /// The forms of a list: of the petitions whose keys are there.
    static func forms(_ vaults: [String: Vault], _ tx: any Transaction) throws -> [Petition.ID: PetitionForm] {
        let petitions = Array(vaults.keys)
        var forms: [Petition.ID: PetitionForm] = [:]
        for start in stride(from: 0, to: petitions.count, by: 100) {
            let page = Array(petitions[start..<min(start + 100, petitions.count)])
            for row in try tx.rows(
                """
                SELECT petition, \(EventRow.columns) FROM petition_event
                WHERE position = 1 AND petition IN (\(list: page))
                """)
            {
                let petition: Petition.ID = try row.get("petition")
                let event = try EventRow(row: row).petitionEvent(vaults[petition.text])
                if case .submitted(_, _, let form?) = event.happening { forms[petition] = form }
            }
        }
        return forms
    }

    static func insertion(of row: EventRow, of petition: Petition.ID) -> SQL {
        "INSERT INTO petition_event (petition, \(EventRow.columns)) VALUES (\(petition), \(row.values))"
    }
}

extension EventRow {
    init(_ event: PetitionEvent, at position: Int, _ vault: Vault) throws {
        let place = Self.place(position)
        let sealed: SealedSecret? =
            switch event.happening {
            case .submitted(_, _, let form?): try vault.seal(record: form, as: place)
            case .filed(let file): try vault.seal(record: file, as: place)
            case .submitted, .supplemented, .noted, .forwarded, .answered, .withdrawn, .rectified, .anonymised:
                event.words.isEmpty ? nil : try vault.seal(event.words, as: place)
            }
        self.init(
            at: position, event.instant, by: event.actor, on: event.day, event.happening.name, event.happening.columns,
            sealed: sealed)
    }

    /// - Parameter vault: nil where the key was destroyed; what was sealed is then left out.
    func petitionEvent(_ vault: Vault?) throws -> PetitionEvent {
        var words = ""
        let happening: PetitionEvent.Happening
        switch self.happening {
        case "submitted":
            let form = try sealed.flatMap { sealed in try vault?.record(in: sealed, as: place, PetitionForm.self) }
            happening = .submitted(try value(word), workingDays: try value(number), form)
        case "filed":
            let file = try sealed.flatMap { sealed in try vault?.record(in: sealed, as: place, RequestFile.self) }
            happening = .filed(
                try file
                    ?? RequestFile(
                        position: value(number), kind: value(word), name: "", type: .text, size: 0, hash: ""))
        default:
            happening = try simplePetitionHappening()
            if let vault, let sealed { words = try vault.open(sealed, as: place) }
        }
        return PetitionEvent(instant: instant, actor: actor, day: day, happening: happening, words: words)
    }

    private func simplePetitionHappening() throws -> PetitionEvent.Happening {
        switch happening {
        case "supplemented": .supplemented
        case "noted": .noted
        case "forwarded": .forwarded(to: try value(word))
        case "answered": .answered(try value(word), until: until)
        case "withdrawn": .withdrawn
        case "rectified": .rectified
        case "anonymised": .anonymised
        default: try fault()
        }
    }
}

extension PetitionEvent.Happening {
    fileprivate var name: String {
        switch self {
        case .submitted: "submitted"
        case .filed: "filed"
        case .supplemented: "supplemented"
        case .noted: "noted"
        case .forwarded: "forwarded"
        case .answered: "answered"
        case .withdrawn: "withdrawn"
        case .rectified: "rectified"
        case .anonymised: "anonymised"
        }
    }

    fileprivate var columns: EventRow.Columns {
        switch self {
        case .submitted(let channel, let days, _): (channel.rawValue, days, nil)
        case .filed(let file): (file.kind.rawValue, file.position, nil)
        case .forwarded(let organisation): (organisation.text, nil, nil)
        case .answered(let outcome, let until): (outcome.rawValue, nil, until)
        case .supplemented, .noted, .withdrawn, .rectified, .anonymised: (nil, nil, nil)
        }
    }
}
