/// A table as comma-separated values (RFC 4180), with the mark at its beginning by which spreadsheets know UTF-8.
package struct CSV: Sendable {
    package var head: [String]
    package var rows: [[String]]

    package init(head: [String], rows: [[String]]) {
        self.head = head
        self.rows = rows
    }

    package var bytes: [UInt8] {
        ([Array("\u{FEFF}".utf8)] + ([head] + rows).map(Self.line)).flatMap(\.self)
    }

    /// One row, for tables that nobody holds as a whole.
    package static func line(_ row: [String]) -> [UInt8] {
        Array((row.map(field).joined(separator: ",") + "\r\n").utf8)
    }

    /// A text that a spreadsheet would take for a formula, be it in full-width signs, gets an apostrophe: nobody's title may
    /// run in it. By scalar, for a mark on top of a sign makes another character of it and hides it from nobody.
    private static func field(_ text: String) -> String {
        var field = String.UnicodeScalarView()
        if let first = text.unicodeScalars.first, formulaSigns.contains(first) { field.append("'") }
        for scalar in text.unicodeScalars {
            if scalar == "\"" { field.append(scalar) }
            field.append(scalar)
        }
        let needsQuotes = text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"\(String(field))\"" : String(field)
    }

    private static let formulaSigns = Set("=+-@＝＋－＠\t\r\n".unicodeScalars)
}
