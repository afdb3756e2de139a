import Actions
import ArgumentParser
import Domain
import Foundation

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The public log.", subcommands: [LogVerify.self])
}

struct LogVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verify the public log of a database or of a site.",
        discussion: """
            A site is verified from outside, by what anyone can fetch: the log itself, and then the content of every \
            document that it speaks of and that was not withdrawn. Keep its key and give it with --vkey: without \
            it, the key that the site itself names is believed. Keep a checkpoint with --save-checkpoint, and give it \
            with --checkpoint the next time: then the log must be a continuation of what it was. Exit status 1 if \
            something is wrong.
            """)

    @Option(help: "The address of a site: https://www.example.gov.cn.")
    var site: String?

    @Option(
        help: ArgumentHelp(
            "The key of the log, as its site shows it at /log/vkey. Once more for a key from before, of which you keep a checkpoint."
        ))
    var vkey: [String] = []

    @Option(help: "A file with an earlier checkpoint.")
    var checkpoint: String?

    @Option(help: "A file to write the verified checkpoint to.")
    var saveCheckpoint: String?

    @Option(
        help: "Of how many documents to verify the content, those of the newest entries; 0 for none. All by default.")
    var contents: Int?

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        if site != nil, place.database != nil { throw Failure.usage("give --database or --site, not both") }
        if let contents, contents < 0 { throw Failure.usage("--contents: \(contents) is no number of documents") }
        let pinned = try vkey.map(Self.key)
        let earlier = try checkpoint.map(Self.contents)
        let verdict = try await verify(pinned, earlier)
        if output.json { try Output.json(verdict) } else { Output.line(verdict.words) }
        if verdict.fault != nil { throw ExitCode(ExitStatus.problems.rawValue) }
        if let saveCheckpoint {
            try Data(verdict.note).write(to: URL(filePath: saveCheckpoint), options: .atomic)
        }
    }

    private func verify(_ pinned: [VerifierKey], _ earlier: [UInt8]?) async throws -> AuditVerdict {
        if let site {
            let log = try SiteLog(site)
            let audit = LogAudit(read: log.read, content: log.content)
            return try await audit.verify(pinned: pinned, earlier: earlier, contents: contents)
        }
        return try await place.settings().withOffice { office in
            // From inside first: only the database can say that a document is still the one that was entered.
            let inside = AuditVerdict(try await office.verifyLog())
            if inside.fault != nil { return inside }
            return try await LogAudit(read: office.readLog).verify(pinned: pinned, earlier: earlier)
        }
    }

    private static func key(_ text: String) throws -> VerifierKey {
        guard let key = VerifierKey(text, digest: sha256) else {
            throw Failure.usage("--vkey: “\(text)” is not a key; right is NAME+HASH+BASE64, as /log/vkey shows it")
        }
        return key
    }

    private static func contents(of path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure.cannot("cannot read the checkpoint \(path)")
        }
        return Array(data)
    }
}
