import Domain
import Logging
import Storage

extension Office {
    /// Raised whenever the program learns to read or to find more: every file is then looked at once more, the newest word
    /// being kept until it has been.
    static let examination = 2
    /// For so long a file is the server's that took it. One that dies meanwhile leaves it to the others.
    static let timeForFile = Duration.seconds(900)
    static let triesForFile = 3

    /// Reads the file that waits longest, holds it against the guard, and lets it be found. Several may run at once.
    /// - Returns: false where none waits.
    package func readNextFile() async throws -> Bool {
        let now = now()
        let next = try await read { try FileTable.next(at: now, examination: Self.examination, $0) }
        guard let file = next else { return false }
        let until = now + Self.timeForFile
        guard try await keep({ tx, _ in try FileTable.take(file, at: now, until: until, tx) }) else { return true }
        do {
            guard let hash = FileHash(file.hash) else { throw NotFound() }
            let examined = try await examine(hash, as: file.type)
            try await keep { tx, _ in
                try FileTable.store(examined, of: file.hash, examination: Self.examination, tx)
                // Public already where it is read once more by a program that reads more: what it says shall be found.
                let open = try PublicFileTable.documents(with: file.hash, tx)
                try indexAgain(open, tx)
                if !open.isEmpty { try renewPages(tx) }
            }
        } catch  where error is CancellationError || Task.isCancelled {
            try await giveBack(file)
            throw CancellationError()
        } catch {
            logger.error("a file was not read", metadata: ["file": "\(file.hash)", "error": "\(error)"])
            let isLast = file.attempts + 1 >= Self.triesForFile
            let retry = isLast ? nil : self.now() + RetrySchedule.pause(after: file.attempts + 1)
            try await keep { tx, _ in try FileTable.fail(file, error: "\(error)", retryAt: retry, tx) }
        }
        return true
    }

    /// Reads the words and what is hidden beside them; then the guard looks through both.
    func examine(_ hash: FileHash, as type: FileType) async throws -> ExaminedFile {
        var examined = try await withLocalCopy(of: hash) { path in
            ExaminedFile(
                reading: try await reader.read(path, as: type), preview: try await reader.preview(of: path, as: type))
        }
        examined.reading.findings += rules.guardRules.findings(in: examined.reading.passages)
        if let virus = try await virus(in: hash) { examined.reading.findings.append(virus) }
        return examined
    }

    /// - Throws: `ScannerAway` where one is set and does not answer: the file waits for it.
    func virus(in hash: FileHash) async throws -> GuardFinding? {
        guard scanner.isSet else { return nil }
        switch try await scanner.verdict(on: hash, in: files) {
        case .clean: return nil
        case .infected(let name): return GuardFinding(.virus, .block, at: .whole, excerpt: name)
        case .unavailable(let reason): throw ScannerAway(reason: reason)
        }
    }

    /// In a task of its own: a cancelled one writes nothing any more, and its programs fail.
    private func giveBack(_ file: KnownFile) async throws {
        let now = now()
        _ = try await Task { try await keep { tx, _ in try FileTable.giveBack(file.hash, at: now, tx) } }.value
    }
}

/// What was learned of a file.
struct ExaminedFile: Sendable {
    var reading: FileReading
    /// How its first page looks, where it has pages; as JPEG.
    var preview: [UInt8]?
}

private struct ScannerAway: Error {
    var reason: String
}
