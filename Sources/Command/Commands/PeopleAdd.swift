import Actions
import ArgumentParser
import Domain
import Foundation

struct PeopleAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a person who signs in: the first administrator, who adds the others.",
        discussion: """
            The password is read from YANGGUANG_PASSWORD or from standard input, never from an argument, which other \
            users of the machine could see. Roles: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).

              yangguang people add --login admin --name 张三 --organisation gov
            """)

    @Option(help: "The name to sign in with: lower-case letters, digits, hyphens.")
    var login: String

    @Option(help: "The person's name.")
    var name: String

    @Option(help: "The code of the organisation in and below which the role holds.")
    var organisation: String

    @Option(help: "What the person may do.")
    var role = Role.administrator.rawValue

    @Option(help: "The post the person holds.")
    var post = "系统管理员"

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard let role = Role(rawValue: role) else {
            throw Invalid([Issue("role", .notOneOf(Role.allCases.map(\.rawValue)))])
        }
        try await place.settings().withOffice { office in
            let organisation = try await office.knownOrganisation(organisation)
            let appointment = AppointmentDraft(
                organisation: organisation.id, post: post, role: role, since: office.now().day)
            let id = try await office.addPerson(
                name: name, login: login, password: try Self.password(), appointment, by: .system)
            if output.json {
                try Output.json(Answer(id: id.text, login: login, role: role.rawValue))
            } else {
                Output.line("Added \(login), \(role.rawValue) of \(organisation.name).")
            }
        }
    }

    private static func password() throws -> String {
        if let password = ProcessInfo.processInfo.environment["YANGGUANG_PASSWORD"] { return password }
        // At a terminal the letters are not shown.
        let line = isatty(STDIN_FILENO) == 1 ? getpass("Password: ").map { String(cString: $0) } : readLine()
        guard let line, !line.isEmpty else {
            throw Failure.usage("no password came: set YANGGUANG_PASSWORD or write it to standard input")
        }
        return line
    }

    private struct Answer: Encodable {
        var id: String
        var login: String
        var role: String
    }
}

extension Office {
    /// - Throws: a failure that names the codes somebody may have meant.
    func knownOrganisation(_ code: String) async throws -> Organisation {
        let known = try await organisationTree().flattened.map(\.organisation)
        if let found = known.first(where: { $0.code == code }) { return found }
        if known.isEmpty {
            throw Failure.input("there is no organisation yet: run yangguang organisations add")
        }
        let near = nearestCodes(to: code, among: known.map(\.code)).joined(separator: ", ")
        throw Failure.input("there is no organisation “\(code)”; the nearest codes are \(near)")
    }
}
