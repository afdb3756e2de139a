import Testing

@testable import Domain

struct QueryCodeTests {
    @Test func `eight characters come from five random bytes`() {
        #expect(QueryCode(chance: [0, 0, 0, 0, 0]).text == "00000000")
        #expect(QueryCode(chance: [255, 255, 255, 255, 255]).text == "ZZZZZZZZ")
        #expect(QueryCode(chance: [0, 0, 0, 0, 33]).shown == "0000-0011")
    }

    @Test(arguments: ["7k4m-92qx", " 7K4M 92QX ", "7K4M92QX", "７Ｋ４Ｍ－９２ＱＸ".replacing("－", with: "-")])
    func `it is read as people write it`(typed: String) {
        #expect(QueryCode(typed)?.text == "7K4M92QX")
    }

    @Test func `letters that look like digits are digits`() {
        #expect(QueryCode("oil0-1111")?.text == "01101111")
    }

    @Test(arguments: ["", "7K4M92Q", "7K4M92QXX", "7K4M92QU", "7K4M92Q中"])
    func `others are none`(typed: String) {
        #expect(QueryCode(typed) == nil)
    }
}
