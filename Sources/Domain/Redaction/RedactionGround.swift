/// Why something of a file is covered: printed on the bar that covers it, so that a reader knows what law keeps it from him.
package enum RedactionGround: String, Hashable, Sendable, Codable, CaseIterable {
    case privacy
    case tradeSecret = "trade-secret"
    case stateSecret = "state-secret"
    case forbiddenByLaw = "forbidden-by-law"
    case publicSecurity = "public-security"
    case internalAffairs = "internal-affairs"
    case deliberation
    case enforcementFile = "enforcement-file"

    /// Of the Regulation.
    package var article: RegulationArticle {
        switch self {
        case .stateSecret, .forbiddenByLaw, .publicSecurity: RegulationArticle(14)
        case .privacy, .tradeSecret: RegulationArticle(15)
        case .internalAffairs: RegulationArticle(16, paragraph: 1)
        case .deliberation, .enforcementFile: RegulationArticle(16, paragraph: 2)
        }
    }

    /// As the Regulation calls it, in few characters: bars are short.
    package var name: String {
        switch self {
        case .privacy: "个人隐私"
        case .tradeSecret: "商业秘密"
        case .stateSecret: "国家秘密"
        case .forbiddenByLaw: "法律禁止公开"
        case .publicSecurity: "公共安全"
        case .internalAffairs: "内部事务"
        case .deliberation: "过程性信息"
        case .enforcementFile: "行政执法案卷"
        }
    }

    /// `个人隐私 条例第十五条`
    package var label: String { "\(name) 条例\(article.name)" }
}

extension GuardKind {
    /// The ground on which most would cover what was found.
    package var usualGround: RedactionGround {
        switch self {
        case .secrecyMark: .stateSecret
        case .internalMark: .internalAffairs
        case .processPaper: .deliberation
        case .identityNumber, .bankCard, .mobileNumber, .personalLandline, .personalEmail, .homeAddress, .nameWithBirth,
            .health, .disability, .minor, .forbiddenColumn, .numberFormat, .outdatedCitation, .brokenDate, .wording,
            .hiddenRows, .hiddenColumns, .hiddenSheet, .pivotCache, .externalLink, .trackedChange, .comment,
            .speakerNote, .hiddenText, .coveredText, .textOutsidePage, .embeddedFile, .macro, .script, .author,
            .filePath, .location, .thumbnail, .earlierVersion, .encrypted, .unread, .virus:
            .privacy
        }
    }
}
