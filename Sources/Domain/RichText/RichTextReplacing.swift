extension RichText {
    /// With another text wherever one stands, also where its letters have different looks: it takes the look of the first.
    package func replacing(_ text: String, with other: String) -> RichText {
        text.isEmpty ? self : RichText(Self.replacing(text, with: other, in: blocks))
    }

    private static func replacing(_ text: String, with other: String, in blocks: [Block]) -> [Block] {
        blocks.map { block in
            switch block {
            case .heading(let heading):
                .heading(
                    Heading(
                        level: heading.level, heading.text.replacing(text, with: other), isTitle: heading.isTitle))
            case .paragraph(let paragraph):
                .paragraph(Paragraph(paragraph.text.replacing(text, with: other), role: paragraph.role))
            case .list(let list):
                .list(
                    List(isOrdered: list.isOrdered, list.items.map { replacing(text, with: other, in: $0) }))
            case .table(let table): .table(replacing(text, with: other, in: table))
            case .quote(let blocks): .quote(replacing(text, with: other, in: blocks))
            case .rule: .rule
            }
        }
    }

    private static func replacing(_ text: String, with other: String, in table: Table) -> Table {
        let rows = table.rows.map { row in
            row.map { cell in
                Cell(
                    replacing(text, with: other, in: cell.blocks), isHeader: cell.isHeader,
                    columnSpan: cell.columnSpan, rowSpan: cell.rowSpan)
            }
        }
        // A table of the same shape is within the limits of the old one.
        return Table(caption: table.caption.replacing(text, with: other), rows) ?? table
    }
}

extension RichText.Inlines {
    fileprivate func replacing(_ wanted: String, with other: String) -> RichText.Inlines {
        let whole = Array(text.unicodeScalars)
        let starts = places(of: Array(wanted.unicodeScalars), in: whole)
        if starts.isEmpty { return self }
        let length = wanted.unicodeScalars.count
        var (runs, offset, next): ([RichText.Run], Int, Int) = ([], 0, 0)
        for run in self.runs {
            var kept = String.UnicodeScalarView()
            for scalar in run.text.unicodeScalars {
                while next < starts.count, starts[next] + length <= offset { next += 1 }
                if next == starts.count || offset < starts[next] {
                    kept.append(scalar)
                } else if offset == starts[next] {
                    kept.append(contentsOf: other.unicodeScalars)
                }
                offset += 1
            }
            runs.append(RichText.Run(String(kept), run.marks, link: run.link))
        }
        return RichText.Inlines(runs)
    }

    /// Where a text begins in another; what overlaps one that was found is not counted again.
    private func places(of wanted: [Unicode.Scalar], in text: [Unicode.Scalar]) -> [Int] {
        var (starts, index): ([Int], Int) = ([], 0)
        while index + wanted.count <= text.count {
            if text[index..<index + wanted.count].elementsEqual(wanted) {
                starts.append(index)
                index += wanted.count
            } else {
                index += 1
            }
        }
        return starts
    }
}
