import Actions
import ArgumentParser
import Domain

struct KeysRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Put a new key in the place of one.",
        discussion: """
            log: a new key signs the public log; an entry of the log tells of it, and the checkpoint of that entry bears \
            both signatures. Hand the new key on to whoever verifies the log. journal: seals the journal's head. \
            encryption: encrypts again what the database holds of people's secrets. sessions: ends every session, so \
            that everybody signs in again; a session has no key but its own token.

            Servers may run meanwhile: they take the new key over from the folder. A server on another machine needs \
            the new files of the folder first, and answers with an error until it has them. The old key stays in the \
            folder kept, for copies of the database from before; remove it where it was stolen.
            """)

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case log, journal, encryption, sessions
    }

    @Argument(help: "log, journal, encryption or sessions.")
    var kind: Kind

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try place.settings()
        try await settings.withOffice { office in
            guard let key = KeyKind(rawValue: kind.rawValue) else {
                let count = try await office.endAllSessions()
                if output.json { return try Output.json(Answer(kind: kind.rawValue, ended: count)) }
                return Output.line("Ended \(count) sessions.")
            }
            let rotation = try await office.rotate(key, in: settings.keyFolder)
            if output.json {
                return try Output.json(
                    Answer(
                        kind: kind.rawValue, before: rotation.before, after: rotation.after,
                        vkey: rotation.logVerifier?.text))
            }
            Output.line("The \(kind.rawValue) key is \(rotation.after) now; before it was \(rotation.before).")
            if let verifier = rotation.logVerifier {
                Output.line("Hand it on to whoever verifies the log:\n\(verifier.text)")
            }
        }
    }

    private struct Answer: Encodable {
        var kind: String
        var before: String?
        var after: String?
        var vkey: String?
        var ended: Int?
    }
}
