/// A letter of a request, as it was made once and for all (the set of 宿政办函〔2021〕21号).
package struct RequestLetter: Hashable, Sendable, Codable {
    package var kind: Kind
    /// In a series of its own: `市财政局公复〔2026〕12号`.
    package var number: String
    package var title: String
    package var addressee: String
    package var paragraphs: [String]
    /// Who signs, and where the seal goes.
    package var organ: String
    package var day: String
    /// The place of the event among those of the request that it goes with.
    package var position: Int

    package init(
        kind: Kind, number: String, title: String, addressee: String, paragraphs: [String], organ: String, day: String,
        position: Int
    ) {
        self.kind = kind
        self.number = number
        self.title = title
        self.addressee = addressee
        self.paragraphs = paragraphs
        self.organ = organ
        self.day = day
        self.position = position
    }

    package enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
        /// 受理回执
        case receipt
        /// 补正告知书
        case clarificationNotice = "clarification-notice"
        /// 移送告知书
        case transferNotice = "transfer-notice"
        /// 移送明细表, to the organ that answers
        case transferList = "transfer-list"
        /// 征求意见书, to a third party
        case thirdPartyConsultation = "third-party-consultation"
        /// 征求意见确认函: what the third party fills in, signs and sends back
        case consultationReply = "consultation-reply"
        /// 征求意见书, to an organ that made the information, too
        case jointMakerConsultation = "joint-maker-consultation"
        /// 征求意见告知书, to the applicant
        case consultationNotice = "consultation-notice"
        /// 延期答复告知书
        case extensionNotice = "extension-notice"
        /// 说明理由告知书
        case reasonsNotice = "reasons-notice"
        /// Art 35: that the answer takes longer.
        case postponementNotice = "postponement-notice"
        /// 收费通知书
        case feeNotice = "fee-notice"
        /// 答复书
        case answer
        /// 协办函
        case assistanceRequest = "assistance-request"
        /// 依申请公开告知书, to a third party that objected
        case disclosureNotice = "disclosure-notice"

        /// The word in its numbers.
        package var mark: String {
            switch self {
            case .receipt: "公受"
            case .transferNotice: "公移告"
            case .transferList: "公移"
            case .clarificationNotice: "公补"
            case .thirdPartyConsultation, .jointMakerConsultation: "公询"
            case .consultationReply: "公询确"
            case .consultationNotice: "公询告"
            case .extensionNotice: "公延"
            case .reasonsNotice: "公理"
            case .postponementNotice: "公缓"
            case .feeNotice: "公费"
            case .answer: "公复"
            case .assistanceRequest: "公协"
            case .disclosureNotice: "公告知"
            }
        }

        package var isForApplicant: Bool {
            switch self {
            case .thirdPartyConsultation, .consultationReply, .jointMakerConsultation, .assistanceRequest,
                .disclosureNotice, .transferList:
                false
            case .receipt, .transferNotice, .clarificationNotice, .consultationNotice, .extensionNotice, .reasonsNotice,
                .postponementNotice, .feeNotice, .answer:
                true
            }
        }
    }

    /// Which of the letters of a request it is.
    package struct Place: Hashable, Sendable {
        package var position: Int
        package var kind: Kind

        package init(position: Int, kind: Kind) {
            self.position = position
            self.kind = kind
        }
    }

    package var place: Place { Place(position: position, kind: kind) }

    /// What cannot be changed without another hash.
    package var canonical: CanonicalJSON {
        .object([
            ("kind", .string(kind.rawValue)), ("number", .string(number)), ("title", .string(title)),
            ("addressee", .string(addressee)), ("paragraphs", .array(paragraphs.map { .string($0) })),
            ("organ", .string(organ)), ("day", .string(day)), ("position", .integer(position)),
        ])
    }
}

extension RequestEvent.Happening {
    /// The letters that go out with it.
    package func letters(after state: RequestCase) -> [RequestLetter.Kind] {
        switch self {
        case .received: [.receipt]
        case .transferred: [.transferNotice, .transferList]
        case .clarificationAsked: [.clarificationNotice]
        case .consulted(_, .thirdParty): [.thirdPartyConsultation, .consultationReply, .consultationNotice]
        case .consulted(_, .jointMaker): [.jointMakerConsultation, .consultationNotice]
        case .extended: [.extensionNotice]
        case .reasonsAsked: [.reasonsNotice]
        case .postponed: [.postponementNotice]
        case .feeAsked: [.feeNotice]
        case .assistanceAsked: [.assistanceRequest]
        case .answered(let outcome):
            outcome.isDisclosure && state.hasObjection ? [.answer, .disclosureNotice] : [.answer]
        case .submitted, .clarified, .consultationDelivered, .opinionReceived, .feePaid, .withdrawn, .delivered,
            .divided, .derived, .linked, .assigned, .searched, .drafted, .signed, .returned, .noted, .archived, .rated,
            .assistanceGiven, .filed, .annulled, .disputeOpened, .disputeDecided, .publicationDrafted, .anonymised:
            []
        }
    }
}

extension RequestCase {
    /// A third party does not agree.
    package var hasObjection: Bool {
        consultations.values.contains { $0.cause == .thirdParty && $0.opinion == .objects }
    }
}

extension RequestOutcome {
    package var isDisclosure: Bool { self == .granted || self == .partlyGranted }
}
