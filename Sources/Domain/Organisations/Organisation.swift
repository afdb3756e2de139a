/// An organ that owes openness: a government, a department, a township and what stands below them (Regulation Arts 4,
/// 10, 54, 55).
package struct Organisation: Hashable, Sendable {
    package typealias ID = Domain.ID<Organisation>

    package var id: ID
    /// Part of its address: `/organisations/{code}`. Never used again for another organisation.
    package var code: String
    package var name: String
    package var shortName: String
    package var kind: Kind
    package var parent: ID?
    /// 统一社会信用代码, GB 32100.
    package var creditCode: String?
    /// 行政区划代码, GB/T 2260.
    package var regionCode: String?
    package var indexTemplate: String
    /// What it does ("finance", "education"), by which catalogue rows find their organisations.
    package var functions: Set<String>
    package var position: Int

    package init(
        id: ID, code: String, name: String, shortName: String, kind: Kind, parent: ID? = nil, creditCode: String? = nil,
        regionCode: String? = nil, indexTemplate: String = Organisation.usualIndexTemplate, functions: Set<String> = [],
        position: Int = 0
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.shortName = shortName
        self.kind = kind
        self.parent = parent
        self.creditCode = creditCode
        self.regionCode = regionCode
        self.indexTemplate = indexTemplate
        self.functions = functions
        self.position = position
    }

    /// The structure most places use: organisation, year, five digits (no national rule exists).
    package static let usualIndexTemplate = "{organisation}/{year}-{sequence:5}"

    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case government, department, township, subdistrict, village, branch, enterprise
    }

    /// What the index number begins with: the credit code where there is one.
    package var indexPrefix: String { creditCode ?? code }
}

/// What can be wrong with an organisation that somebody enters.
package struct OrganisationDraft: Hashable, Sendable {
    package var code: String
    package var name: String
    package var shortName: String
    package var kind: Organisation.Kind
    package var creditCode: String
    package var regionCode: String
    package var functions: Set<String>

    package init(
        code: String, name: String, shortName: String = "", kind: Organisation.Kind, creditCode: String = "",
        regionCode: String = "", functions: Set<String> = []
    ) {
        self.code = code
        self.name = name
        self.shortName = shortName.isEmpty ? name : shortName
        self.kind = kind
        self.creditCode = creditCode
        self.regionCode = regionCode
        self.functions = functions
    }

    /// - Parameter known: the functions that catalogue rows speak of.
    package func issues(known: [OrganisationFunction]) -> [Issue] {
        var issues: [Issue] = []
        if code.isEmpty {
            issues.append(Issue("code", .missing))
        } else if code == "new" {
            // `/desk/organisations/new` is the form for another one.
            issues.append(Issue("code", .notAllowed))
        } else if !Self.isAddressPart(code) {
            issues.append(Issue("code", .malformed(expected: "小写字母、数字和连字符，以字母开头，最多40个")))
        }
        if name.isEmpty { issues.append(Issue("name", .missing)) }
        if name.count > 60 { issues.append(Issue("name", .tooLong(limit: 60))) }
        if shortName.count > 60 { issues.append(Issue("shortName", .tooLong(limit: 60))) }
        if !creditCode.isEmpty, CreditCode(creditCode) == nil {
            issues.append(Issue("creditCode", .malformed(expected: "18位统一社会信用代码，校验位正确")))
        }
        if !regionCode.isEmpty, regionCode.utf8.count != 6 || !regionCode.utf8.allSatisfy({ (48...57).contains($0) }) {
            issues.append(Issue("regionCode", .malformed(expected: "6位行政区划代码")))
        }
        if !functions.isSubset(of: known.map(\.code)) {
            issues.append(Issue("functions", .notOneOf(known.map(\.code))))
        }
        return issues
    }

    private static func isAddressPart(_ text: String) -> Bool {
        guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count <= 40 else { return false }
        return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}
