import Domain
import Testing

struct HexTests {
    @Test func `bytes are written in lower case, two digits each`() {
        #expect(Hex.encode([0x00, 0x0F, 0xA5, 0xFF]) == "000fa5ff")
        #expect(Hex.encode([]) == "")
    }

    @Test func `what is written is read`() {
        let all = (0...255).map { UInt8($0) }
        #expect(Hex.decode(Hex.encode(all)) == all)
    }

    @Test(arguments: ["0", "000", "0x", "FF", "fg", " 00", "00 ", "é0", "٠٠"])
    func `any other spelling is refused`(text: String) {
        #expect(Hex.decode(text) == nil)
    }
}
