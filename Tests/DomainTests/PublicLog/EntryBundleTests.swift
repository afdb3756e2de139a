import Domain
import Testing

struct EntryBundleTests {
    @Test func `each entry has its length in front`() {
        let long = [UInt8](repeating: 7, count: 258)
        #expect(EntryBundle([[1, 2, 3], [], long])?.bytes == [0, 3, 1, 2, 3, 0, 0, 1, 2] + long)
    }

    @Test func `a bundle comes back as it was`() {
        let entries = (0..<256).map { [UInt8](repeating: UInt8($0), count: $0 * 3) }
        #expect(EntryBundle(entries).flatMap { EntryBundle(bytes: $0.bytes) }?.entries == entries)
        let longest = [[UInt8](repeating: 1, count: 65_535)]
        #expect(EntryBundle(longest).flatMap { EntryBundle(bytes: $0.bytes) }?.entries == longest)
    }

    @Test func `what is not a bundle cannot be made one`() {
        #expect(EntryBundle([]) == nil)
        #expect(EntryBundle(Array(repeating: [], count: 257)) == nil)
        #expect(EntryBundle([[UInt8](repeating: 1, count: 65_536)]) == nil)
    }

    @Test func `a bundle that breaks off or holds too much is refused`() {
        #expect(EntryBundle(bytes: []) == nil)
        #expect(EntryBundle(bytes: [0]) == nil)
        #expect(EntryBundle(bytes: [0, 1]) == nil)
        #expect(EntryBundle(bytes: [0, 1, 9, 0]) == nil)
        #expect(EntryBundle(bytes: [1, 0, 9, 9]) == nil)
        #expect(EntryBundle(bytes: Array(repeating: 0, count: 2 * 257)) == nil)
    }
}
