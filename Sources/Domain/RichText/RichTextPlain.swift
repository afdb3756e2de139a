extension RichText {
    /// Reads typed text: a blank line ends a paragraph, a single line end is a line break in it, and `#` before a line
    /// makes it a heading. Numbers typed by hand (一、, （一）) stay as they are: they are part of the wording.
    package init(plainText: String) {
        var (blocks, lines): ([Block], [Substring]) = ([], [])
        func endParagraph() {
            let text = Inlines(lines.joined(separator: "\n"))
            if !text.isEmpty { blocks.append(.paragraph(Paragraph(text))) }
            lines = []
        }
        for line in plainText.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if let heading = Self.heading(line) {
                endParagraph()
                blocks.append(.heading(heading))
            } else if Inlines(String(line)).isEmpty {
                endParagraph()
            } else {
                lines.append(line)
            }
        }
        endParagraph()
        self.init(blocks)
    }

    /// Reads text in which each line is a paragraph, as programs leave it that take the words out of a page.
    package init(lines text: String) {
        self.init(
            text.unicodeScalars.split(whereSeparator: \.endsLine).compactMap { scalars in
                let line = Substring(scalars)
                if let heading = Self.heading(line) { return .heading(heading) }
                let text = Inlines(String(line))
                return text.isEmpty ? nil : .paragraph(Paragraph(text))
            })
    }

    private static func heading(_ line: Substring) -> Heading? {
        let hashes = line.prefix { $0 == "#" }.count
        guard (1...6).contains(hashes), line.dropFirst(hashes).first == " " else { return nil }
        let text = Inlines(String(line.dropFirst(hashes)))
        return text.isEmpty ? nil : Heading(level: hashes, text)
    }

    /// As somebody would type it for `init(plainText:)`, which reads the same text back where it holds nothing but
    /// plain headings and paragraphs.
    package var typedText: String {
        blocks.map { block in
            let text = RichText([block]).plainText
            return if case .heading(let heading) = block {
                "\(String(repeating: "#", count: heading.level)) \(text)"
            } else { text }
        }.joined(separator: "\n\n")
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

extension Unicode.Scalar {
    /// As `Character.isNewline`, without putting characters together first.
    fileprivate var endsLine: Bool {
        switch value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
