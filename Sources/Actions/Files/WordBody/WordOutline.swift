import Domain

/// Finds in the lines of a text what a document has beside its body, and makes a body of the rest.
struct WordOutline {
    private(set) var title: String?
    private(set) var number: String?
    private(set) var signedOn: Day?
    private(set) var blocks: [RichText.Block] = []

    /// Lines at the beginning among which the title stands, and at the end among which the date does.
    private static let edge = 20
    private static let longestTitle = 150
    private static let longestAddressee = 100

    init(_ pieces: [WordPiece]) {
        let lines = pieces.enumerated().compactMap { index, piece -> (index: Int, line: WordLine)? in
            guard case .line(let line) = piece, !line.isEmpty else { return nil }
            return (index, line)
        }
        let usualSize = Self.usualSize(lines.map(\.line))
        let top = Array(lines.prefix(Self.edge))
        number = top.lazy.compactMap { Self.number($0.line.words)?.text }.first
        signedOn = lines.suffix(Self.edge).reversed().lazy.compactMap { Self.day($0.line.words) }.first
        var rest = pieces
        if let found = Self.title(in: top, usualSize) {
            title = found.words
            for index in found.indices.reversed() { rest.remove(at: index) }
        }
        let highest = rest.compactMap { if case .line(let line) = $0, !line.isEmpty { line.outline } else { nil } }
            .min()
        blocks = Self.addressed(rest.blocks(top: highest ?? 0, usualSize: usualSize), isAfterTitle: title != nil)
    }

    /// The size that most letters have.
    private static func usualSize(_ lines: [WordLine]) -> Int {
        var letters: [Int: Int] = [:]
        for line in lines { letters[line.size, default: 0] += line.runs.reduce(0) { $0 + $1.text.utf8.count } }
        return letters.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    }

    private typealias Found = (indices: [Int], words: String)

    /// What has the style of one; or what stands in the middle above everything else, in large letters.
    private static func title(in lines: [(index: Int, line: WordLine)], _ usualSize: Int) -> Found? {
        if let start = lines.firstIndex(where: { $0.line.isTitle }) {
            return joined(lines[start...].prefix { $0.line.isTitle })
        }
        guard let start = lines.firstIndex(where: { isTitle($0.line, usualSize) }) else {
            return joined(lines.prefix(1).filter { $0.line.isFirstHeading }[...])
        }
        let first = lines[start].line
        let others = lines[(start + 1)...].prefix { _, line in
            line.isCentred && line.size == first.size && line.outline == first.outline && isTitle(line, usualSize)
                && !line.words.hasPrefix("（") && !line.words.hasPrefix("(") && !line.words.hasPrefix("第")
        }
        return joined(lines[start...start] + others)
    }

    private static func joined(_ lines: ArraySlice<(index: Int, line: WordLine)>) -> Found? {
        var found: Found = ([], "")
        for (index, line) in lines {
            let words = found.words + line.words
            if words.count > longestTitle { break }
            found = (found.indices + [index], words)
        }
        return found.indices.isEmpty ? nil : found
    }

    private static func isTitle(_ line: WordLine, _ usualSize: Int) -> Bool {
        let words = line.words
        guard (4...longestTitle).contains(words.count), !line.isRed, line.mark == nil,
            number(words) == nil, day(words) == nil
        else { return false }
        // The head of the paper, above its number.
        if words.count <= 30, words.hasSuffix("文件") { return false }
        if line.outline == 0, line.isCentred { return true }
        guard line.isCentred else { return false }
        return line.size > usualSize || line.isStrong || kinds.contains { words.hasSuffix($0) }
    }

    private static let kinds = [
        "通知", "公告", "通告", "通报", "决定", "决议", "意见", "办法", "规定", "方案", "报告", "批复", "函", "纪要", "规划", "计划", "细则", "条例", "预案",
        "说明",
        "总结", "要点", "公示", "指南", "制度", "规则", "标准", "名单", "清单", "目录",
    ]

    /// 阳政发〔2026〕1号, and nothing else.
    private static func number(_ words: String) -> DocumentNumber? {
        let isPrefix: (Character) -> Bool = { $0.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) } }
        guard words.count <= 30, words.hasSuffix("号"), let number = DocumentNumber(parsing: words),
            number.form == .bracketed, (2...12).contains(number.prefix.count), number.prefix.allSatisfy(isPrefix)
        else { return nil }
        return number
    }

    /// 2026年3月10日, and nothing else.
    private static func day(_ words: String) -> Day? {
        let text = words.filter { !$0.isWhitespace }
        guard text.count <= 11, text.hasSuffix("日") else { return nil }
        let parts = text.split { "年月日".contains($0) }.map { Int($0) }
        guard parts.count == 3, text.contains("年"), text.contains("月"), let year = parts[0], let month = parts[1],
            let day = parts[2]
        else { return nil }
        return Day(year, month, day)
    }

    /// 主送机关 stands right under the title, without an indent, and ends with a colon (GB/T 9704-2012, 7.3.2).
    private static func addressed(_ blocks: [RichText.Block], isAfterTitle: Bool) -> [RichText.Block] {
        guard isAfterTitle, let index = blocks.prefix(4).firstIndex(where: { $0.isRunningText }),
            case .paragraph(let first) = blocks[index], first.text.text.hasSuffix("："),
            first.text.text.count <= longestAddressee, !first.text.text.contains("。")
        else { return blocks }
        var blocks = blocks
        blocks[index] = .paragraph(RichText.Paragraph(first.text, role: .addressee))
        return blocks
    }
}

extension WordLine {
    /// Above everything else, and without a number.
    fileprivate var isFirstHeading: Bool {
        outline != nil && mark == nil && !isRed && !Self.isChapter(words) && !Self.begins(words, "", "、")
    }
}

extension RichText.Block {
    fileprivate var isRunningText: Bool {
        if case .paragraph(let paragraph) = self { paragraph.role == nil } else { false }
    }
}
