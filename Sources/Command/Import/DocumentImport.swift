import Actions
import Domain

/// Brings a whole file in, some hundred documents at a time: while one batch is written, the next is read.
struct DocumentImport {
    private let office: Office
    private let organisation: Organisation
    private let isDryRun: Bool
    /// Why what the guard finds may become public.
    private let passReason: String?
    private let reader: ImportItemReader
    private var refusedLines: Set<Int> = []
    /// Lines of the first pass that need no second look.
    private var storedLines: Set<Int> = []
    /// Where in the file a number or a name stood first.
    private var firstLines: [String: Int] = [:]
    private var batch: [ImportItem] = []
    private var batchCharacters = 0
    /// The batch that is being written.
    private var writing: Task<ImportOutcome, any Error>?
    private static let batchLength = 250
    private(set) var report = ImportReport()

    init(office: Office, organisation: Organisation, isDryRun: Bool, lettingPass reason: String? = nil) {
        self.office = office
        self.organisation = organisation
        self.isDryRun = isDryRun
        passReason = reason
        reader = ImportItemReader(
            organisation: organisation, classification: office.rules.classification, today: office.now().day)
    }

    /// Reads a file that declares index numbers twice: once for what is wrong with it and for the lines with a number, then
    /// for the lines that are given one, so that none is given one that a later line declares.
    /// - Parameter progress: told how many bytes of how many have been read.
    mutating func run(_ path: String, progress: (Int, Int) -> Void = { _, _ in }) async throws -> ImportReport {
        let passes: [Pass] = try Self.mayDeclareNumbers(path) ? [.declared, .numbered] : [.only]
        for (index, pass) in passes.enumerated() {
            var lines = try LineReader(path: path)
            var number = 0
            while let line = try lines.next() {
                number += 1
                take(line, number, pass)
                if batch.count == Self.batchLength || batchCharacters > 4_000_000 {
                    try await flush()
                    progress(lines.bytesRead + index * lines.size, passes.count * lines.size)
                }
            }
            try await flush()
            try await settle()
            progress((1 + index) * lines.size, passes.count * lines.size)
        }
        if report.accepted > 0, !isDryRun { try await office.settleIndex(after: report.accepted) }
        report.refused.sort { $0.line < $1.line }
        return report
    }

    private enum Pass {
        case declared, numbered
        /// There is no number that a later line could declare.
        case only

        func takes(_ item: ImportItem) -> Bool {
            switch self {
            case .declared: !item.indexNumber.isEmpty
            case .numbered: item.indexNumber.isEmpty
            case .only: true
            }
        }
    }

    /// Whether the name of the field stands anywhere in the file, or letters that may be the name in escapes.
    private static func mayDeclareNumbers(_ path: String) throws -> Bool {
        let (name, escape) = (Array("indexNumber".utf8), Array("\\u".utf8))
        var lines = try LineReader(path: path)
        while let line = try lines.next() {
            if case .bytes(let bytes) = line, bytes.contains(name) || bytes.contains(escape) { return true }
        }
        return false
    }

    private mutating func take(_ line: LineReader.Line, _ number: Int, _ pass: Pass) {
        guard case .bytes(var bytes) = line else {
            let reason = "is longer than \(LineReader.limit) bytes: no document is"
            refuse([LineProblem(line: number, code: "too-long", reason: reason)], number, pass)
            return
        }
        // Editors of Windows begin a file with a mark that is not part of its text.
        if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if pass == .numbered, storedLines.contains(number) || refusedLines.contains(number) { return }
        if bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { return }
        switch reader.read(bytes, line: number) {
        case .failure(let problems): refuse(problems.list, number, pass)
        case .success(let item):
            if pass != .numbered { refuse(repetitions(of: item), number, pass) }
            guard !refusedLines.contains(number), pass.takes(item) else { return }
            if pass == .declared { storedLines.insert(number) }
            batch.append(item)
            batchCharacters += bytes.count
        }
    }

    private mutating func refuse(_ problems: [LineProblem], _ number: Int, _ pass: Pass) {
        guard pass != .numbered, !problems.isEmpty else { return }
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
        let prepared = office.prepare(batch, for: organisation, letsPass: passReason != nil)
        batch = []
        batchCharacters = 0
        try await settle()
        writing = Task { [office, organisation, isDryRun, passReason] in
            let outcome = try await office.importDocuments(
                prepared, into: organisation.code, isDryRun: isDryRun, lettingPass: passReason, by: .system)
            if !isDryRun { try await office.foldIndex(least: Office.freshOfImport) }
            return outcome
        }
    }

    /// Waits for the batch that is being written.
    private mutating func settle() async throws {
        guard let writing else { return }
        self.writing = nil
        let outcome = try await writing.value
        report.accepted += outcome.accepted
        report.unchanged += outcome.unchanged
        report.refused += outcome.refused.map { LineProblem(line: $0.line, $0.issue) }
    }
}

/// What became of the lines of a file. The names are a contract.
struct ImportReport: Encodable, Hashable {
    var accepted = 0
    var unchanged = 0
    var refused: [LineProblem] = []
}

extension [UInt8] {
    /// Whether these bytes stand in it, one after the other.
    fileprivate func contains(_ wanted: [UInt8]) -> Bool {
        var start = startIndex
        while let first = self[start...].firstIndex(of: wanted[0]) {
            if self[first...].starts(with: wanted) { return true }
            start = first + 1
        }
        return false
    }
}
