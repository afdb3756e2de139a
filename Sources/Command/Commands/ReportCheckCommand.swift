import Actions
import ArgumentParser
import Domain
import Foundation
import Web

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Annual reports (政府信息公开工作年度报告).",
        subcommands: [ReportBuildCommand.self, ReportCheckCommand.self, ReportImportCommand.self])
}

struct ReportCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check anybody's annual report: sums, sentences, last year, units.",
        discussion: """
            A file may be JSON or CSV (docs/annual-report-format.md), a page with the three tables, plain text, a PDF \
            (with pdftotext) or a Word file (with pandoc); - is the standard input. What is found names its rule, the \
            figures and the missing amount; what could not be read, and what could not be tested, is said. Exit status \
            0 if nothing is wrong (warnings and questions do not count), 1 if a figure is wrong or could not be read, 3 \
            if a file cannot be opened.
            """)

    @Argument(help: "The report, or - for the standard input.")
    var file: String

    @Option(help: "The same organisation's report of the year before.")
    var previous: String?

    @Option(parsing: .upToNextOption, help: "The reports of which this one is the sum.")
    var units: [String] = []

    @OptionGroup var output: OutputOptions

    private static let longest = 10 << 20

    func run() async throws {
        let opener = ReportOpener.ofPrograms()
        let reading = try await Self.read(file, opener)
        var check = ReportCheck(reading.content)
        if let previous {
            check.previous = try await Self.other(previous, opener) {
                sentence(forWrongPrevious: $0, of: reading.content)
            }
        }
        for unit in units {
            check.units.append(
                try await Self.other(unit, opener) { sentence(forWrongUnit: $0, of: reading.content) })
        }
        let verdict = check.verdict
        if output.json {
            try Output.json(ReportAnswer(reading, verdict))
        } else {
            for line in Self.lines(reading, verdict) { Output.line(line) }
        }
        let isWrong = verdict.findings.contains { $0.severity == .error } || !reading.faults.isEmpty
        if isWrong { throw ExitCode(ExitStatus.problems.rawValue) }
    }

    /// What it is compared with has to be whole: a figure that is not there would hide a fault.
    private static func other(
        _ path: String, _ opener: ReportOpener, wrongYear: (ReportContent) -> String?
    ) async throws -> ReportContent {
        let reading = try await read(path, opener)
        if let fault = reading.faults.first { throw Failure.input("\(path): \(sentence(for: fault))") }
        if let words = wrongYear(reading.content) { throw Failure.input("\(path): \(words)") }
        return reading.content
    }

    static func read(_ path: String, _ opener: ReportOpener) async throws -> ReportReading {
        let bytes = try bytes(of: path)
        do {
            return try await opener.read(bytes)
        } catch let fault as Press.Fault {
            switch fault {
            case .missing(let program):
                throw Failure.cannot("\(path): \(program) is needed to open it, and is not installed")
            case .tooSlow(let program): throw Failure.cannot("\(path): \(program) took too long to open it")
            case .failed(let program, let words): throw Failure.cannot("\(path): \(program) cannot open it: \(words)")
            case .wouldFetch(let words): throw Failure.cannot("\(path): \(words)")
            }
        }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        do {
            let handle = path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
            var bytes: [UInt8] = []
            while bytes.count <= longest, let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
                bytes += data
            }
            if bytes.count > longest { throw Failure.input("\(path): more than 10 MB; a report has less") }
            return bytes
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure.cannot("cannot read \(path)")
        }
    }

    private static func lines(_ reading: ReportReading, _ verdict: ReportVerdict) -> [String] {
        let title = reading.content.title.isEmpty ? [] : [reading.content.title]
        let findings = verdict.findings.map { finding in
            "\(name(of: finding.severity)) \(finding.rule.rawValue) \(name(of: finding.rule))：\(sentence(for: finding))"
        }
        let unread = reading.faults.map { "没有读出 \(sentence(for: $0))" }
        let held = verdict.held.map { "相符 \($0.rawValue) \(name(of: $0))" }
        let untested = verdict.untested.map { "没有检查 \($0.rawValue) \(sentence(forUntested: $0))" }
        let errors = verdict.findings.count { $0.severity == .error }
        let others = verdict.findings.count - errors
        let counts = "读出\(reading.content.tables.cells.count)格、\(reading.content.claims.count)句；"
        let end = "\(counts)错误\(errors)处，提醒和存疑\(others)处，没有读出\(unread.count)处。"
        return title + findings + unread + (reading.isEmpty ? [] : held + untested) + [end]
    }
}

/// What `--json` prints. Its names are a contract.
struct ReportAnswer: Encodable {
    var title: String
    var year: Int?
    var format: String
    var findings: [Finding]
    var unread: [String]
    var untested: [String]

    struct Finding: Encodable {
        var rule: String
        var severity: String
        var message: String
        var expected: Int?
        var found: Int?
    }

    init(_ reading: ReportReading, _ verdict: ReportVerdict) {
        title = reading.content.title
        year = reading.content.year
        format = reading.content.format.rawValue
        findings = verdict.findings.map { finding in
            Finding(
                rule: finding.rule.rawValue, severity: finding.severity.rawValue, message: sentence(for: finding),
                expected: finding.expected, found: finding.found)
        }
        unread = reading.faults.map { sentence(for: $0) }
        untested = verdict.untested.map(\.rawValue)
    }
}
