import Domain
import Testing

struct LogEntryTests {
    @Test func `an entry stands in the log as canonical JSON`() {
        let entry = LogEntry(
            .validityChanged, of: "/documents/01k9", indexNumber: "YG001/2026-00017",
            contentHash: Array(repeating: 0xAB, count: 32), organisation: "YG001",
            at: Instant(milliseconds: 1_773_118_560_007))
        let hash = String(repeating: "ab", count: 32)
        let expected = """
            {"address":"/documents/01k9","contentHash":"\(hash)","event":"validity-changed",\
            "indexNumber":"YG001/2026-00017","instant":"2026-03-10T04:56:00.007Z","organisation":"YG001"}
            """
        #expect(String(decoding: entry.canonicalJSON, as: UTF8.self) == expected)
    }

    @Test func `what an entry does not have is left out`() {
        let entry = LogEntry(.sealed, of: "/log", organisation: "", at: Instant(milliseconds: 0))
        let expected = #"{"address":"/log","event":"sealed","instant":"1970-01-01T00:00:00.000Z","organisation":""}"#
        #expect(String(decoding: entry.canonicalJSON, as: UTF8.self) == expected)
    }

    @Test func `the words of events never change`() {
        #expect(
            LogEvent.allCases.map(\.rawValue) == [
                "published", "corrected", "withdrawn", "validity-changed", "sealed", "key-changed",
            ])
    }
}
