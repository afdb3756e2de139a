/// Where something stands: in what somebody typed, or in a file. Numbers begin with 1, as people count.
package enum TextPlace: Hashable, Sendable, Codable {
    case title
    /// A field of a form, by the name that its issues have, such as `summary`.
    case field(String)
    /// Of a text that has no pages.
    case paragraph(Int)
    case page(Int)
    /// A cell of a table in a text.
    case tableCell(table: Int, row: Int, column: Int)
    /// A cell of a spreadsheet: row and column as the spreadsheet counts them.
    case sheetCell(sheet: String, row: Int, column: Int)
    case sheet(String)
    case slide(Int)
    /// Something of a file that is not in sight, such as its properties, a header, or a note: see `FilePart`.
    case part(FilePart, Int?)
    /// The file as it is, or its name.
    case whole
}

/// What a file has besides its text.
package enum FilePart: String, Hashable, Sendable, Codable, CaseIterable {
    case properties
    case header
    case footer
    case footnote
    case endnote
    case comment
    case speakerNote = "speaker-note"
    case textBox = "text-box"
    case attachedFile = "attached-file"
    case picture
    case link
}
