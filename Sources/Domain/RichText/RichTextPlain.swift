extension RichText {
    /// Reads typed text: each line is a paragraph, `#` before a line makes it a heading. Numbers typed by hand
    /// (一、, （一）) stay as they are: they are part of the wording.
    package init(plainText: String) {
        self.init(
            plainText.split(whereSeparator: \.isNewline).compactMap { line in
                let hashes = line.prefix { $0 == "#" }.count
                let isHeading = (1...6).contains(hashes) && line.dropFirst(hashes).first == " "
                let text = Inlines(String(isHeading ? line.dropFirst(hashes) : line))
                if text.isEmpty { return nil }
                return isHeading ? .heading(Heading(level: hashes, text)) : .paragraph(Paragraph(text))
            })
    }

    /// The words alone: one paragraph a line, one table row a line with tabs between its columns.
    package var plainText: String {
        RichText.lines(blocks).joined(separator: "\n")
    }

    private static func lines(_ blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .heading(let heading): [heading.text.text]
            case .paragraph(let paragraph): [paragraph.text.text]
            case .list(let list): lines(list)
            case .table(let table): lines(table)
            case .quote(let blocks): lines(blocks)
            case .rule: []
            }
        }
    }

    private static func lines(_ list: List) -> [String] {
        list.items.enumerated().flatMap { index, item in
            let lines = lines(item)
            return lines.prefix(1).map { (list.isOrdered ? "\(index + 1). " : "· ") + $0 } + lines.dropFirst()
        }
    }

    private static func lines(_ table: Table) -> [String] {
        let rows = zip(table.rows, table.columns).map { cells, columns in
            var (line, column) = ("", 0)
            for (cell, start) in zip(cells, columns) {
                line += String(repeating: "\t", count: start - column)
                line += String(lines(cell.blocks).joined(separator: " ").map { $0 == "\n" || $0 == "\t" ? " " : $0 })
                column = start
            }
            return line
        }
        return table.caption.isEmpty ? rows : [table.caption.text] + rows
    }
}
