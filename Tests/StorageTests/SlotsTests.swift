import Storage
import TestSupport
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
        let slots = Slots(1, patience: .seconds(3_600))
        try await slots.take()
        async let second: Void = slots.take()
        slots.give()
        try await second
        slots.give()
        try await slots.take()
    }

    @Test func `who waits gets the place of who goes, and all of them one`() async throws {
        let slots = Slots(1, mostWaiting: 50)
        let taken = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await slots.take()
                    await Task.yield()
                    slots.give()
                    return 1
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(taken == 50)
    }

    /// The writer is held up while others come: those beyond the queue are refused at once, and those in it get through.
    @Test(arguments: Engine.available)
    func `a writer that is held up refuses whom it would not reach, and loses nobody else`(engine: Engine) async throws
    {
        try await withEmptyStore(engine) { store in
            try await store.write { try $0.define("CREATE TABLE line (number INTEGER NOT NULL) STRICT;") }
            let (done, refused) = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<600 {
                    group.addTask {
                        do {
                            _ = try await store.write { try $0.run("INSERT INTO line (number) VALUES (\(number))") }
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(into: (0, 0)) { counts, isDone in
                    if isDone { counts.0 += 1 } else { counts.1 += 1 }
                }
            }
            #expect(done + refused == 600)
            #expect(done >= 250)
            let written: Int? = try await store.read { try $0.value("SELECT COUNT(*) AS value FROM line") }
            #expect(written == done)
        }
    }
}
