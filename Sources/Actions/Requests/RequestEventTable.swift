import Domain
import Storage

/// How events of requests become rows and come back.
enum RequestEventTable {
    static func all(of request: InformationRequest.ID, _ vault: Vault?, _ tx: any Transaction) throws
        -> [RequestEvent]
    {
        try rows(of: request, tx).map { try $0.requestEvent(vault) }
    }

    static func rows(of request: InformationRequest.ID, _ tx: any Transaction) throws -> [EventRow] {
        try tx.all(
            "SELECT \(EventRow.columns) FROM request_event WHERE request = \(request) ORDER BY position")
    }

    /// What is open in the events of many requests.
    static func unsealed(
        of requests: [InformationRequest.ID], _ tx: any Transaction
    ) throws -> [InformationRequest.ID: [RequestEvent]] {
        var events: [InformationRequest.ID: [RequestEvent]] = [:]
        for start in stride(from: 0, to: requests.count, by: 100) {
            let rows = try tx.rows(
                """
                SELECT request, \(EventRow.columns) FROM request_event
                WHERE request IN (\(list: Array(requests[start..<min(start + 100, requests.count)])))
                ORDER BY request, position
                """)
            for row in rows {
                events[try row.get("request"), default: []].append(try EventRow(row: row).requestEvent(nil))
            }
        }
        return events
    }

    static func insertion(of row: EventRow, of request: InformationRequest.ID) -> SQL {
        "INSERT INTO request_event (request, \(EventRow.columns)) VALUES (\(request), \(row.values))"
    }
}

extension EventRow {
    init(_ event: RequestEvent, at position: Int, _ vault: Vault) throws {
        let place = Self.place(position)
        let sealed: SealedSecret? =
            switch event.happening {
            case .searched(let record): try vault.seal(record: record, as: place)
            case .drafted(let draft): try vault.seal(record: draft, as: place)
            case .filed(let file): try vault.seal(record: file, as: place)
            case .disputeOpened(_, let filing): try vault.seal(record: filing, as: place)
            default: event.words.isEmpty ? nil : try vault.seal(event.words, as: place)
            }
        self.init(
            at: position, event.instant, by: event.actor, on: event.day, event.happening.name, event.happening.columns,
            sealed: sealed)
    }

    /// - Parameter vault: nil where the key was destroyed; what was sealed is then left out.
    func requestEvent(_ vault: Vault?) throws -> RequestEvent {
        let happening: RequestEvent.Happening
        var words = ""
        switch self.happening {
        case "searched":
            let record = try sealed.flatMap { sealed in try vault?.record(in: sealed, as: place, SearchRecord.self) }
            happening = .searched(record ?? SearchRecord(places: "", words: "", searcher: "", found: ""))
        case "drafted":
            let draft = try sealed.flatMap { sealed in try vault?.record(in: sealed, as: place, AnswerDraft.self) }
            happening = .drafted(try draft ?? AnswerDraft(outcome: value(word), articles: [], parts: [:]))
        case "filed":
            let file = try sealed.flatMap { sealed in try vault?.record(in: sealed, as: place, RequestFile.self) }
            happening = .filed(
                try file
                    ?? RequestFile(
                        position: value(number), kind: value(word), name: "", type: .text, size: 0, hash: ""))
        case "dispute-opened":
            let filing = try sealed.flatMap { sealed in try vault?.record(in: sealed, as: place, Dispute.Filing.self) }
            happening = .disputeOpened(
                number: try value(number), try filing ?? Dispute.Filing(value(word), organ: ""))
        default:
            happening = try simple()
            if let vault, let sealed { words = try vault.open(sealed, as: place) }
        }
        return RequestEvent(instant: instant, actor: actor, day: day, happening: happening, words: words)
    }

