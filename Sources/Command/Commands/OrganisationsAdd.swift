import Actions
import ArgumentParser
import Domain

struct OrganisationsAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add an organisation.",
        discussion: """
            It adopts the rows of the catalogue that concern it, from which it strikes at the desk what it does not do. \
            Kinds: \(Organisation.Kind.allCases.map(\.rawValue).joined(separator: ", ")).

              yangguang organisations add --code gov --name 某某县人民政府 --kind government
              yangguang organisations add --code finance --name 某某县财政局 --parent gov --function finance
            """)

    @Option(help: "Part of its address, for ever: lower-case letters, digits, hyphens.")
    var code: String

    @Option(help: "Its full name.")
    var name: String

    @Option(help: "What people call it.")
    var shortName: String?

    @Option(help: "Its kind.")
    var kind = "department"

    @Option(help: "The code of the organisation above it. Without one, it is at the top.")
    var parent: String?

    @Option(help: "Its unified social credit code, with which its index numbers begin.")
    var creditCode: String?

    @Option(help: "The six digits of its region.")
    var regionCode: String?

    @Option(name: .customLong("function"), help: "What it does, such as finance; may be given several times.")
    var functions: [String] = []

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard let kind = Organisation.Kind(rawValue: kind) else {
            throw Invalid([Issue("kind", .notOneOf(Organisation.Kind.allCases.map(\.rawValue)))])
        }
        let draft = OrganisationDraft(
            code: code, name: name, shortName: shortName ?? "", kind: kind, creditCode: creditCode ?? "",
            regionCode: regionCode ?? "", functions: Set(functions))
        try await place.settings().withOffice { office in
            let organisation = try await office.addOrganisation(draft, under: parent, by: .system)
            // All that concern it, from which it strikes at the desk what it does not do.
            try await office.adoptApplicableRows(by: organisation.code, caller: .system)
            if output.json {
                try Output.json(OrganisationsList.Row(organisation, try await office.organisationTree()))
            } else {
                Output.line("Added \(organisation.code), \(organisation.name).")
            }
        }
    }
}
