import Domain
import Storage

extension Office {
    /// Writes the letters that go out with an event, each with the next number of its series. They are never written again.
    func write(
        _ event: RequestEvent, of request: InformationRequest, _ state: RequestCase, _ vault: Vault,
        addressee: String,
        _ tx: any Transaction
    ) throws {
        let kinds = event.happening.letters(after: state)
        if kinds.isEmpty { return }
        let organisation = try OrganisationTable.find(request.organisation, tx)
        let facts = LetterFacts(
            request: request, event: event, state: state, organisation: organisation,
            profile: try ProfileTable.find(organisation.id, tx),
            form: try RequestFormTable.find(of: request.id, vault, tx), calendar: try calendar(tx),
            addressee: addressee)
        let templates = try letterTemplates(of: organisation.id, tx)
        let mark = try ProfileTable.mark(of: organisation, tx)
        for kind in kinds {
            let receiver: String =
                switch kind {
                case .consultationReply: organisation.name
                case .disclosureNotice: try objectors(request.id, state, vault, tx)
                case _ where kind.isForApplicant: facts.form.applicant.name
                default: addressee
                }
            let series = "letters \(kind.mark) \(organisation.code) \(event.day.year)"
            let sequence = try NumberTable.last(in: series, tx) + 1
            try tx.run(NumberTable.move(series, to: sequence))
            let lines = facts.lines(kind, templates)
            let letter = RequestLetter(
                kind: kind, number: "\(mark)\(kind.mark)〔\(event.day.year)〕\(sequence)号",
                title: lines.first ?? "", addressee: receiver, paragraphs: Array(lines.dropFirst()),
                organ: kind == .consultationReply ? addressee : organisation.name,
                day: kind == .consultationReply ? "　　年　　月　　日" : event.day.chinese, position: state.eventCount)
            try tx.run(
                RequestLetterTable.insertion(of: letter, for: request.id, series: series, sequence: sequence, vault))
        }
    }

    /// The answer as it would be written today; empty where there is no draft, or the answer is written already.
    func draftedLetter(_ stored: StoredRequest, _ tx: any Transaction) throws -> [String] {
        guard let draft = stored.state.draft, stored.state.isOpen, let vault = stored.vault else { return [] }
        let organisation = try OrganisationTable.find(stored.request.organisation, tx)
        let event = RequestEvent(instant: now(), actor: nil, day: now().day, happening: .answered(draft.outcome))
        let facts = LetterFacts(
            request: stored.request, event: event, state: stored.state, organisation: organisation,
            profile: try ProfileTable.find(organisation.id, tx),
            form: try RequestFormTable.find(of: stored.request.id, vault, tx),
            calendar: try calendar(tx))
        return facts.lines(.answer, try letterTemplates(of: organisation.id, tx))
    }

    /// Those who were asked and did not agree.
    private func objectors(
        _ request: InformationRequest.ID, _ state: RequestCase, _ vault: Vault, _ tx: any Transaction
    ) throws -> String {
        let letters = try RequestLetterTable.all(of: request, vault, tx).filter { $0.kind == .thirdPartyConsultation }
        let objections = state.consultations.filter { $0.value.cause == .thirdParty }.sorted { $0.key < $1.key }
        return zip(letters, objections).filter { $0.1.value.opinion == .objects }.map(\.0.addressee)
            .joined(separator: "、")
    }
}

/// What the places of a letter are filled with.
private struct LetterFacts {
    var request: InformationRequest
    var event: RequestEvent
    var state: RequestCase
    var organisation: Organisation
    var profile: OpennessProfile
    var form: ApplicationForm
    var calendar: WorkCalendar
    /// To whom a letter goes that is not for the applicant.
    var addressee = ""

    func lines(_ kind: RequestLetter.Kind, _ templates: LetterTemplates) -> [String] {
        guard kind == .answer, case .answered(let outcome) = event.happening else {
            return templates.lines(kind.rawValue, values)
        }
        let remedy = outcome.isReconsiderationFirst ? "remedy-first" : "remedy-either"
        return templates.lines("answer", values) + templates.lines("answer-\(outcome.rawValue)", values)
            + templates.lines(remedy, values)
    }

    private var values: [LetterTemplates.Place: String] {
        var values: [LetterTemplates.Place: String] = [
            .applicant: form.applicant.name, .number: request.number.text, .day: event.day.chinese,
            .description: form.wanted.description.isEmpty ? form.wanted.documentNumber : form.wanted.description,
            .organ: organisation.name, .office: profile.officeName.isEmpty ? organisation.name : profile.officeName,
            .phone: profile.phone, .address: profile.address, .words: event.words, .receiver: addressee,
        ]
        values[.submittedOn] = state.submittedOn?.chinese
        values[.receivedOn] = state.receivedOn?.chinese
        values[.clarifiedBy] = state.clarification?.answeredOn?.chinese
        values[.due] = state.term(calendar).ledger(calendar)?.due.chinese
        switch event.happening {
        case .clarificationAsked(let until), .assistanceAsked(_, let until): values[.until] = until.chinese
        case .extended(let days): values[.days] = String(days)
        case .feeAsked(let basis, let yuan):
            values[.yuan] = String(yuan)
            values[.basis] = basis == .items ? "按件" : "按量"
            values[.until] = state.fee?.ledger(calendar).due.chinese
        default: break
        }
        if let draft = state.draft {
            values[.articles] = draft.articles.map(\.name).joined(separator: "、")
            let parts: [(LetterTemplates.Place, DecisionPart)] = [
                (.way, .way), (.reasons, .reasons), (.withheldPart, .withheldPart), (.otherLaw, .otherLaw),
                (.earlierAnswer, .earlierAnswer),
            ]
            for (place, part) in parts { values[place] = draft.parts[part] }
        }
        return values
    }
}

enum RequestLetterTable {
    static func all(of request: InformationRequest.ID, _ vault: Vault, _ tx: any Transaction) throws
        -> [RequestLetter]
    {
        try tx.rows(
            "SELECT position, kind, sealed FROM request_letter WHERE request = \(request) ORDER BY position, kind"
        ).map { row in
            let place = place(try row.get("position"), try row.get("kind"))
            return try vault.record(in: try row.get("sealed"), as: place, RequestLetter.self)
        }
    }

    static func insertion(
        of letter: RequestLetter, for request: InformationRequest.ID, series: String, sequence: Int,
        _ vault: Vault
    ) throws -> SQL {
        let sealed = try vault.seal(record: letter, as: place(letter.position, letter.kind.rawValue))
        return """
            INSERT INTO request_letter (request, position, kind, series, sequence, hash, sealed)
            VALUES (\(request), \(letter.position), \(letter.kind.rawValue), \(series), \(sequence),
                    \(sha256(letter.canonical.bytes)), \(sealed))
            """
    }

    /// The numbers of letters whose words are not those that were hashed when they were made.
    static func changed(of request: InformationRequest.ID, _ vault: Vault, _ tx: any Transaction) throws
        -> [String]
    {
        let letters = try all(of: request, vault, tx)
        let hashes = try tx.rows(
            "SELECT hash FROM request_letter WHERE request = \(request) ORDER BY position, kind"
        ).map { try $0.get("hash", as: [UInt8].self) }
        return zip(letters, hashes).filter { sha256($0.0.canonical.bytes) != $0.1 }.map(\.0.number)
    }

    private static func place(_ position: Int, _ kind: String) -> String { "letter \(position) \(kind)" }
}
