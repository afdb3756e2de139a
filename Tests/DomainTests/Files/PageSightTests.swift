import Testing

@testable import Domain

struct PageSightTests {
    /// A page of 100 × 50 points, one pixel each: white, with stripes where letters are, and what is drawn over them.
    private static func picture(_ draw: (Int, Int) -> UInt8) -> GrayPicture {
        GrayPicture(
            width: 100, height: 50, pixels: (0..<50).flatMap { row in (0..<100).map { draw($0, row) } })
    }

    private static let words = [
        BoxedPage.Word(text: "张三身份证号", left: 10, top: 10, right: 70, bottom: 20),
        BoxedPage.Word(text: "510123", left: 10, top: 30, right: 40, bottom: 40),
    ]
    private static let page = BoxedPage(width: 100, height: 50, words: words)
    private static func ink(_ x: Int, _ y: Int) -> UInt8 {
        let isText = (10..<70).contains(x) && (10..<20).contains(y) || (10..<40).contains(x) && (30..<40).contains(y)
        return isText && x % 2 == 0 ? 0 : 255
    }

    @Test func `what is printed is seen`() {
        #expect(PageSight(Self.page, Self.picture(Self.ink)).unseen == [])
    }

    @Test func `what lies under a box is told letter by letter`() {
        let sight = PageSight(
            Self.page, Self.picture { x, y in (9..<31).contains(x) && (9..<21).contains(y) ? 0 : Self.ink(x, y) })
        #expect(sight.unseen == [PageSight.Unseen(text: "张三", isCovered: true)])
    }

    @Test func `a box that is no higher than the letters covers them as well`() {
        let sight = PageSight(
            Self.page, Self.picture { x, y in (9..<71).contains(x) && (12..<18).contains(y) ? 0 : Self.ink(x, y) })
        #expect(sight.unseen == [PageSight.Unseen(text: "张三身份证号", isCovered: true)])
    }

    @Test func `what has the colour of the paper is hidden`() {
        let sight = PageSight(Self.page, Self.picture { x, y in y >= 25 ? 255 : Self.ink(x, y) })
        #expect(sight.unseen == [PageSight.Unseen(text: "510123", isCovered: false)])
        #expect(PageSight(Self.page, Self.picture { _, _ in 255 }).isBlank)
        #expect(!PageSight(Self.page, Self.picture(Self.ink)).isBlank)
    }

    @Test func `words and pages are read as poppler writes them`() {
        let text = """
            <doc>
              <page width="595.275591" height="841.889764">
                <word xMin="62.25" yMin="66.5" xMax="122.25" yMax="83.75">甲&amp;&lt;乙"</word>
                <word xMin="x" yMin="66.5" xMax="122.25" yMax="83.75">丙</word>
              </page>
              <page width="0" height="10">
            """
        let pages = BoxedPage.read(text)
        #expect(
            pages.map(\.words) == [
                [BoxedPage.Word(text: "甲&<乙\"", left: 62.25, top: 66.5, right: 122.25, bottom: 83.75)]
            ])
        #expect(pages[0].wordsBeyond(in: "甲&<乙\" 13800000000 — 页") == ["13800000000"])
    }

    @Test func `pictures are read one after the other, to the last whole one`() {
        let two = Array("P5\n2 1\n255\n".utf8) + [0, 255] + Array("P5\n1 1\n255\n".utf8) + [7]
        #expect(
            GrayPicture.read(two) == [
                GrayPicture(width: 2, height: 1, pixels: [0, 255]), GrayPicture(width: 1, height: 1, pixels: [7]),
            ])
        #expect(GrayPicture.read(Array(two.dropLast())).count == 1)
        #expect(GrayPicture.read(Array("P5\n99999 99999\n255\n".utf8)) == [])
    }
}
