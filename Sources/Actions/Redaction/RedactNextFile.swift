import Domain
import Logging
import Storage

extension Office {
    /// So many pages are printed in one go, for the memory that the printing program takes.
    private static let pagesAtOnce = 6
    /// A file of more pages is not drawn anew here.
    private static let mostPages = 1_000
    /// Pages without a bar are read as pictures up to here; those with one always are.
    private static let mostPagesSeen = 200

    /// Makes the new file of the redaction that waits longest, and searches it; or looks what stands in the old one.
    /// - Returns: false where none waits.
    package func redactNextFile() async throws -> Bool {
        let now = now()
        guard let source = try await read({ try RedactionTable.next(at: now, $0) }) else { return false }
        guard let redaction = try await opened(source) else { return true }
        let until = now + Self.timeForFile
        guard try await keep({ tx, _ in try RedactionTable.take(redaction, until: until, tx) }) else { return true }
        do {
            let content = redaction.state == .reading ? try await looked(redaction) : try await redacted(redaction)
            let state = redaction.state == .reading ? FileRedaction.State.marking : .done
            let isKept = try await keep { tx, _ in try RedactionTable.finish(redaction, content, state, tx) }
            if !isKept { throw Outdated() }
        } catch is Outdated {
            // Other marks were made meanwhile: what was begun is of no use.
        } catch  where error is CancellationError || Task.isCancelled {
            let now = self.now()
            // In a task of its own: a cancelled one writes nothing any more, and its programs fail.
            try await Task { try await keep { tx, _ in try RedactionTable.giveBack(redaction, at: now, tx) } }.value
            throw CancellationError()
        } catch {
            logger.error("a file was not covered", metadata: ["file": "\(source)", "error": "\(error)"])
            var gap: FileReading.Gap?
            if case RedactionPrograms.Fault.gap(let known) = error { gap = known }
            let isLast = gap?.isLasting ?? false || redaction.attempts + 1 >= Self.triesForFile
            let retry = isLast ? nil : self.now() + RetrySchedule.pause(after: redaction.attempts + 1)
            try await keep { [gap] tx, _ in try RedactionTable.fail(redaction, gap, retryAt: retry, tx) }
        }
        return true
    }

    /// Nil where its request was forgotten meanwhile, or it cannot be done: what is behind it in the queue goes on.
    private func opened(_ source: RedactionSource) async throws -> FileRedaction? {
        do {
            let redaction = try await read { tx in try RedactionTable.find(source, try vault(of: source, tx), tx) }
            guard let redaction, redaction.attempts >= Self.triesForFile else { return redaction }
            logger.error("a file was given up on", metadata: ["file": "\(source)"])
        } catch is RecordAnonymous {
            try await keep { tx, _ in try RedactionTable.remove(source, tx) }
            return nil
        } catch let broken as SecretBroken {
            logger.error(
                "what is to be covered cannot be opened", metadata: ["file": "\(source)", "error": "\(broken)"])
        }
        try await keep { tx, _ in try RedactionTable.giveUp(source, tx) }
        return nil
    }

    /// What the guard finds in the file as it is.
    private func looked(_ redaction: FileRedaction) async throws -> RedactionContent {
        let reading = try await withOriginal(of: redaction.source) { path, type in
            try await reader.read(path, as: type)
        }
        try Task.checkCancellation()
        var content = redaction.content
        content.gap = reading.gaps.first
        content.findings = reading.findings + rules.guardRules.findings(in: reading.passages)
        content.pages = reading.pages
        return content
    }

    private func redacted(_ redaction: FileRedaction) async throws -> RedactionContent {
        let programs = RedactionPrograms(run: reader.run)
        let (bytes, sight) = try await withPDF(of: redaction.source, programs) {
            try await drawn($0, redaction, programs)
        }
        let search = RedactionSearch(redaction.marks, removed: sight.removed)
        var proof = RedactionProof()
        proof.bars = sight.bars.values.reduce(0, +)
        proof.searched = search.count
        proof.grounds = RedactionGround.allCases.filter { sight.grounds.contains($0) }
        proof.missing = redaction.marks.compactMap { mark in
            if case .everywhere(let words) = mark.target, sight.places[mark] == nil { words } else { nil }
        }
        try await withCopy(of: bytes) { path in
            let pages = try await programs.pages(of: path)
            try await self.search(path, search, sight, programs, &proof) {
                try await holdOn(to: redaction, (pages, pages))
            }
        }
        var content = redaction.content
        content.proof = proof
        content.result = try await stored(bytes, of: redaction.source, proof.grounds)
        return content
    }

    /// Lays the new file where the old one lies: a file of a request is sealed.
    private func stored(
        _ bytes: [UInt8], of source: RedactionSource, _ grounds: [RedactionGround]
    ) async throws -> RedactionContent.Result {
        if case .request = source {
            let sealed = try await seal(bytes)
            return .sealed(place: sealed.place.text, sealed.key)
        }
        var upload = try await beginUpload(named: "redacted.pdf")
        try await append(bytes, to: &upload)
        var file = try await complete(upload)
        file.treatment = .redacted
        file.grounds = grounds
        guard let hash = FileHash(file.hash) else { throw NotFound() }
        let examined = try await examine(hash, as: file.type)
        try await keep { [file] tx, now in
            try FileTable.add(file, at: now, tx)
            try FileTable.store(examined, of: file.hash, examination: Self.examination, tx)
        }
        return .attachment(file)
    }

