import Actions
import Domain

/// What stands in the fields of an application, as it was typed. The citizen's pages, the desk's form and the printed form
/// read the same names.
struct ApplicationFields: Sendable {
    var texts: [String: String]

    init(_ texts: [String: String] = [:]) {
        self.texts = texts
    }

    init(_ form: Form) {
        texts = Dictionary(Self.names.map { ($0, form.text($0)) }, uniquingKeysWith: { first, _ in first })
    }

    static let names = ApplicationStep.allCases.flatMap(\.fields)

    subscript(_ name: String) -> String { texts[name] ?? "" }

    var kind: ApplicantClass? { ApplicantClass(rawValue: self["applicantKind"]) }
    var isByAgent: Bool { self["agent"] == "yes" }

    /// Takes over the fields of one page.
    mutating func take(_ step: ApplicationStep, from form: Form) {
        for name in step.fields { texts[name] = form.text(name) }
    }

    /// The application, and all that has to be put right in it.
    func read(on today: Day) -> (form: ApplicationForm?, issues: [Issue]) {
        var issues: [Issue] = []
        func choice<T: RawRepresentable<String>>(_ name: String, _ type: T.Type = T.self) -> T? {
            let value = T(rawValue: self[name])
            if value == nil { issues.append(Issue(name, .missing)) }
            return value
        }
        func year(_ name: String) -> Int? {
            if self[name].isEmpty { return nil }
            let number = Int(self[name])
            if number == nil { issues.append(Issue(name, .malformed(expected: "四位数字，例如2024"))) }
            return number
        }
        let kind: ApplicantClass? = choice("applicantKind")
        let idKind: Applicant.Identification.Kind? =
            kind.map(\.isOrganisation) == true ? .creditCode : choice("idKind")
        let form: WantedInformation.Form? = choice("form")
        let way: WantedInformation.Way? = choice("way")
        let (from, to) = (year("fromYear"), year("toYear"))
        let applicant = Applicant(
            kind: kind ?? .citizen, name: self["applicantName"],
            identification: .init(
                idKind ?? (kind?.isOrganisation == true ? .creditCode : .identityCard), number: self["idNumber"]),
            contactName: self["contactName"], phone: self["applicantPhone"], email: self["applicantEmail"],
            address: self["applicantAddress"], postcode: self["applicantPostcode"],
            agent: isByAgent
                ? .init(
                    name: self["agentName"],
                    identification: .init(.identityCard, number: self["agentNumber"]), phone: self["agentPhone"])
                : nil)
        let wanted = WantedInformation(
            description: self["description"], documentNumber: self["wantedNumber"], fromYear: from, toYear: to,
            form: form ?? .electronic, way: way ?? .pickUp)
        let whole = ApplicationForm(applicant: applicant, wanted: wanted)
        issues += whole.issues(on: today)
        return (issues.isEmpty ? whole : nil, issues)
    }
}

/// The questions, one page each, in their order.
enum ApplicationStep: String, Sendable, CaseIterable {
    case kind, identity, contact, agent, what, already, files, how, check

    var fields: [String] {
        switch self {
        case .kind: ["applicantKind"]
        case .identity: ["applicantName", "idKind", "idNumber", "contactName"]
        case .contact: ["applicantPhone", "applicantEmail", "applicantAddress", "applicantPostcode"]
        case .agent: ["agent", "agentName", "agentNumber", "agentPhone"]
        case .what: ["description", "fromYear", "toYear", "wantedNumber"]
        case .how: ["form", "way", "applicantEmail", "applicantAddress"]
        case .already, .files, .check: []
        }
    }

    /// The part of the way that the page belongs to.
    var part: Part {
        switch self {
        case .kind, .identity, .contact, .agent: .who
        case .what, .already, .files: .what
        case .how: .how
        case .check: .check
        }
    }

    enum Part: String, CaseIterable {
        case who = "您是谁"
        case what = "要什么信息"
        case how = "怎么给您"
        case check = "核对提交"
    }

    var next: ApplicationStep {
        let all = Self.allCases
        let place = all.firstIndex(of: self) ?? 0
        return all[min(place + 1, all.count - 1)]
    }

    var previous: ApplicationStep? {
        let all = Self.allCases
        let place = all.firstIndex(of: self) ?? 0
        return place == 0 ? nil : all[place - 1] == .already ? .what : all[place - 1]
    }

    /// What has to be put right on this page.
    func issues(_ issues: [Issue]) -> [Issue] {
        var seen: Set<Issue> = []
        let own = issues.filter { fields.contains($0.field) && seen.insert($0).inserted }
        // In the order of the fields on the page.
        return fields.flatMap { field in own.filter { $0.field == field } }
    }
}
