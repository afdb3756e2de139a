import ArgumentParser
import Foundation

@main
struct Yangguang: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yangguang",
        abstract: "Openness of a city, county or township: publish so that everyone can find it.",
        discussion: """
            Every command says in words what it did, and most of them as JSON with --json. Exit status: 0 done; 1 the \
            input has problems, which are named; 2 wrong usage; 3 cannot (disk, database, network).

            Try it out, with a city that does not exist:

              yangguang demo

            Begin in earnest:

              yangguang migrate --database sqlite:data/yangguang.sqlite --origin https://www.example.gov.cn
            """,
        version: programVersion,
        subcommands: [
            Demo.self, Serve.self, Migrate.self, Organisations.self, People.self, Import.self, CalendarCommand.self,
            LogCommand.self, Check.self, Reindex.self, KeysCommand.self, Backup.self, Restore.self,
            ReportCommand.self, ScanCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Foundation.exit(report(error).rawValue)
        }
    }

    /// Says what went wrong where people look for it.
    private static func report(_ error: any Error) -> ExitStatus {
        if let failure = Failure(explaining: error) {
            Output.complain("yangguang: \(failure.words)")
            return failure.status
        }
        // What is left is the argument parser's own: a wrong call, or a request for help.
        let text = fullMessage(for: error)
        switch exitCode(for: error) {
        case .success:
            Output.line(text)
            return .done
        case ExitCode(ExitStatus.problems.rawValue):
            return .problems
        default:
            Output.complain(text)
            return .usage
        }
    }
}
