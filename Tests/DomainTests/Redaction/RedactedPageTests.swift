import Testing

@testable import Domain

struct RedactedPageTests {
    private static let words = RedactionMark(.everywhere("张三"), on: .privacy)

    /// A line of text in a word, each Chinese letter ten points wide, others six.
    private func page(_ lines: String...) -> (BoxedPage, PageGlyphs) {
        var page = BoxedPage(width: 500, height: 800)
        var glyphs = PageGlyphs(width: 500, glyphs: [])
        for (number, line) in lines.enumerated() {
            let (top, left) = (Double(100 + 20 * number), 50.0)
            var place = left
            for scalar in line.unicodeScalars {
                glyphs.glyphs.append(PageGlyphs.Glyph(left: place, base: top + 11))
                place += scalar.value >= 0x2E80 ? 10 : 6
            }
            page.words.append(.init(text: line, left: left, top: top, right: place, bottom: top + 14))
        }
        return (page, glyphs)
    }

    private func redacted(_ page: (BoxedPage, PageGlyphs), _ marks: [RedactionMark?]) -> RedactedPage {
        RedactedPage(1, page.0.letters(page.1), isExact: true, marks.compactMap(\.self))
    }

    private func text(_ page: RedactedPage) -> String {
        String(String.UnicodeScalarView(page.left.map(\.scalar)))
    }

    @Test func `words are covered where they stand, and nothing beside them`() throws {
        let page = redacted(page("申请人张三身份证号110101199003070011电话"), [Self.words])
        #expect(text(page) == "申请人身份证号110101199003070011电话")
        #expect(page.removed == ["张三"])
        let bar = try #require(page.bars.first)
        #expect(page.bars.count == 1)
        // 80 to 100 points of 500, with a little ink on each side.
        #expect((0.158...0.160).contains(bar.area.left) && (0.200...0.202).contains(bar.area.right))
        #expect(bar.ground == .privacy)
    }

    @Test func `digits among Chinese letters are found by what the page draws, not by counting`() throws {
        let mark = RedactionMark(.everywhere("110101199003070011"), on: .privacy)
        let page = redacted(page("申请人张三身份证号110101199003070011电话"), [mark])
        #expect(text(page) == "申请人张三身份证号电话")
        #expect(abs(try #require(page.bars.first).area.left - 140.0 / 500) < 0.002)
    }

    @Test func `where it is not known where letters end, too much is covered rather than too little`() throws {
        let mark = RedactionMark(.everywhere("110101199003070011"), on: .privacy)
        let (boxed, _) = page("申请人张三身份证号110101199003070011电话")
        let page = RedactedPage(1, boxed.letters(.none), isExact: true, [mark].compactMap(\.self))
        let area = try #require(page.bars.first).area
        #expect(area.left <= 140.0 / 500 && area.right >= 248.0 / 500)
        #expect(!text(page).contains { "0123456789".contains($0) })
        #expect(text(page).hasPrefix("申请人张三身份"))
    }

    @Test func `words that go on in the next line are covered in both`() {
        let page = redacted(page("申请人是张", "三和李四"), [Self.words])
        #expect(text(page) == "申请人是和李四")
        #expect(page.bars.count == 2)
        #expect(page.removed == ["张", "三"])
    }

    @Test(arguments: ["张 三", "张　三"])
    func `spaces and full width are the same`(written: String) {
        #expect(redacted(page("申请人张三"), [RedactionMark(.everywhere(written), on: .privacy)]).bars.count == 1)
        let mark = RedactionMark(.everywhere("ＡＢ１２"), on: .tradeSecret)
        #expect(text(redacted(page("编号ab12号"), [mark])) == "编号号")
    }

    @Test func `all places are covered, and those that are not there are told by their absence`() {
        let other = RedactionMark(.everywhere("王五"), on: .privacy)
        let page = redacted(page("张三、李四、张三", "张三"), [Self.words, other])
        #expect(Self.words.map { page.places[$0] } == 3)
        #expect(page.places.count == 1)
        #expect(text(page) == "、李四、")
    }

    @Test func `an area takes every letter that it covers a part of, on its page only`() throws {
        let area = try #require(PageArea((0.159, 0.1), (0.203, 0.2)))
        let mark = RedactionMark(.area(page: 1, area), on: .tradeSecret)
        let lines = page("申请人张三身份证号", "三人")
        #expect(text(redacted(lines, [mark])) == "申请人身份证号三人")
        #expect(redacted(lines, [mark]).removed == ["张三"])
        let elsewhere = RedactionMark(.area(page: 2, area), on: .tradeSecret)
        #expect(redacted(lines, [elsewhere]).bars.isEmpty)
    }

    @Test func `an area that takes a part of a letter takes it whole`() throws {
        let area = try #require(PageArea((0.165, 0.130), (0.19, 0.2)))
        let page = redacted(page("申请人张三身份证号"), [RedactionMark(.area(page: 1, area), on: .tradeSecret)])
        let bar = try #require(page.bars.first).area
        #expect(bar.left <= 0.16 && bar.right >= 0.2 && bar.top <= 0.125)
        #expect(text(page) == "申请人身份证号")
    }

    @Test func `letters beyond the page are not carried over`() {
        let page = BoxedPage(
            width: 500, height: 800,
            words: [
                .init(text: "里", left: 10, top: 10, right: 20, bottom: 20),
                .init(text: "外", left: 510, top: 10, right: 520, bottom: 20),
            ])
        #expect(page.letters(.none).map(\.scalar) == ["里"])
    }
}
