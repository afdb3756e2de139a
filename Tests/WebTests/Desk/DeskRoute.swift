import Actions
import Domain
import TestSupport
import Testing

/// One address of the desk and what every role gets there.
struct DeskRoute: Sendable, CustomTestStringConvertible {
    var name: String
    /// Who may; everybody else is refused.
    var roles: Set<Role>
    /// What they get, in the organisation itself and above it.
    var answer: Int
    /// What they get in the organisation itself, where that is another.
    var home: Int?
    /// What they get where the organisation is none of theirs.
    var abroad: Int
    /// What was done is said at once, for it cannot be said again: a code that is shown once, or who asks.
    var answersWithPage: Bool
    var subject: @Sendable (TestOffice, Role) async throws -> Subject

    /// What is asked for: parameters of the address and fields of the form.
    struct Subject: Sendable {
        var parameter = ""
        var fields: [(String, String)] = []
    }

    init(
        _ name: String, _ roles: Set<Role>, _ answer: Int, home: Int? = nil, abroad: Int = 403,
        answersWithPage: Bool = false,
        _ subject: @escaping @Sendable (TestOffice, Role) async throws -> Subject = { _, _ in Subject() }
    ) {
        self.name = name
        self.roles = roles
        self.answer = answer
        self.home = home
        self.abroad = abroad
        self.answersWithPage = answersWithPage
        self.subject = subject
    }

    var testDescription: String { name }
    var isPost: Bool { name.hasPrefix("POST") }

    func path(_ subject: Subject) -> String {
        let path = name.split(separator: " ")[1]
        guard let start = path.firstIndex(of: "{"), let end = path.lastIndex(of: "}") else { return String(path) }
        return "\(path[..<start])\(subject.parameter)\(path[path.index(after: end)...])"
    }

    static let all = documents + requests + petitions + reports + administration

    static let everybody = Set(Role.allCases)
    static let readers: Set<Role> = [
        .informationOfficer, .checker, .reviewer, .secrecyReviewer, .approver, .opennessOffice, .auditor,
    ]
    static let drafters: Set<Role> = [.informationOfficer]
    static let enders: Set<Role> = [.approver, .opennessOffice]
}
