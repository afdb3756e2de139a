import Actions
import ArgumentParser
import Domain
import Foundation
import Web

struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "Look for what must not get out: in the words of files, and hidden in them.",
        discussion: """
            Reads PDF, OFD, Word, Excel, PowerPoint, WPS, OpenDocument, RTF, web pages, text and pictures as the guard does \
            that stands before every publication. What could not be read is said. Nothing is changed and nothing leaves this \
            machine. Exit status 0 if nothing was found that would keep a document from the public, 1 if something was, 3 if \
            a file cannot be read.
            """)

    @Argument(help: "The files.")
    var files: [String] = []

    @Flag(help: "List what is looked for, with the names that --json uses.")
    var kinds = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if files.isEmpty, !kinds { throw ValidationError("name a file, or ask for --kinds") }
    }

    func run() async throws {
        if kinds { return try listKinds() }
        let rules = try RuleFiles.guardRules()
        let reader = FileReader.ofPrograms()
        var found: [(file: String, finding: GuardFinding)] = []
        for file in files {
            let reading = try await Self.read(file, reader)
            let findings = reading.findings + rules.findings(in: reading.passages) + reading.gaps.map(\.finding)
            found += findings.map { (file, $0) }
        }
        if output.json {
            try Output.json(ScanAnswer(findings: found.map(ScanAnswer.Finding.init)))
        } else {
            for (file, finding) in found { Output.line(Self.line(file, finding)) }
            Output.line(Self.sum(found.map(\.finding), files: files.count))
        }
        if found.contains(where: { $0.finding.severity == .block }) { throw ExitCode(ExitStatus.problems.rawValue) }
    }

    private static func read(_ file: String, _ reader: FileReader) async throws -> FileReading {
        let path = URL(filePath: file).standardizedFileURL.path
        let content: Data
        do {
            content = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        } catch {
            throw Failure.cannot("cannot read \(file)")
        }
        do {
            let type = try content.withUnsafeBytes { bytes throws(FileFault) in
                try SoundFile.type(of: bytes, called: FileName(path), longest: .max)
            }
            return try await reader.read(path, as: type)
        } catch let fault as FileFault {
            throw Failure.input("\(file): \(sentence(for: fault))")
        }
    }

    private func listKinds() throws {
        if output.json { return try Output.json(GuardKind.allCases.map(\.rawValue)) }
        for kind in GuardKind.allCases {
            Output.line("\(kind.rawValue.padding(toLength: 20, withPad: " ", startingAt: 0)) \(name(of: kind))")
        }
    }

    private static func line(_ file: String, _ finding: GuardFinding) -> String {
        let excerpt = finding.excerpt.isEmpty ? "" : "：\(finding.excerpt)"
        return "\(file) \(name(of: finding.severity)) \(name(of: finding.kind)) \(phrase(for: finding.place))\(excerpt)"
    }

    private static func sum(_ findings: [GuardFinding], files: Int) -> String {
        let blocking = findings.count { $0.severity == .block }
        return "查了\(files)个文件：必须处理\(blocking)处，请核对\(findings.count - blocking)处。"
    }
}

/// What `--json` prints. Its names are a contract.
private struct ScanAnswer: Encodable {
    var findings: [Finding]

    struct Finding: Encodable {
        var file: String
        var kind: String
        var severity: String
        var place: String
        var excerpt: String

        init(_ found: (file: String, finding: GuardFinding)) {
            file = found.file
            kind = found.finding.kind.rawValue
            severity = found.finding.severity.rawValue
            place = phrase(for: found.finding.place)
            excerpt = found.finding.excerpt
        }
    }
}
