/// What is asked for, and how it shall be given (Regulation Art 29(2), 40). Why it is wanted is nobody's business.
package struct WantedInformation: Hashable, Sendable, Codable {
    /// 名称或者其他特征性描述
    package var description: String
    /// 文号
    package var documentNumber: String
    package var fromYear: Int?
    package var toYear: Int?
    package var form: Form
    package var way: Way

    /// 提供载体
    package enum Form: String, Hashable, Sendable, CaseIterable, Codable {
        case paper, electronic
    }

    /// 获取信息的方式
    package enum Way: String, Hashable, Sendable, CaseIterable, Codable {
        case email, post, pickUp = "pick-up", readThere = "read-there"
    }

    package init(
        description: String, documentNumber: String = "", fromYear: Int? = nil, toYear: Int? = nil, form: Form,
        way: Way
    ) {
        self.description = description
        self.documentNumber = documentNumber
        self.fromYear = fromYear
        self.toYear = toYear
        self.form = form
        self.way = way
    }

    package enum Limit {
        /// More is an attachment: nobody can answer what nobody can read at once.
        package static let description = 5000
        package static let documentNumber = 60
    }

    package func issues(on today: Day) -> [Issue] {
        var issues: [Issue] = []
        if description.isEmpty, documentNumber.isEmpty { issues.append(Issue("description", .missing)) }
        if description.count > Limit.description {
            issues.append(Issue("description", .tooLong(limit: Limit.description)))
        }
        if documentNumber.count > Limit.documentNumber {
            issues.append(Issue("wantedNumber", .tooLong(limit: Limit.documentNumber)))
        }
        for (field, text) in [("description", description), ("wantedNumber", documentNumber)]
        where text.utf8.contains(0) {
            issues.append(Issue(field, .notAllowed))
        }
        for (field, year) in [("fromYear", fromYear), ("toYear", toYear)] {
            if let year, !(1900...today.year).contains(year) {
                issues.append(Issue(field, .malformed(expected: "1900—\(today.year)")))
            }
        }
        if let fromYear, let toYear, toYear < fromYear {
            issues.append(Issue("toYear", .dateBefore(field: "fromYear")))
        }
        return issues
    }

    /// Whether the applicant can be reached in the way that was chosen.
    package func issues(of applicant: Applicant) -> [Issue] {
        switch way {
        case .email where applicant.email.isEmpty: [Issue("applicantEmail", .missing)]
        case .post where applicant.address.isEmpty: [Issue("applicantAddress", .missing)]
        case .email, .post, .pickUp, .readThere: []
        }
    }
}
