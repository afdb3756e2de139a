import Actions
import Domain
import Hummingbird
import NIOCore
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Command

@Suite struct WebhookTests {
    @Test func `another system is told of a publication, once it listens`() async throws {
        let received = Received()
        try await withOffice(.sqlite) { office in
            _ = try await office.published()
            // Nobody listens on this port: what could not be delivered waits.
            let deaf = Webhook(address: "http://127.0.0.1:9/openness")
            _ = try await office.office.deliverNext { try await deaf.deliver($0) }
            try await received.serve { port in
                let webhook = Webhook(address: "http://127.0.0.1:\(port)/openness")
                office.clock.advance(.seconds(7200))
                while try await office.office.deliverNext(by: { try await webhook.deliver($0) }) {}
            }
            #expect(received.bodies.count == 1)
            #expect(received.bodies.first?.contains("\"event\":\"published\"") == true)
        }
    }
}

/// A server that keeps what it is sent.
private final class Received: Sendable {
    private let kept = Mutex<[String]>([])

    var bodies: [String] { kept.withLock { $0 } }

    func serve(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
        let router = Router()
        router.post("openness") { request, _ in
            let buffer = try await request.body.collect(upTo: 1 << 20)
            self.kept.withLock { $0.append(String(buffer: buffer)) }
            return HTTPResponse.Status.noContent
        }
        let (ports, announced) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in announced.yield(channel.localAddress?.port ?? 0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            for await port in ports {
                try await body(port)
                break
            }
            group.cancelAll()
        }
    }
}
