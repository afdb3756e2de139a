import Domain

/// What stands in a story of a .docx, one under the other.
enum WordPiece {
    case line(WordLine)
    case table(RichText.Table)
    /// What was a table and is none any more.
    case blocks([RichText.Block])
}

extension [WordPiece] {
    /// As blocks of a document, headings among them.
    func blocks(top: Int, usualSize: Int) -> [RichText.Block] {
        blocks { $0.blocks(top: top, usualSize: usualSize) }
    }

    /// As blocks of a cell or a note.
    var plainBlocks: [RichText.Block] { blocks(\.plainBlocks) }

    private func blocks(_ made: (WordLine) -> [RichText.Block]) -> [RichText.Block] {
        var blocks: [RichText.Block] = []
        var bullets: [(level: Int, texts: [RichText.Inlines])] = []
        func endList() {
            if !bullets.isEmpty { blocks.append(.list(Self.list(bullets[...], depth: 0))) }
            bullets = []
        }
        for piece in self {
            switch piece {
            case .line(let line) where line.mark == .bullet:
                if !line.isEmpty { bullets.append((line.level, line.texts)) }
            case .line(let line):
                if line.isEmpty { continue }
                endList()
                blocks += made(line)
            case .table(let table):
                endList()
                blocks.append(.table(table))
            case .blocks(let others):
                endList()
                blocks += others
            }
        }
        endList()
        return blocks
    }

    /// Lists within each other; what is deeper stands beside what it belongs to.
    private static let deepestList = 3

    private static func list(
        _ bullets: ArraySlice<(level: Int, texts: [RichText.Inlines])>, depth: Int
    ) -> RichText.List {
        var (items, rest): ([[RichText.Block]], _) = ([], bullets)
        while let first = rest.popFirst() {
            var item = first.texts.map { RichText.Block.paragraph(RichText.Paragraph($0)) }
            let below = rest.prefix { $0.level > first.level && depth + 1 < deepestList }
            if !below.isEmpty {
                item.append(.list(list(below, depth: depth + 1)))
                rest = rest.dropFirst(below.count)
            }
            items.append(item)
        }
        return RichText.List(isOrdered: false, items)
    }
}
