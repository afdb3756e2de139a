import Domain

/// PDF, by poppler's programs: its text page by page, and whether what is written there can be seen there.
extension FileReader {
    private enum Limit {
        static let pages = 2_000
        /// Of scans, each of which takes seconds.
        static let pictures = 100
        /// Read in one go.
        static let atOnce = 20
        /// Pixels of the longer side of a page that is looked at.
        static let side = 1_000
        /// In bytes: of a file that is looked through for remarks, and of objects that are packed in it.
        static let file = 256 << 20
        static let unpackedObject = 16 << 20
        static let unpacked = 256 << 20
    }

    /// Fewer letters than this are a page number on a scan.
    private static let fewestLetters = 5

    func readPDF(_ path: String, into draft: inout ReadingDraft) async throws {
        guard let count = try await readProperties(path, &draft) else { return }
        draft.count(pages: count)
        if count > Limit.pages { draft.miss(.tooLong(limit: Limit.pages)) }
        try await findAttachments(path, &draft)
        let bytes = LocalFile.bytes(of: path, most: Limit.file) ?? []
        Self.lookThrough(bytes, &draft)
        try await findEarlierVersions(of: path, bytes, &draft)
        var scans = 0
        for first in stride(from: 1, through: min(count, Limit.pages), by: Limit.atOnce) where !draft.isFull {
            let pages = first...min(first + Limit.atOnce - 1, count, Limit.pages)
            for scan in try await readText(path, pages, &draft) {
                scans += 1
                guard scans <= Limit.pictures else {
                    draft.miss(.tooLong(limit: Limit.pictures))
                    break
                }
                try await readScan(path, scan, &draft)
            }
        }
    }

