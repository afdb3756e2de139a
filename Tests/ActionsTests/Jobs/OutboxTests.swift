import Actions
import Domain
import Storage
import Synchronization
import TestSupport
import Testing

struct OutboxTests {
    private struct Unreachable: Error {}

    @Test(arguments: Engine.available)
    func `every entry of the log is delivered once`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published()
            try await test.office.withdraw(
                id, manner: .error, reason: "误。", successor: nil, expecting: nil, by: test.caller(.approver))
            let heard = Heard()
            while try await test.office.deliverNext(by: { heard.add($0) }) {}
            #expect(heard.messages.count == 2)
            #expect(Set(heard.messages.map(\.event)) == ["published", "withdrawn"])
            let entries = [
                try await test.office.inclusion(of: 0).row.entry, try await test.office.inclusion(of: 1).row.entry,
            ]
            #expect(Set(heard.messages.map(\.payload)) == Set(entries))
        }
    }

    @Test(arguments: Engine.available)
    func `what cannot be delivered is tried again, later and later, and ten times in all`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.published()
            var waits: [Int] = []
            for _ in 0..<10 {
                let isDue = try await test.office.deliverNext { _ in throw Unreachable() }
                #expect(isDue)
                let wait = try await test.minutesUntilDue()
                waits.append(wait)
                if wait > 0 {
                    test.clock.advance(.seconds(60 * wait - 1))
                    #expect(try await test.office.deliverNext { _ in throw Unreachable() } == false)
                    test.clock.advance(.seconds(1))
                }
            }
            #expect(waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 0])
            test.clock.advance(days: 30)
            #expect(try await test.office.deliverNext { _ in } == false)
        }
    }

    @Test(arguments: Engine.available)
    func `one message that cannot be delivered does not hold up the others`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported((1...3).map { .sample(title: "第\($0)件") })
            let (heard, refused) = (Heard(), Heard())
            let hear: @Sendable (OutboxMessage) throws -> Void = { message in
                if refused.messages.isEmpty {
                    refused.add(message)
                    throw Unreachable()
                }
                heard.add(message)
            }
            while try await test.office.deliverNext(by: hear) {}
            #expect(heard.messages.count == 2)
            test.clock.advance(.seconds(60))
            _ = try await test.office.deliverNext(by: hear)
            #expect(heard.messages.last?.id == refused.messages.first?.id)
        }
    }

    @Test(arguments: Engine.available)
    func `a delivery that is broken off waits and counts as no try`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.published()
            let delivery = Task {
                try await test.office.deliverNext { _ in try await Task.sleep(for: .seconds(60)) }
            }
            delivery.cancel()
            await #expect(throws: CancellationError.self) { try await delivery.value }
            let heard = Heard()
            _ = try await test.office.deliverNext { heard.add($0) }
            #expect(heard.messages.map(\.attempts) == [0])
        }
    }

    @Test(arguments: Engine.available)
    func `two servers deliver each message once, and take over from one that died`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported((1...6).map { .sample(title: "第\($0)件") })
            let heard = Heard()
            let other = test.twin(seed: 7)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for office in [test.office, other] {
                    group.addTask { while try await office.deliverNext(by: { heard.add($0) }) {} }
                }
                try await group.waitForAll()
            }
            #expect(heard.messages.count == 6)
            #expect(Set(heard.messages.map(\.id)).count == 6)

            _ = try await test.published()
            // Taken by a server that says nothing more: the others leave it to that one for a minute.
            let silent = Task { try await test.office.deliverNext { _ in try await Task.sleep(for: .seconds(600)) } }
            while try await test.store.read({ try $0.value(Self.dueNow(test.clock.now)) ?? 0 }) > 0 {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(try await other.deliverNext { heard.add($0) } == false)
            test.clock.advance(.seconds(61))
            #expect(try await other.deliverNext { heard.add($0) })
            #expect(heard.messages.count == 7)
            silent.cancel()
            _ = await silent.result
            test.clock.advance(.seconds(600))
            #expect(try await other.deliverNext { heard.add($0) } == false)
        }
    }

    private static func dueNow(_ now: Instant) -> SQL {
        "SELECT COUNT(*) AS value FROM outbox WHERE state = 'waiting' AND due_at <= \(now)"
    }

    @Test(arguments: Engine.available)
    func `where nobody is to be told, nothing waits`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported((1...3).map { .sample(title: "第\($0)件") })
            try await test.office.deliverToNobody()
            #expect(try await test.office.deliverNext { _ in } == false)
        }
    }

    @Test(arguments: Engine.available)
    func `a job whose document is gone is tried again and again, and never given up`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.tamper(
                """
                INSERT INTO job (id, kind, subject, due_at, attempts, state, last_error)
                VALUES ('00000000000000000000000001', 'publish-scheduled', '00000000000000000000000000', 0, 8, 'waiting', '')
                """)
            _ = try await test.office.workOnce()
            test.clock.advance(days: 1)
            _ = try await test.office.workOnce()
            let row = try #require(
                try await test.store.read { try $0.rows("SELECT state, attempts, last_error FROM job") }.first)
            #expect(try row.get("state") == "waiting")
            #expect(try row.get("attempts") == 10)
            #expect(try row.get("last_error", as: String.self).contains("NotFound"))
            test.clock.advance(days: 1)
            #expect(try await test.office.workOnce() > 0)
        }
    }
}

/// What a receiver was told.
private final class Heard: Sendable {
    private let list = Mutex<[OutboxMessage]>([])
    var messages: [OutboxMessage] { list.withLock { $0 } }
    func add(_ message: OutboxMessage) { list.withLock { $0.append(message) } }
}

extension TestOffice {
    /// Until the one message is due again; 0 where it is given up.
    fileprivate func minutesUntilDue() async throws -> Int {
        let due: Int? = try await store.read {
            try $0.value("SELECT due_at AS value FROM outbox WHERE state = 'waiting'")
        }
        return due.map { ($0 - clock.now.milliseconds) / 60_000 } ?? 0
    }
}
