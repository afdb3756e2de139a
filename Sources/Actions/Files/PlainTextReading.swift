import Domain

/// Files that are nothing but text.
enum PlainTextReading {
    private static let largest = 32 << 20
    private static let rowsOfPiece = 500

    static func readText(_ path: String, into draft: inout ReadingDraft) {
        guard let text = text(of: path, &draft) else { return }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        for (index, line) in lines.map({ String($0).trimmed }).filter({ !$0.isEmpty }).enumerated() where !draft.isFull
        {
            draft.add(line, at: .paragraph(index + 1))
        }
    }

    static func readTable(_ path: String, into draft: inout ReadingDraft) {
        guard let text = text(of: path, &draft) else { return }
        let head = text.prefix { !$0.isNewline }
        // Excel's “Unicode text” has tabs.
        let rows =
            head.contains("\t") && !head.contains(",")
            ? text.split(whereSeparator: \.isNewline)
                .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
            : CSVLines(text).fields.map(\.fields)
        for start in stride(from: 0, to: rows.count, by: rowsOfPiece) where !draft.isFull {
            let piece = rows[start..<min(start + rowsOfPiece, rows.count)].map { Array($0.prefix(1_024)) }
            draft.add(PassageTable(.table(1), rows: piece.padded, firstRow: start + 1))
        }
    }

    private static func text(of path: String, _ draft: inout ReadingDraft) -> String? {
        let bytes = LocalFile.bytes(of: path, most: largest + 1) ?? []
        if bytes.count > largest {
            draft.miss(.tooLong(limit: ReadingDraft.mostCharacters))
            return nil
        }
        let text = LocalFile.text(bytes)
        if text == nil { draft.miss(.damaged) }
        return text?.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    /// A page: what browsers show, what they do not, and what runs in it.
    static func readPage(_ path: String, into draft: inout ReadingDraft) {
        guard let text = text(of: path, &draft) else { return }
        var page = WebPageText()
        let isRead: Void? = HTMLTree.withRoot(of: Array(text.utf8)) { page.read($0, &draft) }
        if isRead == nil { draft.miss(.damaged) }
    }
}
