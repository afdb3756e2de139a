/// What one installation says about itself on every page.
package struct SiteSettings: Sendable {
    package var name: Bilingual
    package var section: Bilingual
    /// `www.yangguang.gov.cn`, without scheme or path.
    package var domain: String
    /// 网站标识码: ten characters, see 政府网站发展指引.
    package var siteIDCode: String
    package var icpRecord: String
    package var policeRecord: String
    package var organiser: Bilingual
    package var undertaker: Bilingual
    package var phone: String
    package var hours: Bilingual
    package var supportsIPv6: Bool
    /// Where 党政机关网站标识 and 我为政府网站找错 lead; each site is given its own. Empty before it has one.
    package var officialMarkAddress: String
    package var errorReportAddress: String
    package var language: Language

    package init(
        name: Bilingual, section: Bilingual, domain: String, siteIDCode: String, icpRecord: String,
        policeRecord: String, organiser: Bilingual, undertaker: Bilingual, phone: String, hours: Bilingual,
        supportsIPv6: Bool = false, officialMarkAddress: String = "", errorReportAddress: String = "",
        language: Language = .chinese
    ) {
        self.name = name
        self.section = section
        self.domain = domain
        self.siteIDCode = siteIDCode
        self.icpRecord = icpRecord
        self.policeRecord = policeRecord
        self.organiser = organiser
        self.undertaker = undertaker
        self.phone = phone
        self.hours = hours
        self.supportsIPv6 = supportsIPv6
        self.officialMarkAddress = officialMarkAddress
        self.errorReportAddress = errorReportAddress
        self.language = language
    }

    /// The whole address of a path of this site.
    package func address(of path: String) -> String { "https://\(domain)\(path)" }
}

/// A name that the installation gives in both languages; without English the Chinese stands.
package struct Bilingual: Sendable {
    package let chinese: String
    package let english: String?

    package init(_ chinese: String, english: String? = nil) {
        self.chinese = chinese
        self.english = english
    }

    package func callAsFunction(in language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english ?? chinese
        }
    }
}
