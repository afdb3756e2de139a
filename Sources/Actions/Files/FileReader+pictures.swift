import Domain

/// Pictures: what they tell of where they were taken, and the words in them.
extension FileReader {
    private static let largest = 64 << 20

    func readPicture(_ path: String, into draft: inout ReadingDraft) async throws {
        let bytes = LocalFile.bytes(of: path, most: Self.largest) ?? []
        draft.add(PictureTraces(bytes))
        guard let text = try await words(in: path, &draft) else { return }
        // Tesseract ends each page of a TIFF with a form feed.
        let pages = text.split(separator: "\u{C}").map(String.init)
        for (index, page) in pages.enumerated() { draft.add(Self.withoutGaps(page), at: .page(index + 1)) }
        draft.count(pages: max(1, pages.count))
    }

    /// Reads what is written in the pictures of a text, a table or slides, as far as there is a program for it. What was not read
    /// is said and keeps nothing back: most such pictures are logos and maps.
    func readPictures(in source: ZipFolder.Source, into draft: inout ReadingDraft) async throws {
        guard var folder = try? ZipFolder(source) else { return }
        let all = folder.names.filter(Self.isPicture).sorted { ($0.count, $0) < ($1.count, $1) }
        let names = all.filter(Self.isReadable).prefix(Self.mostPictures)
        var unread = all.filter { !names.contains($0) }
        let pictures = folder.files(where: Set(names).contains)
        for (index, name) in names.enumerated() where !draft.isFull {
            let program = Self.tesseract("stdin", picture: pictures[name] ?? [])
            do {
                let text = Self.withoutGaps(
                    String(decoding: try await run(program), as: UTF8.self).replacing("\u{C}", with: ""))
                let letters = text.unicodeScalars.lazy.filter(\.properties.isAlphabetic).prefix(Self.fewestLetters)
                if letters.count == Self.fewestLetters { draft.add(text, at: .part(.picture, index + 1)) }
            } catch FileProgram.Fault.missing {
                return draft.find(.unread, at: .part(.picture, nil), excerpt: program.name, .warn)
            } catch is FileProgram.Fault {
                unread.append(name)
            }
        }
        if !unread.isEmpty {
            let words = unread.map(\.lastComponent).joined(separator: " ")
            draft.find(.unread, at: .part(.picture, nil), match: words, excerpt: words, .warn)
        }
    }

    /// Each takes seconds.
    private static let mostPictures = 20
    /// Fewer are what a program sees in leaves and clouds.
    private static let fewestLetters = 5

    private static func isPicture(_ name: String) -> Bool {
        (name.contains("/media/") || name.hasPrefix("Pictures/")) && !name.hasSuffix("/")
            && (isReadable(name) || [".emf", ".wmf", ".bmp"].contains { name.lowercased().hasSuffix($0) })
    }

    private static func isReadable(_ name: String) -> Bool {
        [".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif"].contains { name.lowercased().hasSuffix($0) }
    }

    /// - Parameter path: `stdin` for a picture that is handed over.
    func words(in path: String, picture: [UInt8] = [], _ draft: inout ReadingDraft) async throws -> String? {
        try await output(of: Self.tesseract(path, picture: picture), &draft).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func tesseract(_ path: String, picture: [UInt8]) -> FileProgram {
        FileProgram(
            "tesseract", [path, "stdout", "-l", "chi_sim", "--psm", "3"], input: picture, limit: .seconds(90),
            mostOutput: 4 << 20)
    }

    /// Tesseract puts a space between Chinese characters.
    static func withoutGaps(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var kept = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let isGap = scalar == " " && index > 0 && index + 1 < scalars.count
            if isGap, scalars[index - 1].value >= 0x2E80 || scalars[index + 1].value >= 0x2E80 { continue }
            kept.append(scalar)
        }
        return String(kept).split(separator: "\n").joined(separator: "\n")
    }
}