    /// Draws each page anew with its bars.
    private func drawn(
        _ path: String, _ redaction: FileRedaction, _ programs: RedactionPrograms
    ) async throws -> ([UInt8], RedactionSight) {
        let count = try await programs.pages(of: path)
        if count > Self.mostPages { throw RedactionPrograms.Fault.gap(.tooLong(limit: Self.mostPages)) }
        var sight = RedactionSight()
        var parts: [LocalCopy] = []
        do {
            for first in stride(from: 1, through: count, by: Self.pagesAtOnce) {
                var sheet = RedactionSheet()
                for number in first...min(first + Self.pagesAtOnce - 1, count) {
                    let page = try await programs.page(number, of: path, seesPictures: true)
                    let redacted = RedactedPage(number, page.letters, isExact: page.isExact, redaction.marks)
                    var picture = try await programs.picture(of: number, path, page.size)
                    for bar in redacted.bars { picture.blacken(bar.area) }
                    sheet.add(redacted, size: page.size, picture: picture)
                    sight.add(redacted, number)
                }
                parts.append(try await localCopy { [html = sheet.html] take in try await take(programs.printed(html)) })
                try await holdOn(to: redaction, (min(first + Self.pagesAtOnce - 1, count), count))
            }
            let bytes = try await programs.united(parts.map(\.path))
            for part in parts { try await remove(part) }
            return (bytes, sight)
        } catch {
            for part in parts { try? await remove(part) }
            throw error
        }
    }

    /// Says how far it is, so that no other server takes it meanwhile.
    private func holdOn(to redaction: FileRedaction, _ pages: (done: Int, all: Int)) async throws {
        let until = now() + Self.timeForFile
        let goesOn = try await keep { tx, _ in
            try RedactionTable.goOn(redaction, done: pages.done, of: pages.all, until: until, tx)
        }
        if !goesOn { throw Outdated() }
    }

    /// Looks for what must be gone: in what programs read, and in what people see.
    private func search(
        _ path: String, _ search: RedactionSearch, _ sight: RedactionSight, _ programs: RedactionPrograms,
        _ proof: inout RedactionProof, goingOn: () async throws -> Void
    ) async throws {
        proof.pages = try await programs.pages(of: path)
        for (index, text) in try await programs.text(of: path).enumerated() {
            search.search(text, .text, page: index + 1, &proof)
        }
        search.search(try await programs.properties(of: path), .properties, page: nil, &proof)
        for number in 1...proof.pages {
            guard sight.bars[number] != nil || proof.pages <= Self.mostPagesSeen else { continue }
            do {
                let seen = try await programs.wordsSeen(on: number, of: path)
                search.search(seen?.words.map(\.text).joined() ?? "", .picture, page: number, &proof)
                proof.pagesSeen += 1
            } catch RedactionPrograms.Fault.gap(let gap) {
                // A program that is being ended fails, too.
                try Task.checkCancellation()
                proof.unseen = gap.program
                if case .missing = gap { return }
            }
            if number.isMultiple(of: 10) { try await goingOn() }
        }
    }

    /// - Parameter body: gets the path of the file, or of what was printed of it.
    func withPDF<Value>(
        of source: RedactionSource, _ programs: RedactionPrograms, _ body: (String) async throws -> Value
    ) async throws -> Value {
        try await withOriginal(of: source) { path, type in
            guard let pdf = try await programs.pdf(of: path, type) else { return try await body(path) }
            return try await withCopy(of: pdf, body)
        }
    }

    private func withOriginal<Value>(
        of source: RedactionSource, _ body: (String, FileType) async throws -> Value
    ) async throws -> Value {
        switch source {
        case .document(_, let hash):
            let type = try await read { try FileTable.find([hash], $0)[hash]?.type }
            guard let type, let hash = FileHash(hash) else { throw NotFound() }
            return try await withLocalCopy(of: hash) { try await body($0, type) }
        case .request(let id, let position):
            let opened = try await read { tx in
                let stored = try storedRequest(id, tx)
                guard let vault = stored.vault else { throw RecordAnonymous() }
                return try vault.opened(position, among: stored.state.files, tx)
            }
            return try await withOpenCopy(of: opened.content) { try await body($0, opened.file.type) }
        }
    }
}

/// Other marks were made while a file was drawn.
private struct Outdated: Error {}

/// What was covered in all pages.
private struct RedactionSight: Sendable {
    private(set) var removed: Set<String> = []
    private(set) var places: [RedactionMark: Int] = [:]
    private(set) var grounds: Set<RedactionGround> = []
    /// How many, of pages that have some.
    private(set) var bars: [Int: Int] = [:]

    mutating func add(_ page: RedactedPage, _ number: Int) {
        removed.formUnion(page.removed)
        places.merge(page.places, uniquingKeysWith: +)
        grounds.formUnion(page.bars.map(\.ground))
        if !page.bars.isEmpty { bars[number] = page.bars.count }
    }
}

extension FileReading.Gap {
    /// Whether another try ends as this one.
    fileprivate var isLasting: Bool {
        switch self {
        case .missing, .encrypted, .damaged, .tooLong: true
        case .tooSlow, .failed: false
        }
    }

    fileprivate var program: String? {
        switch self {
        case .missing(let program), .tooSlow(let program), .failed(let program): program
        case .encrypted, .damaged, .tooLong: nil
        }
    }
}