    /// - Returns: how many pages it has; nil where it cannot be opened.
    private func readProperties(_ path: String, _ draft: inout ReadingDraft) async throws -> Int? {
        let program = FileProgram("pdfinfo", ["-enc", "UTF-8", path], mostOutput: 1 << 20)
        let bytes: [UInt8]
        do {
            bytes = try await run(program)
        } catch FileProgram.Fault.failed(let words) where words.contains("Incorrect password") {
            draft.miss(.encrypted)
            return nil
        } catch FileProgram.Fault.failed {
            draft.miss(.damaged)
            return nil
        } catch let fault as FileProgram.Fault {
            draft.miss(fault == .missing ? .missing(program: program.name) : .tooSlow(program: program.name))
            return nil
        }
        var pages: Int?
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
            guard parts.count == 2 else { continue }
            switch parts[0] {
            case "Author": draft.find(author: parts[1], property: "Author")
            case "Title", "Subject", "Keywords", "Creator", "Producer":
                draft.find(pathIn: parts[1], at: .part(.properties, nil))
            case "JavaScript": if parts[1] == "yes" { draft.find(.script, at: .whole, excerpt: "JavaScript") }
            case "Pages": pages = Int(parts[1])
            default: break
            }
        }
        if pages == nil { draft.miss(.damaged) }
        return pages
    }

    /// What poppler's programs do not show.
    private static func lookThrough(_ bytes: [UInt8], _ draft: inout ReadingDraft) {
        var (notes, running) = (PDFNote.all(in: bytes), PDFActions.running(in: bytes))
        var room = Limit.unpacked
        for packed in PDFNote.packedObjects(in: bytes) where room > 0 {
            let objects = Inflation.unpacked(bytes[packed], most: min(room, Limit.unpackedObject))
            room -= objects.count
            notes += PDFNote.all(in: objects)
            running += PDFActions.running(in: objects)
        }
        for name in running { draft.find(.script, at: .whole, excerpt: name) }
        for (index, note) in notes.enumerated() {
            let place = TextPlace.part(.comment, index + 1)
            draft.add(note.text, at: place)
            draft.find(.comment, at: place, match: note.text, excerpt: "\(note.author): \(note.text)")
        }
    }

    private func findAttachments(_ path: String, _ draft: inout ReadingDraft) async throws {
        let program = FileProgram("pdfdetach", ["-list", path], mostOutput: 1 << 20)
        guard let list = try await output(of: program, &draft) else { return }
        for line in String(decoding: list, as: UTF8.self).split(separator: "\n").dropFirst() {
            let name = line.split(separator: ":", maxSplits: 1).last.map { String($0).trimmed } ?? ""
            draft.find(.embeddedFile, at: .part(.attachedFile, nil), match: name, excerpt: name)
        }
    }

    /// - Returns: pages without text on which something is drawn.
    private func readText(
        _ path: String, _ pages: ClosedRange<Int>, _ draft: inout ReadingDraft
    ) async throws -> [Int] {
        let range = ["-f", "\(pages.lowerBound)", "-l", "\(pages.upperBound)"]
        let text = ["-enc", "UTF-8"]
        guard
            let written = try await output(of: Self.pdftotext(["-layout"] + text + range + [path, "-"]), &draft),
            let boxed = try await output(
                of: Self.pdftotext(["-bbox", "-cropbox"] + text + range + [path, "-"]), &draft),
            let all = try await output(of: Self.pdftotext(Self.everything + text + range + [path, "-"]), &draft)
        else { return [] }
        let drawn = try await drawings(of: path, range, &draft)
        let (texts, beyond) = (Self.pages(written), Self.pages(all))
        let boxes = BoxedPage.read(String(decoding: boxed, as: UTF8.self))
        var scans: [Int] = []
        for (index, number) in pages.enumerated() {
            let page = index < texts.count ? texts[index] : ""
            draft.add(PageLines.paragraphs(of: page), at: .page(number))
            guard index < boxes.count else { continue }
            if index < beyond.count {
                let words = boxes[index].wordsBeyond(in: beyond[index]).joined(separator: " ")
                if !words.isEmpty { draft.find(.textOutsidePage, at: .page(number), match: words, excerpt: words) }
            }
            guard index < drawn.count else { continue }
            let sight = PageSight(boxes[index], drawn[index])
            for unseen in sight.unseen {
                draft.find(
                    unseen.isCovered ? .coveredText : .hiddenText, at: .page(number), match: unseen.text,
                    excerpt: unseen.text)
            }
            let letters = page.unicodeScalars.lazy.filter(Self.isWritten).prefix(Self.fewestLetters)
            if letters.count < Self.fewestLetters, !sight.isBlank { scans.append(number) }
        }
        return scans
    }

    private static func isWritten(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// What stands beyond the page as well.
    static let everything = ["-raw", "-x", "-10000", "-y", "-10000", "-W", "30000", "-H", "30000"]

    static func pdftotext(_ arguments: [String], input: [UInt8] = []) -> FileProgram {
        FileProgram("pdftotext", arguments, input: input, mostOutput: 64 << 20)
    }

    private static func pages(_ text: [UInt8]) -> [String] {
        String(decoding: text, as: UTF8.self).split(separator: "\u{C}", omittingEmptySubsequences: false).map(
            String.init)
    }

    private func drawings(
        of path: String, _ range: [String], _ draft: inout ReadingDraft
    ) async throws -> [GrayPicture] {
        let program = FileProgram(
            "pdftoppm", ["-gray", "-cropbox", "-scale-to", "\(Limit.side)"] + range + [path], limit: .seconds(120),
            mostOutput: Limit.atOnce * (Limit.side * Limit.side + 64))
        return GrayPicture.read(try await output(of: program, &draft) ?? [])
    }

    private func readScan(_ path: String, _ page: Int, _ draft: inout ReadingDraft) async throws {
        let program = FileProgram(
            "pdftoppm",
            ["-gray", "-scale-to", "2400", "-f", "\(page)", "-l", "\(page)", path], mostOutput: 8 << 20)
        guard let picture = try await output(of: program, &draft),
            let text = try await words(in: "stdin", picture: picture, &draft)
        else { return }
        draft.add(Self.withoutGaps(text.replacing("\u{C}", with: "")), at: .page(page))
    }
}
