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
            _ = try await test.office.workOnce(deliver: nil)
            let id = try await test.published()
            try await test.office.withdraw(
                id, manner: .error, reason: "误。", successor: nil, expecting: nil, by: test.caller(.approver))
            let heard = Heard()
            #expect(try await test.office.workOnce { heard.add($0) } == 2)
            #expect(try await test.office.workOnce { heard.add($0) } == 0)
            #expect(Set(heard.messages.map(\.event)) == ["published", "withdrawn"])
            let entries = [
                try await test.office.inclusion(of: 1).row.entry, try await test.office.inclusion(of: 2).row.entry,
            ]
            #expect(Set(heard.messages.map(\.payload)) == Set(entries))
        }
    }

    @Test(arguments: Engine.available)
    func `what cannot be delivered is tried again, later and later, and ten times in all`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            _ = try await test.office.workOnce(deliver: nil)
            _ = try await test.published()
            var waits: [Int] = []
            for _ in 0..<10 {
                #expect(try await test.office.workOnce { _ in throw Unreachable() } == 1)
                let wait = try await test.minutesUntilDue()
                waits.append(wait)
                if wait > 0 {
                    test.clock.advance(.seconds(60 * wait - 1))
                    #expect(try await test.office.workOnce { _ in throw Unreachable() } == 0)
                    test.clock.advance(.seconds(1))
                }
            }
            #expect(waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 0])
            test.clock.advance(days: 30)
            let heard = Heard()
            _ = try await test.office.workOnce { heard.add($0) }
            #expect(heard.messages.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `one message that cannot be delivered does not hold up the others`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.imported((1...3).map { .sample(title: "第\($0)件") })
            let (heard, refused) = (Heard(), Heard())
            _ = try await test.office.workOnce { message in
                if refused.messages.isEmpty {
                    refused.add(message)
                    throw Unreachable()
                }
                heard.add(message)
            }
            #expect(heard.messages.count == 2)
            test.clock.advance(.seconds(60))
            _ = try await test.office.workOnce { heard.add($0) }
            #expect(heard.messages.last?.id == refused.messages.first?.id)
        }
    }

    @Test(arguments: Engine.available)
    func `a job whose document is gone is tried again and kept as failed`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            try await test.tamper(
                """
                INSERT INTO job (id, kind, subject, due_at, attempts, state, last_error)
                VALUES ('00000000000000000000000001', 'publish-scheduled', '00000000000000000000000000', 0, 8, 'waiting', '')
                """)
            _ = try await test.office.workOnce(deliver: nil)
            test.clock.advance(days: 1)
            _ = try await test.office.workOnce(deliver: nil)
            let row = try #require(
                try await test.store.read { try $0.rows("SELECT state, attempts, last_error FROM job") }.first)
            #expect(try row.get("state") == "failed")
            #expect(try row.get("attempts") == 10)
            #expect(try row.get("last_error", as: String.self).contains("NotFound"))
            #expect(try await test.office.workOnce(deliver: nil) == 0)
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
