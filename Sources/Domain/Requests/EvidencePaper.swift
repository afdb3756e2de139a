/// A paper of what an organ shows when its answer is disputed: it has to prove that the answer was lawful, and shows what
/// that rests on (行政诉讼法 Art 34; 法释〔2025〕8号 Art 5).
package struct EvidencePaper: Hashable, Sendable {
    package var kind: Kind
    package var content: Content

    package init(_ kind: Kind, _ content: Content) {
        self.kind = kind
        self.content = content
    }

    /// In the order in which they are shown.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case application, receipt, clarification, reasons, consultation, fee, `extension`, search, approval, answer,
            delivery, withdrawal, law
    }

    package enum Content: Hashable, Sendable {
        /// The application as it was handed in.
        case application
        case letter(RequestLetter)
        /// What was entered of it, in the order of the events.
        case record([RequestEvent])
        /// The articles of the Regulation, and another law in words.
        case law([RegulationArticle], other: String)
    }

    /// The papers of a request in their order. What its workers told each other stays with them.
    package static func all(
        _ events: [RequestEvent], _ state: RequestCase, _ letters: [RequestLetter]
    ) -> [EvidencePaper] {
        var papers = [EvidencePaper(.application, .application)]
        for kind in Kind.allCases {
            papers += letters.filter { $0.kind.evidence == kind }.map { EvidencePaper(kind, .letter($0)) }
            let recorded = events.filter { $0.happening.evidence == kind }
            if !recorded.isEmpty { papers.append(EvidencePaper(kind, .record(recorded))) }
        }
        if state.decidedOn != nil, let draft = state.draft {
            papers.append(EvidencePaper(.law, .law(draft.articles, other: draft.parts[.otherLaw] ?? "")))
        }
        return papers
    }
}

extension RequestLetter.Kind {
    fileprivate var evidence: EvidencePaper.Kind {
        switch self {
        case .receipt, .transferNotice, .transferList: .receipt
        case .clarificationNotice: .clarification
        case .thirdPartyConsultation, .consultationReply, .jointMakerConsultation, .consultationNotice: .consultation
        case .assistanceRequest: .search
        case .extensionNotice, .postponementNotice: .extension
        case .reasonsNotice: .reasons
        case .feeNotice: .fee
        case .answer, .disclosureNotice: .answer
        }
    }
}

extension RequestEvent.Happening {
    /// Nil for what goes out as a letter, and for what proves nothing of the answer.
    fileprivate var evidence: EvidencePaper.Kind? {
        switch self {
        case .submitted, .received, .transferred, .divided, .derived: .receipt
        case .clarified: .clarification
        case .consultationDelivered, .opinionReceived: .consultation
        case .feePaid: .fee
        case .extended, .postponed: .extension
        case .searched, .assistanceGiven: .search
        case .drafted, .signed, .returned: .approval
        case .delivered: .delivery
        case .withdrawn: .withdrawal
        case .clarificationAsked, .consulted, .reasonsAsked, .feeAsked, .answered, .assigned, .noted, .archived, .rated,
            .disputeOpened, .disputeDecided, .publicationDrafted, .anonymised, .linked, .assistanceAsked, .filed,
            .annulled:
            nil
        }
    }
}
