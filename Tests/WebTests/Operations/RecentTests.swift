import Synchronization
import Testing

@testable import Web

@Suite struct RecentTests {
    @Test func `many who ask at once cost one computation`() async {
        let computed = Counter()
        let recent = Recent(for: .seconds(3_600), patience: .seconds(3_600)) {
            computed.add()
            try? await Task.sleep(for: .milliseconds(20))
            return computed.value
        }
        await withTaskGroup(of: Int?.self) { group in
            for _ in 1...100 { group.addTask { await recent.value() } }
            for await value in group { #expect(value == 1) }
        }
        #expect(computed.value == 1)
    }

    @Test func `what is old is computed again`() async {
        let computed = Counter()
        let recent = Recent(for: .zero, patience: .seconds(3_600)) {
            computed.add()
            return computed.value
        }
        #expect(await recent.value() == 1)
        #expect(await recent.value() == 2)
    }

    @Test func `what hangs holds nobody up, and is not begun twice`() async {
        let begun = Counter()
        let (gate, opener) = AsyncStream<Void>.makeStream()
        let recent = Recent(for: .seconds(3_600), patience: .milliseconds(20)) {
            begun.add()
            for await _ in gate {}
            return 7
        }
        #expect(await recent.value() == nil)
        #expect(await recent.value() == nil)
        #expect(begun.value == 1)
        opener.finish()
        var value: Int?
        while value == nil { value = await recent.value() }
        #expect(value == 7)
        #expect(begun.value == 1)
    }
}
