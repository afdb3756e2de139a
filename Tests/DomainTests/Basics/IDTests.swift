import Domain
import TestSupport
import Testing

struct IDTests {
    private enum Thing {}
    private let zeros = [UInt8](repeating: 0, count: 10)

    @Test func `an identifier has 26 letters of Crockford's base 32`() {
        let all = ID<Thing>(
            bornAt: Instant(milliseconds: 0xFFFF_FFFF_FFFF), chance: [UInt8](repeating: 0xFF, count: 10))
        #expect(all.text == "7zzzzzzzzzzzzzzzzzzzzzzzzz")
        #expect(ID<Thing>(bornAt: Instant(milliseconds: 0), chance: zeros).text == "00000000000000000000000000")
        #expect(ID<Thing>(bornAt: Instant(milliseconds: 1), chance: zeros).text == "00000000010000000000000000")
        #expect(ID<Thing>(bornAt: Instant(milliseconds: 0), chance: zeros.dropLast() + [33]).text.hasSuffix("011"))
    }

    @Test func `identifiers sort by birth, whatever chance gives`() {
        var random = SeededRandom(seed: 1)
        var last: ID<Thing>?
        for milliseconds in stride(from: 1_773_118_560_007, to: 1_773_118_570_000, by: 13) {
            let chance = (0..<10).map { _ in UInt8.random(in: 0...255, using: &random) }
            let id = ID<Thing>(bornAt: Instant(milliseconds: milliseconds), chance: chance)
            if let last { #expect(last < id) }
            #expect(ID<Thing>(id.text) == id)
            #expect(id.bornAt == Instant(milliseconds: milliseconds))
            last = id
        }
    }

    @Test func `the bits of an identifier give it back, and sort as it does`() {
        var random = SeededRandom(seed: 2)
        let ids = (0..<500).map { _ in
            ID<Thing>(
                bornAt: Instant(milliseconds: Int.random(in: 0...0xFFFF_FFFF_FFFF, using: &random)),
                chance: (0..<10).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
        #expect(ids.allSatisfy { id in id.number.map { ID<Thing>(number: $0) } == id })
        #expect(ids.sorted().map(\.number) == ids.compactMap(\.number).sorted().map(Optional.some))
        #expect(ID<Thing>("0000000000000000000000000z")?.number == 31)
        #expect(ID<Thing>("7zzzzzzzzzzzzzzzzzzzzzzzzz")?.number == .max)
        #expect(ID<Thing>("80000000000000000000000000")?.number == nil)
    }

    @Test(arguments: [
        "", "0000000000000000000000000", "000000000000000000000000000", "0000000000000000000000000U",
        "0000000000000000000000000i", "0000000000000000000000000l", "0000000000000000000000000o",
        "0000000000000000000000000/", "0000000000000000000000000 ", "000000000000000000000000é",
    ])
    func `any other text is no identifier`(text: String) {
        #expect(ID<Thing>(text) == nil)
    }
}
