import Actions
import Domain
import Testing

struct AgeFormatTests {
    private static let passphrase = Array("correct horse battery".utf8)

    /// Made by age 1.1.1 of Debian: `age --passphrase`.
    private static let madeByAge =
        "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCB5QjdFY3ZGbGRsN2IycDd6VXQ5bHlnIDE4CnBUeStIV1RWR08wSnVPZ2VMc1JhQmNBT0JyNFNYOVlvT3BmcFBnVUhCb1EKLS0tIEYvRGRmcjVwVFNaZFVjeHNMZWVZRmV6RXZQNGJuYXhrdHpTNkx4SlIwOTgKETagXU8ngBS7MI6+G4PV6l0HLxTwtb2nGF04ofEPQ5yyYXnu5CU5PdljpAf6"

    private static func chance(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) } }

    private static func sealed(_ pieces: [[UInt8]]) throws -> (header: [UInt8], pieces: [[UInt8]]) {
        var sealer = try AgeSealer(passphrase: passphrase, chance: chance)
        let sealed = try pieces.enumerated().map { try sealer.seal($1, isLast: $0 == pieces.count - 1) }
        return (sealer.header, sealed)
    }

    @Test func `a file that age made is opened`() throws {
        let file = try #require(Base64.decode(Self.madeByAge))
        var opener = try AgeOpener(start: file, passphrase: Self.passphrase)
        let text = try opener.open(Array(file[opener.headerSize...]), isLast: true)
        #expect(String(decoding: text, as: UTF8.self) == "阳光政务\n")
    }

    @Test func `what was sealed is opened with its passphrase and no other`() throws {
        let (header, pieces) = try Self.sealed([[1, 2, 3], [], [4]])
        var opener = try AgeOpener(start: header + pieces.joined(), passphrase: Self.passphrase)
        #expect(opener.headerSize == header.count)
        #expect(try opener.open(pieces[0], isLast: false) == [1, 2, 3])
        #expect(try opener.open(pieces[1], isLast: false) == [])
        #expect(try opener.open(pieces[2], isLast: true) == [4])
        let fault = #expect(throws: AgeFault.self) {
            try AgeOpener(start: header + pieces.joined(), passphrase: Array("Correct horse battery".utf8))
        }
        #expect(fault?.description.contains("passphrase") == true)
    }

    @Test func `a piece that is changed, moved, left out or called the last is found`() throws {
        let (header, pieces) = try Self.sealed([[1, 2, 3], [4, 5, 6], [7]])
        func open(_ order: [[UInt8]], lastAt last: Int) throws {
            var opener = try AgeOpener(start: header + [0], passphrase: Self.passphrase)
            for (index, piece) in order.enumerated() { _ = try opener.open(piece, isLast: index == last) }
        }
        try open(pieces, lastAt: 2)
        var changed = pieces
        changed[1][0] ^= 1
        for (order, last) in [
            (changed, 2), ([pieces[1], pieces[0], pieces[2]], 2), ([pieces[0], pieces[2]], 1),
            ([pieces[0], pieces[1]], 1), (pieces, 3), ([Array(pieces[0].prefix(3))], 0),
        ] {
            #expect(throws: AgeFault.self) { try open(order, lastAt: last) }
        }
    }

    @Test func `a head in which any byte is another is refused`() throws {
        let header = try Self.sealed([[1]]).header
        // The last 16 bytes make another key: the pieces do not open then.
        for index in stride(from: 0, to: header.count - 16, by: 31) {
            var changed = header
            changed[index] ^= 1
            #expect(throws: (any Error).self, "\(index)") {
                _ = try AgeOpener(start: changed + [0], passphrase: Self.passphrase)
            }
        }
    }
}
