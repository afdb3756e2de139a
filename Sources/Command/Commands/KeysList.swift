import Actions
import ArgumentParser
import Domain

struct KeysList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Which keys are in force, since when, and which are kept beside them.",
        discussion: """
            A key is shown by its mark, which says nothing of it. Checks the folder on the way: whose files they are, \
            who can read them, and whether they are those of the database.
            """)

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try place.settings()
        let folder = settings.keyFolder
        let rows = try await settings.withOffice { office in
            let (marks, instants) = (try await office.store.keyMarks(), try await office.keyInstants())
            return KeyKind.allCases.map { kind in
                let mark = marks[kind] ?? ""
                return Row(
                    kind: kind.rawValue, mark: mark, since: instants[kind]?.iso ?? "",
                    kept: folder.kept(kind).filter { $0 != mark })
            }
        }
        if output.json { return try Output.json(Answer(folder: folder.path, keys: rows)) }
        Output.line("Keys in \(folder.path):")
        for row in rows {
            let kept = row.kept.isEmpty ? "" : ", before it \(row.kept.joined(separator: ", "))"
            Output.line("  \(row.kind) \(row.mark) since \(row.since)\(kept)")
        }
    }

    private struct Answer: Encodable {
        var folder: String
        var keys: [Row]
    }

    private struct Row: Encodable, Sendable {
        var kind: String
        var mark: String
        var since: String
        var kept: [String]
    }
}
