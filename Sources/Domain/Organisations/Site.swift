/// What the site says of itself in its head and at the foot of every page (国办发〔2017〕47号 and its annex 网页标签规范).
package struct Site: Hashable, Sendable {
    package var name: String
    package var domain: String
    /// 网站标识码: ten digits, or bm and eight.
    package var identificationCode: String
    /// ICP备案编号
    package var icpRecord: String
    /// 公安机关备案标识
    package var policeRecord: String
    /// 主办单位
    package var organiser: String
    /// 承办单位
    package var undertaker: String
    package var phone: String
    package var hours: String
    /// Where 党政机关网站标识 leads: each site is given its own address with the mark.
    package var officialMarkAddress: String
    /// Where “我为政府网站找错” leads.
    package var errorReportAddress: String
    package var supportsIPv6: Bool
    /// Under which conditions the open data may be used; empty for the usual ones.
    package var dataLicence: String
    /// Where they are written in full.
    package var dataLicenceAddress: String

    /// Documents of organs of the state are nobody's by copyright (Copyright Law Art 5(1)).
    package static let usualDataLicence = "可以自由使用、复制和改编，请注明来源和地址。法律、法规和其他官方文件不受著作权保护（著作权法第五条）。"

    package init(
        name: String = "", domain: String = "", identificationCode: String = "", icpRecord: String = "",
        policeRecord: String = "", organiser: String = "", undertaker: String = "", phone: String = "",
        hours: String = "", officialMarkAddress: String = "", errorReportAddress: String = "",
        supportsIPv6: Bool = false, dataLicence: String = "", dataLicenceAddress: String = ""
    ) {
        self.name = name
        self.domain = domain
        self.identificationCode = identificationCode
        self.icpRecord = icpRecord
        self.policeRecord = policeRecord
        self.organiser = organiser
        self.undertaker = undertaker
        self.phone = phone
        self.hours = hours
        self.officialMarkAddress = officialMarkAddress
        self.errorReportAddress = errorReportAddress
        self.supportsIPv6 = supportsIPv6
        self.dataLicence = dataLicence
        self.dataLicenceAddress = dataLicenceAddress
    }

    package var shownDataLicence: String { dataLicence.isEmpty ? Self.usualDataLicence : dataLicence }

    package var issues: [Issue] {
        var issues: [Issue] = []
        if name.isEmpty { issues.append(Issue("name", .missing)) }
        if organiser.isEmpty { issues.append(Issue("organiser", .missing)) }
        if !identificationCode.isEmpty, !Self.isIdentificationCode(identificationCode) {
            issues.append(Issue("identificationCode", .malformed(expected: "10位数字，或者bm加8位数字")))
        }
        for (field, text, limit) in [
            ("name", name, 100), ("domain", domain, 100), ("organiser", organiser, 100),
            ("undertaker", undertaker, 100),
            ("icpRecord", icpRecord, 100), ("policeRecord", policeRecord, 100), ("phone", phone, 100),
            ("hours", hours, 100),
            ("officialMarkAddress", officialMarkAddress, 500), ("errorReportAddress", errorReportAddress, 500),
            ("dataLicence", dataLicence, 500), ("dataLicenceAddress", dataLicenceAddress, 500),
        ] where text.count > limit {
            issues.append(Issue(field, .tooLong(limit: limit)))
        }
        for (field, address) in [
            ("officialMarkAddress", officialMarkAddress), ("errorReportAddress", errorReportAddress),
            ("dataLicenceAddress", dataLicenceAddress),
        ]
        where !address.isEmpty && !address.hasPrefix("https://") && !address.hasPrefix("http://") {
            issues.append(Issue(field, .malformed(expected: "以https://或http://开头的网址")))
        }
        return issues
    }

    /// law/04: `^(\d{10}|bm\d{8})$`
    private static func isIdentificationCode(_ text: String) -> Bool {
        let digits = text.hasPrefix("bm") ? text.dropFirst(2) : text[...]
        return digits.utf8.count == (text.hasPrefix("bm") ? 8 : 10) && digits.utf8.allSatisfy { (48...57).contains($0) }
    }
}
