import Domain

/// A paragraph of a .docx, while it is being read.
struct WordParagraphDraft {
    var line: WordLine
    /// Of its style.
    private(set) var format: WordFormat
    /// What stands in text boxes that are pinned to it.
    var boxes: [WordPiece] = []
    /// Its mark was struck out: the next paragraph is the same.
    var goesOn = false
    var hasHidden = false
    var hasStruck = false

    init(_ style: WordStyles.Style, after before: WordLine?) {
        line = WordLine(after: before)
        format = style.format
        take(style, WordLayout())
    }

    mutating func take(_ style: WordStyles.Style, _ own: WordLayout) {
        format = style.format
        line.style = style.name
        line.layout = own.over(style.layout)
    }

    /// Of a table of contents.
    var isInContents: Bool { line.style.hasPrefix("toc ") }
}
