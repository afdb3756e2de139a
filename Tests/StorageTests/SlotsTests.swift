import Storage
import Testing

struct SlotsTests {
    @Test func `who waits too long leaves without a slot, and holds up nobody`() async throws {
        let slots = Slots(1, patience: .milliseconds(20))
        try await slots.take()
        let error = await #expect(throws: StoreError.self) { try await slots.take() }
        #expect(error?.kind == .busy)
        slots.give()
        try await slots.take()
        slots.give()
    }

    @Test func `who is one too many leaves at once`() async throws {
        let slots = Slots(1, mostWaiting: 0)
        try await slots.take()
        let error = await #expect(throws: StoreError.self) { try await slots.take() }
        #expect(error?.kind == .busy)
        slots.give()
        try await slots.take()
    }

    @Test func `a slot that is given goes to who waits`() async throws {
        let slots = Slots(1, patience: .seconds(60))
        try await slots.take()
        async let second: Void = slots.take()
        slots.give()
        try await second
        slots.give()
        try await slots.take()
    }
}
