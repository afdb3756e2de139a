import ArgumentParser

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "The secrets of an installation.",
        subcommands: [KeysList.self, KeysRotate.self])
}
