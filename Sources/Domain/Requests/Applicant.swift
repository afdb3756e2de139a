/// Who asks: name, proof of identity and a way to reach them, and nothing more (Regulation Art 29).
package struct Applicant: Hashable, Sendable, Codable {
    package var kind: ApplicantClass
    /// 姓名或者名称
    package var name: String
    /// 身份证明
    package var identification: Identification
    /// Whom to speak with, where an organisation asks.
    package var contactName: String
    package var phone: String
    package var email: String
    package var address: String
    package var postcode: String
    package var agent: Agent?

    package struct Identification: Hashable, Sendable, Codable {
        package var kind: Kind
        package var number: String

        package enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
            case identityCard = "identity-card"
            case passport
            /// 港澳居民来往内地通行证、台湾居民来往大陆通行证
            case travelPermit = "travel-permit"
            /// 统一社会信用代码
            case creditCode = "credit-code"
        }

        package init(_ kind: Kind, number: String) {
            self.kind = kind
            self.number = number
        }
    }

    /// Who acts for the applicant, with an authority in writing among the files.
    package struct Agent: Hashable, Sendable, Codable {
        package var name: String
        package var identification: Identification
        package var phone: String

        package init(name: String, identification: Identification, phone: String) {
            self.name = name
            self.identification = identification
            self.phone = phone
        }
    }

    package init(
        kind: ApplicantClass, name: String, identification: Identification, contactName: String = "",
        phone: String = "",
        email: String = "", address: String = "", postcode: String = "", agent: Agent? = nil
    ) {
        self.kind = kind
        self.name = name
        self.identification = identification
        self.contactName = contactName
        self.phone = phone
        self.email = email
        self.address = address
        self.postcode = postcode
        self.agent = agent
    }

    package enum Limit {
        package static let name = 100
        package static let number = 40
        package static let phone = 40
        package static let email = 200
        package static let address = 200
        package static let postcode = 10
    }

    package func issues(on today: Day) -> [Issue] {
        var issues: [Issue] = []
        if name.isEmpty { issues.append(Issue("applicantName", .missing)) }
        if kind.isOrganisation, contactName.isEmpty { issues.append(Issue("contactName", .missing)) }
        if phone.isEmpty, email.isEmpty, address.isEmpty {
            let ways = ["applicantPhone", "applicantEmail", "applicantAddress"]
            issues.append(Issue("applicantPhone", .allMissing(ways)))
        }
        let lengths: [(String, String, Int)] = [
            ("applicantName", name, Limit.name), ("contactName", contactName, Limit.name),
            ("applicantPhone", phone, Limit.phone),
            ("applicantEmail", email, Limit.email), ("applicantAddress", address, Limit.address),
            ("applicantPostcode", postcode, Limit.postcode),
        ]
        issues += lengths.filter { $0.1.count > $0.2 }.map { Issue($0.0, .tooLong(limit: $0.2)) }
        issues += lengths.filter { $0.1.utf8.contains(0) }.map { Issue($0.0, .notAllowed) }
        if !email.isEmpty, !email.looksLikeEmail {
            issues.append(Issue("applicantEmail", .malformed(expected: "name@example.cn")))
        }
        let isCode = identification.kind == .creditCode
        if isCode != kind.isOrganisation { issues.append(Issue("idKind", .doesNotMatch)) }
        issues += identification.issues(field: "idNumber", on: today)
        if let agent {
            if agent.name.isEmpty { issues.append(Issue("agentName", .missing)) }
            if agent.name.count > Limit.name { issues.append(Issue("agentName", .tooLong(limit: Limit.name))) }
            issues += agent.identification.issues(field: "agentNumber", on: today)
        }
        return issues
    }
}

extension Applicant.Identification {
    func issues(field: String, on today: Day) -> [Issue] {
        if number.isEmpty { return [Issue(field, .missing)] }
        if number.count > Applicant.Limit.number { return [Issue(field, .tooLong(limit: Applicant.Limit.number))] }
        switch kind {
        case .identityCard:
            do {
                _ = try IdentityNumber(number, today: today)
            } catch {
                return [Issue(field, .identityNumber(error))]
            }
        case .creditCode:
            if CreditCode(number) == nil { return [Issue(field, .malformed(expected: "18位统一社会信用代码"))] }
        case .passport, .travelPermit:
            if !number.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains(upperCased($0)) }) {
                return [Issue(field, .malformed(expected: "字母和数字"))]
            }
        }
        return []
    }
}

extension String {
    /// One sign @ with something before it and a domain with a dot behind it: whether it exists, only a letter can tell.
    fileprivate var looksLikeEmail: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].split(separator: ".").count >= 2
            && !contains(where: \.isWhitespace)
    }
}
