import Domain
import Storage

/// How events of requests become rows and come back. What tells of people is sealed; the rest is open, so that lists and
/// statistics need no key.
enum RequestEventTable {
    static func all(of request: InformationRequest.ID, _ vault: RequestVault?, _ tx: any Transaction) throws
        -> [RequestEvent]
    {
        try rows(of: request, tx).map { try $0.event(vault) }
    }

    static func rows(of request: InformationRequest.ID, _ tx: any Transaction) throws -> [RequestEventRow] {
        try tx.all(
            """
            SELECT position, instant, actor, day, happening, word, number, until, sealed
            FROM request_event WHERE request = \(request) ORDER BY position
            """)
    }

    /// What is open in the events of many requests.
    static func unsealed(
        of requests: [InformationRequest.ID], _ tx: any Transaction
    ) throws -> [InformationRequest.ID: [RequestEvent]] {
        var events: [InformationRequest.ID: [RequestEvent]] = [:]
        for start in stride(from: 0, to: requests.count, by: 100) {
            let rows = try tx.rows(
                """
                SELECT request, position, instant, actor, day, happening, word, number, until, sealed
                FROM request_event WHERE request IN (\(list: Array(requests[start..<min(start + 100, requests.count)])))
                ORDER BY request, position
                """)
            for row in rows {
                events[try row.get("request"), default: []].append(try RequestEventRow(row: row).event(nil))
            }
        }
        return events
    }

    static func insertion(of row: RequestEventRow, of request: InformationRequest.ID) -> SQL {
        """
        INSERT INTO request_event (request, position, instant, actor, day, happening, word, number, until, sealed)
        VALUES (\(request), \(row.position), \(row.instant), \(row.actor), \(row.day), \(row.happening), \(row.word),
                \(row.number), \(row.until), \(row.sealed))
        """
    }
}

struct RequestEventRow: Sendable, SQLRecord {
    var position: Int
    var instant: Instant
    var actor: Person.ID?
    var day: Day
    var happening: String
    var word: String?
    var number: Int?
    var until: Day?
    var sealed: SealedSecret?

    init(_ event: RequestEvent, at position: Int, _ vault: RequestVault) throws {
        let columns = event.happening.columns
        self.position = position
        instant = event.instant
        actor = event.actor
        day = event.day
        happening = event.happening.name
        (word, number, until) = (columns.word, columns.number, columns.until)
        let place = Self.place(position)
        switch event.happening {
        case .searched(let record): sealed = try vault.seal(record: record, as: place)
        case .drafted(let draft): sealed = try vault.seal(record: draft, as: place)
        case .filed(let file): sealed = try vault.seal(record: file, as: place)
        case .disputeOpened(_, let filing): sealed = try vault.seal(record: filing, as: place)
        default: sealed = event.words.isEmpty ? nil : try vault.seal(event.words, as: place)
        }
    }

    init(row: SQLRow) throws {
        position = try row.get("position")
        instant = try row.get("instant")
        actor = try row.get("actor")
        day = try row.get("day")
        happening = try row.get("happening")
        word = try row.get("word")
        number = try row.get("number")
        until = try row.get("until")
        sealed = try row.get("sealed")
    }

    /// - Parameter vault: nil where the key was destroyed; what was sealed is then left out.
    func event(_ vault: RequestVault?) throws -> RequestEvent {
        let place = Self.place(position)
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

    /// What the journal keeps the hash of: the row as it is stored, so that it can be held against the journal when the key
    /// is gone.
    var digest: [UInt8] {
        sha256(
            CanonicalJSON.object([
                ("position", .integer(position)), ("instant", .integer(instant.milliseconds)),
                ("actor", .string(actor?.text ?? "")), ("day", .string(day.iso)), ("happening", .string(happening)),
                ("word", .string(word ?? "")), ("number", .string(number.map(String.init) ?? "")),
                ("until", .string(until?.iso ?? "")),
                ("sealed", .string(sealed.map { Hex.encode(sha256($0.bytes)) } ?? "")),
            ]).bytes)
    }

    private static func place(_ position: Int) -> String { "event \(position)" }

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

    private func value<T>(_ value: T?) throws -> T {
        guard let value else { return try fault() }
        return value
    }

    private func value<T: SQLConvertible>(_ word: String?, as type: T.Type = T.self) throws -> T {
        guard let found = word.flatMap({ T(sqlValue: .text($0)) }) else { return try fault() }
        return found
    }

    private func fault<T>() throws -> T {
        throw StoreError(.fault, "an event of a request, \(happening), cannot be read")
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

    fileprivate var columns: (word: String?, number: Int?, until: Day?) {
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
