import Actions
import Domain

/// Brings a whole file in, some hundred documents at a time.
struct DocumentImport {
    private let office: Office
    private let organisation: Organisation
    private let isDryRun: Bool
    private let reader: ImportItemReader
    /// Where in the file a number or a name stood first.
    private var firstLines: [String: Int] = [:]
    private var batch: [ImportItem] = []
    private var batchCharacters = 0
    private(set) var report = ImportReport()

    init(office: Office, organisation: Organisation, isDryRun: Bool) {
        self.office = office
        self.organisation = organisation
        self.isDryRun = isDryRun
        reader = ImportItemReader(
            organisation: organisation, classification: office.rules.classification, today: office.now().day)
    }

    /// - Parameter progress: told how many bytes of how many have been read.
    mutating func run(_ path: String, progress: (Int, Int) -> Void = { _, _ in }) async throws -> ImportReport {
        var lines = try LineReader(path: path)
        var number = 0
        while let line = try lines.next() {
            number += 1
            take(line, number)
            if batch.count == 100 || batchCharacters > 4_000_000 {
                try await flush()
                progress(lines.bytesRead, lines.size)
            }
        }
        try await flush()
        progress(lines.bytesRead, lines.size)
        report.refused.sort { $0.line < $1.line }
        return report
    }

    private mutating func take(_ line: LineReader.Line, _ number: Int) {
        guard case .bytes(var bytes) = line else {
            let reason = "is longer than \(LineReader.limit) bytes: no document is"
            report.refused.append(LineProblem(line: number, code: "too-long", reason: reason))
            return
        }
        // Editors of Windows begin a file with a mark that is not part of its text.
        if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { return }
        switch reader.read(bytes, line: number) {
        case .failure(let problems): report.refused += problems.list
        case .success(let item):
            let repetitions = repetitions(of: item)
            if repetitions.isEmpty {
                batch.append(item)
                batchCharacters += bytes.count
            }
            report.refused += repetitions
        }
    }

    /// What another line of this file has already: asked here too, for a dry run stores nothing to compare with.
    private mutating func repetitions(of item: ImportItem) -> [LineProblem] {
        var keys = [("externalID", item.externalID)]
        if !item.indexNumber.isEmpty { keys.append(("indexNumber", item.indexNumber)) }
        if let number = DocumentNumber(parsing: item.content.documentNumber) {
            keys.append(("documentNumber", number.key))
        }
        let problems = keys.compactMap { field, key in
            firstLines["\(field) \(key)"].map {
                LineProblem(line: item.line, field: field, code: "taken", reason: "stands in line \($0) already")
            }
        }
        if problems.isEmpty {
            for (field, key) in keys { firstLines["\(field) \(key)"] = item.line }
        }
        return problems
    }

    private mutating func flush() async throws {
        if batch.isEmpty { return }
        let outcome = try await office.importDocuments(
            batch, into: organisation.code, isDryRun: isDryRun, by: .system)
        report.accepted += outcome.accepted
        report.unchanged += outcome.unchanged
        report.refused += outcome.refused.map { LineProblem(line: $0.line, $0.issue) }
        batch = []
        batchCharacters = 0
    }
}

/// What became of the lines of a file. The names are a contract.
struct ImportReport: Encodable, Hashable {
    var accepted = 0
    var unchanged = 0
    var refused: [LineProblem] = []
}
