/// What the guide of an organ must say (Regulation Art 12), and the texts of its platform's fixed parts
/// (国办公开办函〔2019〕61号).
package struct OpennessProfile: Hashable, Sendable {
    /// 政府信息的分类、编排体系
    package var classification: String
    /// 获取方式
    package var access: String
    /// 政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式
    package var officeName: String
    package var address: String
    package var hours: String
    package var phone: String
    package var fax: String
    package var email: String
    package var postcode: String
    /// 政府信息公开制度, one rule a line.
    package var rules: String
    /// 机关职能
    package var duties: String
    /// 机关代字 in the numbers of requests and letters; the short name where it is empty.
    package var mark: String
    /// When a person last looked whether all this is still right.
    package var reviewedOn: Day?

    package init(
        classification: String = "", access: String = "", officeName: String = "", address: String = "",
        hours: String = "", phone: String = "", fax: String = "", email: String = "", postcode: String = "",
        rules: String = "", duties: String = "", mark: String = "",
        reviewedOn: Day? = nil
    ) {
        self.classification = classification
        self.access = access
        self.officeName = officeName
        self.address = address
        self.hours = hours
        self.phone = phone
        self.fax = fax
        self.email = email
        self.postcode = postcode
        self.rules = rules
        self.duties = duties
        self.mark = mark
        self.reviewedOn = reviewedOn
    }

    /// Art 12 lists what a guide must contain. Fax and e-mail may be things an office does not have; a guide without
    /// the others is no guide.
    package var issues: [Issue] {
        let required: [(String, String)] = [
            ("classification", classification), ("access", access), ("officeName", officeName),
            ("address", address), ("hours", hours), ("phone", phone),
        ]
        let missing = required.filter { $0.1.isEmpty }.map { Issue($0.0, .missing) }
        let limits: [(String, String, Int)] = [
            ("classification", classification, 4000), ("access", access, 4000), ("officeName", officeName, 100),
            ("address", address, 200), ("hours", hours, 200), ("phone", phone, 100), ("fax", fax, 100),
            ("email", email, 200), ("postcode", postcode, 10), ("rules", rules, 20_000), ("duties", duties, 20_000),
            ("mark", mark, 20),
        ]
        let long = limits.filter { $0.1.count > $0.2 }.map { Issue($0.0, .tooLong(limit: $0.2)) }
        var issues = missing + long
        if phone.contains(where: \.isLetter) {
            issues.append(Issue("phone", .malformed(expected: "电话号码，例如0000-0000101")))
        }
        if !mark.allSatisfy(\.isLetter) { issues.append(Issue("mark", .malformed(expected: "几个汉字，例如阳财"))) }
        return issues
    }

    /// A guide that nobody has looked at for a year is 陈旧 (defect class of the inspections).
    package func isStale(on today: Day) -> Bool {
        guard let reviewedOn else { return true }
        return today - reviewedOn > 365
    }
}
