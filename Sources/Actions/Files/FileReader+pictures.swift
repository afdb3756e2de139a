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

    /// - Parameter path: `stdin` for a picture that is handed over.
    func words(in path: String, picture: [UInt8] = [], _ draft: inout ReadingDraft) async throws -> String? {
        let program = FileProgram(
            "tesseract", [path, "stdout", "-l", "chi_sim", "--psm", "3"], input: picture, limit: .seconds(90),
            mostOutput: 4 << 20)
        return try await output(of: program, &draft).map { String(decoding: $0, as: UTF8.self) }
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
