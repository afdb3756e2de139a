import Domain

/// A paragraph of a .docx, as far as a reader sees it.
struct WordLine {
    var layout = WordLayout()
    /// Of its style, in small letters.
    var style = ""
    var mark: WordNumbering.Mark?
    /// Of its list, from 0.
    var level = 0
    private(set) var runs: [RichText.Run] = []
    /// Of its largest letters, in half points.
    private(set) var size = 0
    private var fonts: Set<String> = []
    private var isRedThroughout = true

    private static let longestStructure = 50
    /// Above it a paragraph with a level of an outline is no heading but a text that somebody wants to find.
    private static let longestOutlined = 60
    private static let longestTitle = 80
    private static let longestSignature = 40

    /// - Parameter before: what ended with a mark that was struck out, and goes on here.
    init(after before: WordLine? = nil) {
        guard let before else { return }
        (runs, size, fonts, isRedThroughout) = (before.runs, before.size, before.fonts, before.isRedThroughout)
    }

    mutating func add(_ text: String, _ format: WordFormat, link: RichText.Link?) {
        // A link is seen as one without a line of its own.
        let marks = link == nil ? format.marks : format.marks.subtracting(.underline)
        runs.append(RichText.Run(text, marks, link: link))
        guard text.contains(where: { !$0.isWhitespace }) else { return }
        size = max(size, format.size ?? 0)
        if let font = format.font { fonts.insert(font) }
        isRedThroughout = isRedThroughout && format.isRed
    }

    /// Stands for a note.
    mutating func addMark(_ mark: String) { runs.append(RichText.Run(mark, .superscript)) }

    /// Its number with its words; more than one where blank lines stand in it.
    var texts: [RichText.Inlines] {
        var all = runs
        if case .number(let number)? = mark { all.insert(RichText.Run(number), at: 0) }
        return RichText.Inlines.paragraphs(all)
    }

    var words: String {
        texts.map { $0.text.split(separator: "\n").joined() }.joined()
    }

    var isEmpty: Bool { RichText.Inlines(runs).isEmpty }
    var isCentred: Bool { layout.alignment == "center" }
    var isRed: Bool { isRedThroughout && size > 0 }
    var isStrong: Bool { texts.allSatisfy(\.isStrong) }
    var isTitle: Bool { style == "title" || style == "标题" }
    /// From 0; nil for running text.
    var outline: Int? { layout.outline.flatMap { (0...8).contains($0) ? $0 : nil } }

    /// - Parameters:
    ///   - top: the outline level of the highest headings.
    ///   - usualSize: of letters in this text.
    func blocks(top: Int, usualSize: Int) -> [RichText.Block] {
        texts.map { text in
            let length = text.text.unicodeScalars.count
            if let outline, length <= Self.longestOutlined {
                let isTitle = isCentred && outline == top && mark == nil && !Self.isChapter(text.text)
                return .heading(RichText.Heading(level: outline - top + 2, text.without(.strong), isTitle: isTitle))
            }
            // The head of the paper is none of its headings.
            if isRed { return .paragraph(RichText.Paragraph(text.without(.strong), role: isCentred ? .centred : nil)) }
            if isCentred {
                let isHeading = length <= Self.longestTitle && (text.isStrong || size > usualSize)
                return isHeading
                    ? .heading(RichText.Heading(level: 2, text.without(.strong), isTitle: true))
                    : .paragraph(RichText.Paragraph(text, role: .centred))
            }
            if isAtEnd, length <= Self.longestSignature {
                return .paragraph(RichText.Paragraph(text, role: .signature))
            }
            if let level = structureLevel(of: text.text), length <= Self.longestStructure {
                return .heading(RichText.Heading(level: level, text.without(.strong)))
            }
            return .paragraph(RichText.Paragraph(text))
        }
    }

    private var isAtEnd: Bool { layout.alignment == "right" || layout.alignment == "end" }

    /// In a cell, a list or a note nothing is a heading.
    var plainBlocks: [RichText.Block] {
        texts.map { .paragraph(RichText.Paragraph(outline == nil ? $0 : $0.with(.strong))) }
    }

    /// The first level of a paper stands in black letters and begins with 一、, the second in italics and begins with （一）
    /// (GB/T 9704-2012, 7.3.3). Few mark them otherwise.
    private func structureLevel(of text: String) -> Int? {
        guard fonts.count == 1, let font = fonts.first, !text.hasSuffix("。"), !text.hasSuffix("；"), !text.hasSuffix("：")
        else { return nil }
        let isBlack = font.contains("黑体") || font == "SimHei"
        let isItalic = font.contains("楷体") || font == "KaiTi" || font == "KaiTi_GB2312"
        if isBlack, Self.begins(text, "", "、") || Self.isChapter(text) { return 2 }
        return isItalic && (Self.begins(text, "（", "）") || Self.begins(text, "(", ")")) ? 3 : nil
    }

    static func isChapter(_ text: String) -> Bool {
        begins(text, "第", "章") || begins(text, "第", "编") || begins(text, "第", "节")
    }

    /// Whether a Chinese number stands at the beginning, between these.
    static func begins(_ text: String, _ before: String, _ after: Character) -> Bool {
        guard text.hasPrefix(before) else { return false }
        let rest = text.dropFirst(before.count)
        let number = rest.prefix { "一二三四五六七八九十百〇零".contains($0) }
        return !number.isEmpty && rest.dropFirst(number.count).first == after
    }
}

extension RichText.Inlines {
    /// Whether all that is seen of it is strong.
    fileprivate var isStrong: Bool {
        runs.allSatisfy { $0.marks.contains(.strong) || $0.text.allSatisfy(\.isWhitespace) }
    }
}
