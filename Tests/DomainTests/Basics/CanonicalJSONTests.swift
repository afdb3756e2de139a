import Domain
import Testing

struct CanonicalJSONTests {
    private func text(_ json: CanonicalJSON) -> String { String(decoding: json.bytes, as: UTF8.self) }

    @Test func `plain values have one spelling`() {
        #expect(text(.integer(-9_007_199_254_740_991)) == "-9007199254740991")
        #expect(text(.integer(0)) == "0")
        #expect(text(.boolean(true)) == "true")
        #expect(text(.boolean(false)) == "false")
        #expect(text(.array([])) == "[]")
        #expect(text(.object([])) == "{}")
        #expect(text(.array([.integer(1), .string("a"), .array([.boolean(true)])])) == #"[1,"a",[true]]"#)
    }

    @Test func `keys are sorted, in every object on its own`() {
        let inner = CanonicalJSON.object([("z", .integer(1)), ("B", .integer(2))])
        #expect(text(.object([("b", inner), ("a", .integer(3))])) == #"{"a":3,"b":{"B":2,"z":1}}"#)
    }

    /// RFC 8785, section 3.2.3.
    @Test func `keys are sorted as the example of the specification sorts them`() {
        let keys = ["\u{20AC}", "\r", "\u{FB33}", "1", "\u{1F600}", "\u{80}", "\u{F6}"]
        let expected =
            "{\"\\r\":0,\"1\":0,\"\u{80}\":0,\"\u{F6}\":0,\"\u{20AC}\":0,\"\u{1F600}\":0,\"\u{FB33}\":0}"
        #expect(CanonicalJSON.object(keys.map { ($0, .integer(0)) }).bytes == Array(expected.utf8))
    }

    /// RFC 8785, section 3.2.2.2.
    @Test func `strings are escaped as in the example of the specification`() {
        let json = CanonicalJSON.string("\u{20AC}$\u{0F}\u{0A}A'\u{42}\u{22}\u{5C}\u{5C}\u{22}/")
        #expect(text(json) == #""€$\u000f\nA'B\"\\\\\"/""#)
    }

    @Test func `only what JSON demands is escaped`() {
        #expect(text(.string("\u{8}\u{9}\u{A}\u{C}\u{D}\u{0}\u{1F}")) == #""\b\t\n\f\r\u0000\u001f""#)
        #expect(text(.string("阳光/<&>\u{7F}\u{2028}😀")) == "\"阳光/<&>\u{7F}\u{2028}😀\"")
    }

    @Test func `letters that look alike stay as they are`() {
        #expect(CanonicalJSON.string("e\u{301}").bytes != CanonicalJSON.string("\u{E9}").bytes)
    }
}
