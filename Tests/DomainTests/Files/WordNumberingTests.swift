import Domain
import Testing

/// What Word shows before paragraphs, by its own rules.
struct WordNumberingTests {
    @Test(arguments: [
        (WordNumberFormat.decimal, 12, "12"), (.decimalZero, 7, "07"), (.decimalZero, 12, "12"),
        (.decimalFullWidth, 12, "１２"), (.upperRoman, 1_994, "MCMXCIV"), (.lowerRoman, 4, "iv"),
        (.upperRoman, 4_000, "4000"), (.upperLetter, 27, "AA"), (.lowerLetter, 2, "b"),
        (.decimalEnclosedCircle, 1, "①"), (.decimalEnclosedCircle, 20, "⑳"), (.decimalEnclosedCircleChinese, 21, "㉑"),
        (.decimalEnclosedCircle, 51, "51"), (.decimalEnclosedParen, 3, "⑶"), (.decimalEnclosedFullstop, 3, "⒊"),
        (.chineseCounting, 10, "十"), (.chineseCounting, 15, "十五"), (.chineseCounting, 20, "二十"),
        (.chineseCounting, 101, "一〇一"), (.chineseCountingThousand, 110, "一百一十"),
        (.chineseCountingThousand, 101, "一百〇一"), (.chineseCountingThousand, 1_005, "一千〇五"),
        (.chineseCountingThousand, 12, "十二"), (.japaneseCounting, 21, "二十一"),
        (.chineseLegalSimplified, 11, "壹拾壹"), (.ideographTraditional, 3, "丙"), (.ideographTraditional, 11, "11"),
        (.ideographZodiac, 12, "亥"), (.ideographDigital, 2026, "二〇二六"), (.ideographEnclosedCircle, 10, "㊉"),
        (.none, 3, ""), (.decimal, 0, "0"),
    ])
    func `each format writes a number as Word does`(format: WordNumberFormat, number: Int, text: String) {
        #expect(format.text(of: number) == text)
    }

    @Test(arguments: WordNumberFormat.allCases)
    func `no number is too large or too small for a format`(format: WordNumberFormat) {
        for number in [-1, 0, 1, 9, 10, 26, 27, 99, 100, 780, 781, 3_999, 4_000, 9_999, 10_000, 32_767, 100_000] {
            #expect(format.text(of: number).count <= 100)
        }
    }

    @Test func `articles of a regulation are counted through its chapters`() {
        var chapter = level("第%1章", .chineseCounting)
        chapter.separator = .space
        var article = level("第%2条", .chineseCountingThousand)
        article.restart = 0
        var numbering = numbering([0: chapter, 1: article])
        #expect(
            marks([0, 1, 1, 0, 1], &numbering) == [
                "第一章\u{3000}", "第一条\u{3000}", "第二条\u{3000}", "第二章\u{3000}", "第三条\u{3000}",
            ])
    }

    @Test func `levels of a paper begin again below each other`() {
        var numbering = numbering([
            0: level("%1、", .chineseCounting), 1: level("（%2）", .chineseCounting), 2: level("%3.", .decimal),
            3: level("（%4）", .decimal), 4: level("%5", .decimalEnclosedCircle),
        ])
        #expect(
            marks([0, 1, 2, 2, 3, 4, 1, 2, 0, 1], &numbering) == [
                "一、", "（一）", "1. ", "2. ", "（1）", "①", "（二）", "1. ", "二、", "（一）",
            ])
    }

    @Test func `a number of several levels shows what is above it, in Arabic digits where the law wants them`() {
        var legal = level("%1.%2", .decimal)
        legal.isLegal = true
        var numbering = numbering([
            0: level("%1", .chineseCounting), 1: level("%1.%2", .decimal), 2: level("%1.%2.%3", .decimal),
        ])
        #expect(marks([1, 0, 1, 2], &numbering) == ["一.1 ", "一\u{3000}", "一.1 ", "一.1.1 "])
        numbering = self.numbering([0: level("%1", .upperRoman), 1: legal])
        #expect(marks([0, 1, 1], &numbering) == ["I ", "1.1 ", "1.2 "])
    }

    @Test func `a list begins where it is told to, and another of the same pattern goes on`() {
        var first = level("%1.", .decimal)
        first.start = 5
        let pattern = pattern([0: first])
        var restarted = WordNumbering.List(pattern: 1)
        restarted.starts = [0: 1]
        let lists = [1: WordNumbering.List(pattern: 1), 2: restarted, 3: WordNumbering.List(pattern: 1)]
        var numbering = WordNumbering(patterns: [1: pattern], lists: lists)
        #expect(numbering.next(in: 1, level: 0) == .number("5. "))
        #expect(numbering.next(in: 3, level: 0) == .number("6. "))
        #expect(numbering.next(in: 2, level: 0) == .number("1. "))
        #expect(numbering.next(in: 2, level: 0) == .number("2. "))
    }

    @Test func `a list has levels of its own in the place of its pattern's`() {
        var list = WordNumbering.List(pattern: 1)
        list.levels = [0: level("（%1）", .ideographTraditional)]
        var numbering = WordNumbering(patterns: [1: pattern([0: level("%1.", .decimal)])], lists: [1: list])
        #expect(marks([0, 0], &numbering) == ["（甲）", "（乙）"])
    }

    @Test func `a pattern that is another one by its style has its levels`() {
        var linked = WordNumbering.Pattern()
        linked.linkedStyle = "公文"
        var meant = pattern([0: level("%1、", .chineseCounting)])
        meant.style = "公文"
        var numbering = WordNumbering(patterns: [1: linked, 2: meant], lists: [1: WordNumbering.List(pattern: 1)])
        #expect(marks([0, 0], &numbering) == ["一、", "二、"])
    }

    @Test func `a style finds its level, and a bullet has no number`() {
        var heading = level("%2", .decimal)
        heading.style = "Heading2"
        var numbering = numbering([0: level("●", .bullet), 1: heading])
        #expect(numbering.level(ofStyle: "Heading2", in: 1) == 1)
        #expect(numbering.level(ofStyle: "Heading3", in: 1) == nil)
        #expect(numbering.next(in: 1, level: 0) == .bullet)
        numbering = self.numbering([0: level(" ", .bullet)])
        #expect(numbering.next(in: 1, level: 0) == nil)
    }

    @Test func `what is not there has no number`() {
        var numbering = numbering([0: level("%1", .none), 1: level("", .decimal)])
        #expect(numbering.next(in: 1, level: 0) == nil)
        #expect(numbering.next(in: 1, level: 1) == nil)
        #expect(numbering.next(in: 1, level: 5) == nil)
        #expect(numbering.next(in: 9, level: 0) == nil)
    }

    private func level(_ text: String, _ format: WordNumberFormat) -> WordNumbering.Level {
        var level = WordNumbering.Level()
        (level.text, level.format) = (text, format)
        return level
    }

    private func pattern(_ levels: [Int: WordNumbering.Level]) -> WordNumbering.Pattern {
        var pattern = WordNumbering.Pattern()
        pattern.levels = levels
        return pattern
    }

    private func numbering(_ levels: [Int: WordNumbering.Level]) -> WordNumbering {
        WordNumbering(patterns: [7: pattern(levels)], lists: [1: WordNumbering.List(pattern: 7)])
    }

    /// Of paragraphs on these levels.
    private func marks(_ levels: [Int], _ numbering: inout WordNumbering) -> [String] {
        levels.map { level in
            if case .number(let text)? = numbering.next(in: 1, level: level) { text } else { "" }
        }
    }
}
