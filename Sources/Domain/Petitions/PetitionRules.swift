/// Why something cannot be done with a petition as it stands.
package enum PetitionRefusal: Error, Hashable, Sendable {
    case closed
    /// To the organ that has it.
    case forwardedToItself
    /// Nothing was ordered, or it is done.
    case nothingOrdered
    /// The term in the archive.
    case retentionNotEnded(until: Day)
    /// Who answered a petition does not destroy its key.
    case ownAnswer
    /// What was ordered is not done.
    case rectificationOpen
}

/// What the office does with a petition.
package enum PetitionAct: Hashable, Sendable {
    case note(words: String)
    case forward(Organisation.ID, words: String)
    /// - Parameter until: the last day for putting things right, where that is ordered.
    case answer(PetitionOutcome, until: Day?, words: String)
    /// What the organ did.
    case enterRectification(words: String)

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case note, forwarding, answer, rectification
    }

    package var kind: Kind {
        switch self {
        case .note: .note
        case .forward: .forwarding
        case .answer: .answer
        case .enterRectification: .rectification
        }
    }

    package var words: String {
        switch self {
        case .note(let words), .forward(_, let words), .answer(_, _, let words), .enterRectification(let words): words
        }
    }

    package func issues(_ petition: Petition.Kind, today: Day) -> [Issue] {
        var issues = Issue.all(ofWords: words, field: "words", limit: RequestAct.longestWords, areNeeded: true)
        if case .answer(let outcome, let until, _) = self {
            if !petition.outcomes.contains(outcome) { issues.append(Issue("petitionOutcome", .notAllowed)) }
            if outcome == .rectificationOrdered {
                switch until {
                case nil: issues.append(Issue("rectifyUntil", .missing))
                case let day? where day <= today: issues.append(Issue("rectifyUntil", .notAllowed))
                case _?: break
                }
            }
        }
        return issues
    }
}

/// What petitioners do themselves, with their number and their code.
package enum PetitionerAct: Hashable, Sendable {
    case supplement(words: String)
    case withdraw(words: String)

    package var words: String {
        switch self {
        case .supplement(let words), .withdraw(let words): words
        }
    }

    package var issues: [Issue] {
        let (field, isNeeded) =
            switch self {
            case .supplement: ("words", true)
            case .withdraw: ("reason", false)
            }
        return Issue.all(ofWords: words, field: field, limit: RequestAct.longestWords, areNeeded: isNeeded)
    }

    package func happening(_ state: PetitionCase) throws(PetitionRefusal) -> PetitionEvent.Happening {
        if !state.isOpen { throw .closed }
        switch self {
        case .supplement: return .supplemented
        case .withdraw: return .withdrawn
        }
    }
}

extension PetitionCase {
    package func happening(
        of act: PetitionAct, in organisation: Organisation.ID
    ) throws(PetitionRefusal) -> PetitionEvent.Happening {
        switch act {
        case .note: return .noted
        case .forward(let target, _):
            if !isOpen { throw .closed }
            if target == organisation { throw .forwardedToItself }
            return .forwarded(to: target)
        case .answer(let outcome, let until, _):
            if !isOpen { throw .closed }
            return .answered(outcome, until: outcome == .rectificationOrdered ? until : nil)
        case .enterRectification:
            if !awaitsRectification { throw .nothingOrdered }
            return .rectified
        }
    }

    package func checkFiling() throws(PetitionRefusal) {
        if !isOpen { throw .closed }
    }

    /// - Parameter person: who destroys the key; another one than who answered.
    package func checkAnonymisation(years: Int, today: Day, by person: Person.ID?) throws(PetitionRefusal) {
        guard let closedOn else { throw .retentionNotEnded(until: today.next) }
        let end = RequestRetention.end(of: closedOn, years: years)
        if today < end { throw .retentionNotEnded(until: end) }
        if awaitsRectification { throw .rectificationOpen }
        if closedBy != nil, closedBy == person { throw .ownAnswer }
    }
}
