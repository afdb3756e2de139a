/// A decision before it is signed: how the request shall end, on what basis, and in which words.
package struct AnswerDraft: Hashable, Sendable, Codable {
    package var outcome: RequestOutcome
    package var articles: [RegulationArticle]
    /// What the letter says of each part that it needs.
    package var parts: [DecisionPart: String]

    package init(outcome: RequestOutcome, articles: [RegulationArticle], parts: [DecisionPart: String]) {
        self.outcome = outcome
        self.articles = articles
        self.parts = parts
    }

    package static let longestPart = 5000

    /// The signatures that it needs, in their order.
    package static let steps: [ReviewStep] = [.review, .secrecy, .approval]

    /// What is missing, too long or does not fit.
    package var issues: [Issue] {
        var issues: [Issue] = []
        if articles.isEmpty, !outcome.articles.isEmpty { issues.append(Issue("article", .missing)) }
        for article in articles where !outcome.articles.contains(article) {
            issues.append(Issue("article", .unknown(value: article.text)))
        }
        for part in DecisionPart.allCases where part.isWritten && outcome.parts.contains(part) {
            let words = parts[part] ?? ""
            if words.isEmpty { issues.append(Issue(part.rawValue, .missing)) }
            if words.count > Self.longestPart { issues.append(Issue(part.rawValue, .tooLong(limit: Self.longestPart))) }
        }
        return issues
    }
}

extension DecisionPart {
    /// Whether the letter says it in words of its own; the others are records of what was done.
    package var isWritten: Bool {
        switch self {
        case .way, .reasons, .withheldPart, .otherLaw, .earlierAnswer: true
        case .thirdPartyRecord, .searchRecord, .clarificationRecord, .excessRecord, .feeRecord: false
        }
    }
}

extension RequestCase {
    /// The records that such a decision stands on and that there are none of.
    package func missingRecords(for outcome: RequestOutcome) -> [DecisionPart] {
        DecisionPart.allCases.filter { outcome.parts.contains($0) && !$0.isWritten && !hasRecord($0) }
    }

    private func hasRecord(_ part: DecisionPart) -> Bool {
        switch part {
        case .way, .reasons, .withheldPart, .otherLaw, .earlierAnswer: true
        case .thirdPartyRecord: consultations.values.contains { $0.cause == .thirdParty }
        case .searchRecord: !searches.isEmpty
        case .clarificationRecord: clarification != nil
        case .excessRecord: reasonsAskedOn != nil
        case .feeRecord: fee != nil
        }
    }
}
