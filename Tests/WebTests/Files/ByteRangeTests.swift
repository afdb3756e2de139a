import HTTPTypes
import Testing

@testable import Web

/// What of a file is asked for: RFC 9110, section 14.
struct ByteRangeTests {
    @Test(arguments: [
        ("bytes=0-9", ByteRange.part(0..<10)), ("bytes=90-", .part(90..<100)), ("bytes=90-500", .part(90..<100)),
        ("bytes=-10", .part(90..<100)), ("bytes=-500", .part(0..<100)), ("bytes=100-", .outside),
        ("bytes=-0", .outside), ("bytes=9-1", .whole), ("bytes=0-1,5-6", .whole), ("bytes=a-b", .whole),
        ("items=0-9", .whole), ("bytes=-", .whole), ("bytes=99999999999999999999-", .whole),
    ])
    func `one stretch is understood, anything else means the whole`(range: String, expected: ByteRange) {
        #expect(ByteRange([.range: range], size: 100, tag: "\"a\"") == expected)
    }

    @Test func `a stretch of another file is not mixed into this one`() {
        let headers: HTTPFields = [.range: "bytes=0-9", .ifRange: "\"b\""]
        #expect(ByteRange(headers, size: 100, tag: "\"a\"") == .whole)
        #expect(ByteRange(headers, size: 100, tag: "\"b\"") == .part(0..<10))
    }
}