    private func simple() throws -> RequestEvent.Happening {
        switch happening {
        case "submitted": .submitted(try value(word))
        case "received": .received
        case "clarification-asked": .clarificationAsked(until: try value(until))
        case "clarified": .clarified
        case "consulted": .consulted(letter: try value(number), try value(word))
        case "consultation-delivered": .consultationDelivered(letter: try value(number))
        case "opinion-received": .opinionReceived(letter: try value(number), try value(word))
        case "extended": .extended(workingDays: try value(number))
        case "reasons-asked": .reasonsAsked
        case "postponed": .postponed(to: try value(until))
        case "fee-asked": .feeAsked(try value(word), yuan: try value(number))
        case "fee-paid": .feePaid
        case "withdrawn": .withdrawn
        case "answered": .answered(try value(word))
        case "delivered": .delivered(try value(word))
        case "transferred": .transferred(to: try value(word))
        case "divided": .divided(parts: try value(number))
        case "derived": .derived(from: try value(word))
        case "linked": .linked(try value(word))
        case "assigned": .assigned(try value(word))
        case "signed": .signed(try value(word))
        case "returned": .returned(try value(word))
        case "noted": .noted
        case "archived": .archived
        case "assistance-asked": .assistanceAsked(letter: try value(number), until: try value(until))
        case "assistance-given": .assistanceGiven(letter: try value(number))
        case "rated": .rated(try value(number))
        case "annulled": .annulled(file: try value(number))
        case "dispute-decided": .disputeDecided(number: try value(number), try value(word))
        case "publication-drafted": .publicationDrafted(try value(word))
        case "anonymised": .anonymised
        default: try fault()
        }
    }
}

extension RequestEvent.Happening {
    /// The word that stands for it in tables and in the journal, for ever.
    package var name: String {
        switch self {
        case .submitted: "submitted"
        case .received: "received"
        case .clarificationAsked: "clarification-asked"
        case .clarified: "clarified"
        case .consulted: "consulted"
        case .consultationDelivered: "consultation-delivered"
        case .opinionReceived: "opinion-received"
        case .extended: "extended"
        case .reasonsAsked: "reasons-asked"
        case .postponed: "postponed"
        case .feeAsked: "fee-asked"
        case .feePaid: "fee-paid"
        case .withdrawn: "withdrawn"
        case .answered: "answered"
        case .delivered: "delivered"
        case .transferred: "transferred"
        case .divided: "divided"
        case .derived: "derived"
        case .linked: "linked"
        case .assigned: "assigned"
        case .searched: "searched"
        case .drafted: "drafted"
        case .signed: "signed"
        case .returned: "returned"
        case .noted: "noted"
        case .archived: "archived"
        case .assistanceAsked: "assistance-asked"
        case .assistanceGiven: "assistance-given"
        case .rated: "rated"
        case .filed: "filed"
        case .annulled: "annulled"
        case .disputeOpened: "dispute-opened"
        case .disputeDecided: "dispute-decided"
        case .publicationDrafted: "publication-drafted"
        case .anonymised: "anonymised"
        }
    }

    fileprivate var columns: EventRow.Columns {
        switch self {
        case .received, .clarified, .reasonsAsked, .feePaid, .withdrawn, .searched, .noted, .archived, .anonymised:
            (nil, nil, nil)
        case .submitted(let channel): (channel.rawValue, nil, nil)
        case .clarificationAsked(let until), .postponed(let until): (nil, nil, until)
        case .consulted(let letter, let cause): (cause.rawValue, letter, nil)
        case .consultationDelivered(let letter): (nil, letter, nil)
        case .opinionReceived(let letter, let opinion): (opinion.rawValue, letter, nil)
        case .extended(let days): (nil, days, nil)
        case .feeAsked(let basis, let yuan): (basis.rawValue, yuan, nil)
        case .answered(let outcome): (outcome.rawValue, nil, nil)
        case .delivered(let manner): (manner.rawValue, nil, nil)
        case .transferred(let organisation): (organisation.text, nil, nil)
        case .divided(let parts): (nil, parts, nil)
        case .derived(let request): (request.text, nil, nil)
        case .linked(let document): (document.text, nil, nil)
        case .assigned(let person): (person.text, nil, nil)
        case .drafted(let draft): (draft.outcome.rawValue, nil, nil)
        case .signed(let step), .returned(let step): (step.rawValue, nil, nil)
        case .assistanceAsked(let letter, let until): (nil, letter, until)
        case .assistanceGiven(let letter): (nil, letter, nil)
        case .rated(let points): (nil, points, nil)
        case .filed(let file): (file.kind.rawValue, file.position, nil)
        case .annulled(let file): (nil, file, nil)
        case .disputeOpened(let number, let filing): (filing.block.rawValue, number, nil)
        case .disputeDecided(let number, let result): (result.rawValue, number, nil)
        case .publicationDrafted(let document): (document.text, nil, nil)
        }
    }
}
