import ArgumentParser

struct Organisations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The tree of organisations.", subcommands: [OrganisationsList.self, OrganisationsAdd.self])
}
