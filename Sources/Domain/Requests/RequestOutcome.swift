/// How a request ends: the leaves of the annual report's third table (国办公开办函〔2021〕30号), in its order. What a decision
/// cites, must contain and tells of remedies follows from its outcome, here and nowhere else.
package enum RequestOutcome: String, Hashable, Sendable, CaseIterable, Codable {
    case granted
    case partlyGranted = "partly-granted"

    case stateSecret = "state-secret"
    case forbiddenByLaw = "forbidden-by-law"
    /// 国家安全、公共安全、经济安全、社会稳定
    case endangersSafety = "endangers-safety"
    case thirdPartyRights = "third-party-rights"
    case internalAffairs = "internal-affairs"
    /// 讨论记录、过程稿、磋商信函、请示报告
    case deliberative
    case enforcementFile = "enforcement-file"
    /// 工商、不动产登记资料等, for which there are other laws.
    case registryQuery = "registry-query"

    case notHeld = "not-held"
    case wouldHaveToBeMade = "would-have-to-be-made"
    case stillUnclear = "still-unclear"

    case petition
    case repeated
    case publishedBook = "published-book"
    case excessive
    /// To confirm or issue once more what the applicant has.
    case reissue

    case clarificationLapsed = "clarification-lapsed"
    case feeLapsed = "fee-lapsed"
    case other
}

extension RequestOutcome {
    package enum Group: Int, Hashable, Sendable, CaseIterable {
        case granted = 1
        case partlyGranted, refused, unable, notProcessed, otherwise
    }

    package var group: Group {
        switch self {
        case .granted: .granted
        case .partlyGranted: .partlyGranted
        case .stateSecret, .forbiddenByLaw, .endangersSafety, .thirdPartyRights, .internalAffairs, .deliberative,
            .enforcementFile, .registryQuery:
            .refused
        case .notHeld, .wouldHaveToBeMade, .stillUnclear: .unable
        case .petition, .repeated, .publishedBook, .excessive, .reissue: .notProcessed
        case .clarificationLapsed, .feeLapsed, .other: .otherwise
        }
    }

    /// The row of the report: `r3_3_4`.
    package var reportRow: String {
        let siblings = Self.allCases.filter { $0.group == group }
        guard siblings.count > 1, let place = siblings.firstIndex(of: self) else { return "r3_\(group.rawValue)" }
        return "r3_\(group.rawValue)_\(place + 1)"
    }

    /// What a decision may be based on; it names one of these at least.
    package var articles: [RegulationArticle] {
        switch self {
        case .granted: [.init(36, item: 1), .init(36, item: 2), .init(15)]
        case .partlyGranted: [.init(37)]
        case .stateSecret, .forbiddenByLaw, .endangersSafety: [.init(14)]
        case .thirdPartyRights: [.init(15), .init(32)]
        case .internalAffairs: [.init(16, paragraph: 1)]
        case .deliberative, .enforcementFile: [.init(16, paragraph: 2)]
        case .registryQuery: [.init(36, item: 7)]
        case .notHeld: [.init(36, item: 4), .init(36, item: 5)]
        case .wouldHaveToBeMade: [.init(38)]
        case .stillUnclear, .clarificationLapsed: [.init(30)]
        case .petition: [.init(39, paragraph: 1)]
        case .repeated: [.init(36, item: 6)]
        case .publishedBook: [.init(39, paragraph: 2)]
        case .excessive: [.init(35)]
        case .feeLapsed: [.init(42)]
        // Categories of the report's form, for which the Regulation has no article of its own.
        case .reissue, .other: []
        }
    }

    /// What must be there before such a decision can be made (Arts 30–39; 法释〔2025〕8号 Art 5 on what the organ has to prove).
    package var parts: Set<DecisionPart> {
        switch self {
        case .granted: [.way]
        case .partlyGranted: [.way, .reasons, .withheldPart]
        case .stateSecret, .endangersSafety, .internalAffairs, .deliberative, .enforcementFile: [.reasons]
        case .forbiddenByLaw, .registryQuery: [.reasons, .otherLaw]
        case .thirdPartyRights: [.reasons, .thirdPartyRecord]
        case .notHeld: [.reasons, .searchRecord]
        case .wouldHaveToBeMade: [.reasons]
        case .stillUnclear: [.reasons, .clarificationRecord]
        case .petition, .publishedBook: [.way]
        case .repeated: [.earlierAnswer]
        case .excessive: [.reasons, .excessRecord]
        case .reissue, .other: [.reasons]
        case .clarificationLapsed: [.clarificationRecord]
        case .feeLapsed: [.feeRecord]
        }
    }

    /// Whether reconsideration comes before a suit: of refusals under Arts 14–16, whole or in part
    /// (行政复议法 Art 23(1)(四); 法释〔2025〕8号).
    package var isReconsiderationFirst: Bool {
        switch group {
        case .partlyGranted: true
        case .refused: self != .registryQuery
        case .granted, .unable, .notProcessed, .otherwise: false
        }
    }
}

/// A part that a decision may need.
package enum DecisionPart: String, Hashable, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
    /// How, where and when the applicant gets it, or where to go instead.
    case way
    case reasons
    /// Which part is withheld (Art 37).
    case withheldPart = "withheld-part"
    /// The law or administrative regulation and its article.
    case otherLaw = "other-law"
    /// That the third party was asked, and what came of it (Art 32).
    case thirdPartyRecord = "third-party-record"
    /// Where, with which words, by whom and when it was searched for (Art 36(4)).
    case searchRecord = "search-record"
    /// That the applicant was asked to clarify, once, and until when (Art 30).
    case clarificationRecord = "clarification-record"
    /// The number of the answer that was given before (Art 36(6)).
    case earlierAnswer = "earlier-answer"
    /// That reasons were asked for, and why they do not do (Art 35).
    case excessRecord = "excess-record"
    /// That payment was asked for, and until when.
    case feeRecord = "fee-record"
}
