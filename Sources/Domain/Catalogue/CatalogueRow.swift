/// One row of the catalogue: a duty to publish (columns of 国办发〔2019〕54号; Regulation Arts 20, 21).
package struct CatalogueRow: Hashable, Sendable {
    /// Part of its address: `/catalogue/{code}`.
    package var code: String
    package var scheme: Scheme
    package var area: String
    package var level1: String
    package var level2: String
    /// 公开内容（要素）
    package var content: String
    package var elements: [String]
    package var basis: [String]
    package var term: PublicationTerm
    package var termText: String
    package var subject: String
    package var channels: [String]
    package var audience: String
    package var mode: Mode
    package var levels: Set<Level>
    package var organisationKinds: Set<Organisation.Kind>
    /// The functions of organisations that the row concerns; empty: all.
    package var functions: Set<String>
    package var topic: String?
    package var effectiveFrom: Day
    package var effectiveUntil: Day?
    package var position: Int

    package init(
        code: String, scheme: Scheme, area: String, level1: String, level2: String = "", content: String,
        elements: [String] = [], basis: [String] = [], term: PublicationTerm = .article26, termText: String = "",
        subject: String = "", channels: [String] = [], audience: String = "", mode: Mode = .proactive,
        levels: Set<Level> = [], organisationKinds: Set<Organisation.Kind> = [], functions: Set<String> = [],
        topic: String? = nil, effectiveFrom: Day, effectiveUntil: Day? = nil, position: Int = 0
    ) {
        self.code = code
        self.scheme = scheme
        self.area = area
        self.level1 = level1
        self.level2 = level2
        self.content = content
        self.elements = elements
        self.basis = basis
        self.term = term
        self.termText = termText
        self.subject = subject
        self.channels = channels
        self.audience = audience
        self.mode = mode
        self.levels = levels
        self.organisationKinds = organisationKinds
        self.functions = functions
        self.topic = topic
        self.effectiveFrom = effectiveFrom
        self.effectiveUntil = effectiveUntil
        self.position = position
    }

    package enum Scheme: String, Hashable, Sendable, CaseIterable {
        case article20 = "article-20"
        case article21 = "article-21"
        case standard
        case local
    }

    package enum Mode: String, Hashable, Sendable {
        case proactive
        case onRequest = "on-request"
    }

    package enum Level: String, Hashable, Sendable, CaseIterable {
        case county, township, village
    }

    /// The name people know the row by.
    package var title: String { level2.isEmpty ? level1 : level2 }

    package func isInForce(on day: Day) -> Bool {
        effectiveFrom <= day && day <= (effectiveUntil ?? day)
    }

    /// Whether the row concerns an organisation of this kind, with these functions; one whose functions nobody has
    /// entered is offered every row of its kind, to strike what it does not do. Art 21 is for the places it names
    /// only; a 街道 takes the township's list (our reading, law/01).
    package func applies(to organisation: Organisation) -> Bool {
        (organisationKinds.isEmpty || organisationKinds.contains(organisation.kind))
            && (functions.isEmpty || organisation.functions.isEmpty || organisation.kind == .government
                || !functions.isDisjoint(with: organisation.functions))
    }
}
