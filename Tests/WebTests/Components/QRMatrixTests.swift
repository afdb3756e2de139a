import Testing

@testable import Web

@Suite struct QRMatrixTests {
    @Test func `a short text fits into the smallest code, whose corners are finders`() throws {
        let modules = try #require(qrMatrix("https://a.cn"))

        #expect(modules.map(\.count) == Array(repeating: 21, count: 21))
        let finder = [true, true, true, true, true, true, true, false]
        #expect(Array(modules[0].prefix(8)) == finder)
        #expect(Array(modules[20].prefix(8)) == finder)
        #expect(Array(modules[0].suffix(8)) == finder.reversed())
    }

    @Test func `a text that no code holds gives none`() {
        #expect(qrMatrix(String(repeating: "长", count: 2000)) == nil)
    }
}
