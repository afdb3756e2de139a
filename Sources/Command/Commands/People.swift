import ArgumentParser

struct People: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The people who sign in.", subcommands: [PeopleAdd.self])
}
