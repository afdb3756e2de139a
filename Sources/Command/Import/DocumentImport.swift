import Actions
import Domain

/// Brings a whole file in, some hundred documents at a time.
struct DocumentImport {
    private let office: Office
    private let organisation: Organisation
    private let isDryRun: Bool
    private let reader: ImportItemReader
    private var refusedLines: Set<Int> = []
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

    /// Reads the file twice: once for what is wrong with it and for the index numbers it declares, then for the lines that
    /// are given a number, so that none is given one that a later line declares.
    /// - Parameter progress: told how many bytes of how many have been read.
    mutating func run(_ path: String, progress: (Int, Int) -> Void = { _, _ in }) async throws -> ImportReport {
        for pass in Pass.allCases {
            var lines = try LineReader(path: path)
            var number = 0
            while let line = try lines.next() {
                number += 1
                take(line, number, pass)
                if batch.count == 100 || batchCharacters > 4_000_000 {
                    try await flush()
                    progress(lines.bytesRead + pass.rawValue * lines.size, 2 * lines.size)
                }
            }
            try await flush()
            progress((1 + pass.rawValue) * lines.size, 2 * lines.size)
        }
        report.refused.sort { $0.line < $1.line }
        return report
    }

    private enum Pass: Int, CaseIterable {
        case declared, numbered
    }

    private mutating func take(_ line: LineReader.Line, _ number: Int, _ pass: Pass) {
        guard case .bytes(var bytes) = line else {
            let reason = "is longer than \(LineReader.limit) bytes: no document is"
            refuse([LineProblem(line: number, code: "too-long", reason: reason)], number, pass)
            return
        }
        // Editors of Windows begin a file with a mark that is not part of its text.
        if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { return }
        switch reader.read(bytes, line: number) {
        case .failure(let problems): refuse(problems.list, number, pass)
        case .success(let item):
            if pass == .declared { refuse(repetitions(of: item), number, pass) }
            guard !refusedLines.contains(number), item.indexNumber.isEmpty == (pass == .numbered) else { return }
            batch.append(item)
            batchCharacters += bytes.count
        }
    }

    private mutating func refuse(_ problems: [LineProblem], _ number: Int, _ pass: Pass) {
        guard pass == .declared, !problems.isEmpty else { return }
        refusedLines.insert(number)
        report.refused += problems
    }

    /// What another line of this file has already: asked here too, for a dry run stores nothing to compare with.
    private mutating func repetitions(of item: ImportItem) -> [LineProblem] {
        var keys = [(item.nameField, item.externalID)]
        if !item.indexNumber.isEmpty { keys.append(("indexNumber", item.indexNumber)) }
        if let key = item.content.numberKey { keys.append(("documentNumber", key)) }
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
