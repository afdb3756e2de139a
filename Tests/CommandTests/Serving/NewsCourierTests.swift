import Actions
import Domain
import NIOCore
import NIOPosix
import ServiceLifecycle
import Storage
import TestSupport
import Testing

@testable import Command

@Suite struct NewsCourierTests {
    @Test(.patient)
    func `who listens and never answers holds up neither a publication nor the end`() async throws {
        try await withOffice(.sqlite) { test in
            _ = try await test.published()
            let scheduled = try await test.published(
                .sample(title: "定时的", documentNumber: "", publishAt: instant(2026, 3, 12)))
            let (calls, called) = AsyncStream<Void>.makeStream()
            let silent = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .childChannelInitializer { channel in
                    called.yield()
                    return channel.eventLoop.makeSucceededVoidFuture()
                }
                .bind(host: "127.0.0.1", port: 0).get()
            let webhook = Webhook(address: "http://127.0.0.1:\(silent.localAddress?.port ?? 0)/openness")
            let group = ServiceGroup(
                services: [JobWorker(office: test.office), NewsCourier(office: test.office, webhook: webhook)],
                logger: test.office.logger)
            async let work: Void = group.run()
            for await _ in calls { break }

            test.clock.set(instant(2026, 3, 12))
            while try await test.office.isScheduled(scheduled) { try await Task.sleep(for: .milliseconds(50)) }
            await group.triggerGracefulShutdown()
            try await work

            // It was broken off, and not waited for until it failed.
            let attempts: [Int] = try await test.store.read {
                try $0.values("SELECT attempts AS value FROM outbox WHERE state = 'waiting'")
            }
            #expect(!attempts.isEmpty)
            #expect(attempts.allSatisfy { $0 == 0 })
            try await silent.close()
        }
    }
}

extension Office {
    fileprivate func isScheduled(_ id: Document.ID) async throws -> Bool {
        let stage: String? = try await store.read {
            try $0.value("SELECT stage AS value FROM document WHERE id = \(id)")
        }
        return stage == "scheduled"
    }
}
