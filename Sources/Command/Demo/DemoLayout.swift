import Domain

extension RichText {
    /// Gives the parts of an official document their places, as a typist would (党政机关公文格式 GB/T 9704—2012).
    init(laidOut parts: [DemoPart], signedBy organisation: String) {
        var blocks: [Block] = []
        var follows = ""
        for (index, part) in parts.enumerated() {
            switch part {
            case .table(let table):
                blocks += Table(table).map { [.table($0)] } ?? []
            case .paragraph(let text):
                let line = Inlines(text)
                if follows == "（此件公开发布）" {
                    blocks.append(.heading(Heading(level: 2, line, isTitle: true)))
                } else if index == 0, text.hasSuffix("：") {
                    blocks.append(.paragraph(Paragraph(line, role: .addressee)))
                } else if text == organisation || Self.isDate(text) {
                    blocks.append(.paragraph(Paragraph(line, role: .signature)))
                } else if Self.isHeading(text) {
                    blocks.append(.heading(Heading(level: 2, line)))
                } else {
                    blocks.append(.paragraph(Paragraph(line)))
                }
                follows = text
            }
        }
        self.init(blocks)
    }

    /// 2026年10月8日
    private static func isDate(_ text: String) -> Bool {
        text.count <= 11 && text.hasSuffix("日") && text.allSatisfy { $0.isNumber || "年月日".contains($0) }
    }

    /// 一、 and a few words, or 第一章.
    private static func isHeading(_ text: String) -> Bool {
        let number = text.prefix { "一二三四五六七八九十".contains($0) }
        let isNumbered = !number.isEmpty && text.dropFirst(number.count).first == "、"
        let isChapter = text.hasPrefix("第") && text.prefix(5).contains("章")
        return (isNumbered || isChapter) && text.count <= 30 && !text.contains("。")
    }
}

extension RichText.Table {
    fileprivate init?(_ table: DemoPart.Table) {
        func cell(_ text: String, isHeader: Bool) -> RichText.Cell {
            RichText.Cell([.paragraph(RichText.Paragraph(RichText.Inlines(text)))], isHeader: isHeader)
        }
        let head = table.header.map { cell($0, isHeader: true) }
        self.init(
            caption: RichText.Inlines(table.caption),
            [head] + table.rows.map { row in row.map { cell($0, isHeader: false) } })
    }
}
