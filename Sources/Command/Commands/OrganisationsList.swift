import Actions
import ArgumentParser
import Domain

struct OrganisationsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all organisations, each below its parent.",
        discussion: "A line each: code, name and kind.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let tree = try await place.settings().withOffice { try await $0.organisationTree() }
        if output.json {
            try Output.json(Answer(organisations: tree.flattened.map { Row($0.organisation, tree) }))
        } else {
            for (organisation, depth) in tree.flattened {
                let indent = String(repeating: "  ", count: depth)
                Output.line("\(indent)\(organisation.code)  \(organisation.name)  (\(organisation.kind.rawValue))")
            }
        }
    }

    private struct Answer: Encodable {
        var organisations: [Row]
    }

    struct Row: Encodable {
        var code: String
        var name: String
        var kind: String
        var parent: String?

        init(_ organisation: Organisation, _ tree: OrganisationTree) {
            code = organisation.code
            name = organisation.name
            kind = organisation.kind.rawValue
            parent = organisation.parent.flatMap { tree[$0]?.code }
        }
    }
}
