/// A table as comma-separated values (RFC 4180), with the mark at its beginning by which spreadsheets know UTF-8.
package struct CSV: Sendable {
    package var head: [String]
    package var rows: [[String]]

    package init(head: [String], rows: [[String]]) {
        self.head = head
        self.rows = rows
    }

    package var bytes: [UInt8] {
        var text = "\u{FEFF}"
        for row in [head] + rows {
            text += row.map(Self.field).joined(separator: ",")
            text += "\r\n"
        }
        return Array(text.utf8)
    }

    /// A text that a spreadsheet would take for a formula gets an apostrophe: nobody's title may run in it.
    private static func field(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        let safe = isFormula ? "'\(text)" : text
        let needsQuotes = safe.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        return needsQuotes ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
    }
}
