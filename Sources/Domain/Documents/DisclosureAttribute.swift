/// 公开属性, decided at the source when a document is drafted. Openness is the rule (Regulation Art 5): anything but
/// 主动公开 needs a reason and a ground in law.
package enum DisclosureAttribute: String, Hashable, Sendable, CaseIterable {
    case proactive
    case onRequest = "on-request"
    case withheld
}

/// The grounds on which information may be kept back (Regulation Arts 14–16).
package enum WithholdingGround: String, Hashable, Sendable, CaseIterable {
    case stateSecret = "14-1"
    case forbiddenByLaw = "14-2"
    case publicSecurity = "14-3"
    case thirdParty = "15"
    case internalAffairs = "16-1"
    case deliberation = "16-2-process"
    case enforcementFile = "16-2-file"
    case concernsFew = "13"

    /// Only what concerns few people, not what must be kept back, may be left to requests (Art 13).
    package var allowedFor: Set<DisclosureAttribute> {
        self == .concernsFew ? [.onRequest] : [.withheld]
    }
}

/// Where the information comes from, which decides who publishes it (Regulation Arts 2, 10).
package enum DocumentOrigin: String, Hashable, Sendable, CaseIterable {
    case made
    case fromPeople = "from-people"
    case fromOrgans = "from-organs"
    /// Another organ's public document, shown here with its source (转载).
    case reprinted
}
