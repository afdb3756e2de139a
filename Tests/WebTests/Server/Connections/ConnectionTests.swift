import Actions
import Domain
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOPosix
import Storage
import TestSupport
import Testing

@testable import Web

/// Clients that leave the server waiting, and those that ask as they should.
@Suite(.patient) struct ConnectionTests {
    private static let short = ConnectionLimits(most: 4000, requestSeconds: 1, idleSeconds: 2)

    @Test func `a client that says nothing, or half a request, is let go`() async throws {
        try await withServer(Self.short) { port, _ in
            let silent = try await RawClient.connect(to: port)
            let half = try await RawClient.connect(to: port)
            try await half.send("GET / HTTP/1.1\r\nHost: a\r\n")
            #expect(try await silent.ends())
            #expect(try await half.ends())
        }
    }

    @Test func `a field every moment does not keep a connection open`() async throws {
        try await withServer(Self.short) { port, _ in
            let slow = try await RawClient.connect(to: port)
            try await slow.send("GET / HTTP/1.1\r\n")
            let isLetGo = try await comes {
                try? await slow.send("X-A: b\r\n")
                return slow.isEnded
            }
            #expect(isLetGo)
        }
    }

    @Test func `a body that does not come is answered with 408`() async throws {
        try await withServer(Self.short) { port, _ in
            let slow = try await RawClient.connect(to: port)
            try await slow.send("POST /desk/sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nlogin=")
            #expect(try await slow.receive(until: "\r\n\r\n").hasPrefix("HTTP/1.1 408 "))
            #expect(try await slow.ends())
        }
    }

    @Test func `a body that is too long is answered, and its connection is let go when it falls silent`() async throws {
        try await withServer(ConnectionLimits(most: 4000, requestSeconds: 60, idleSeconds: 2)) { port, _ in
            let large = try await RawClient.connect(to: port)
            let length = Form.longestBodyWithFile + 1
            try await large.send("POST /requests/new/files HTTP/1.1\r\nHost: a\r\nContent-Length: \(length)\r\n\r\n")
            #expect(try await large.receive(until: "</html>").hasPrefix("HTTP/1.1 413 "))
            try await large.send(String(repeating: "a", count: length))
            try await large.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await large.receive(until: "ok\n").contains("HTTP/1.1 200 "))
            #expect(try await large.ends())
        }
    }

    @Test func `requests sent at once are answered in their order`() async throws {
        try await withServer(ConnectionLimits()) { port, id in
            let hasty = try await RawClient.connect(to: port)
            let paths = ["/robots.txt", "/healthz", "/documents/\(id)", "/log/checkpoint", "/nothing", "/robots.txt"]
            try await hasty.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
            try await hasty.send("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(try await hasty.ends())
            let statuses = hasty.received.split(separator: "HTTP/1.1 ").map { String($0.prefix(3)) }
            #expect(statuses == ["200", "200", "200", "200", "404", "200", "200"])
        }
    }

    @Test func `a request line without end is refused`() async throws {
        try await withServer(ConnectionLimits()) { port, _ in
            let endless = try await RawClient.connect(to: port)
            var sent = 0
            while sent < 10 << 20, !endless.isEnded {
                do { try await endless.send((sent == 0 ? "GET /" : "") + String(repeating: "a", count: 8192)) } catch {
                    break
                }
                sent += 8192
            }
            #expect(try await endless.ends())
            #expect(endless.received.isEmpty || endless.received.hasPrefix("HTTP/1.1 400 "))
            #expect(sent < 4 << 20)
        }
    }

    @Test func `too many fields are refused`() async throws {
        try await withServer(ConnectionLimits()) { port, _ in
            let many = try await RawClient.connect(to: port)
            let fields = (1...200).map { "X-\($0): a\r\n" }.joined()
            try await many.send("GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
            #expect(try await many.receive(until: "\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
            #expect(try await many.ends())
        }
    }

    @Test func `a reader who takes nothing of the answers is let go`() async throws {
        try await withServer(Self.short) { port, _ in
            let greedy = try await RawClient.connect(to: port, reads: false)
            // More than the buffers of both systems hold.
            try await greedy.send(String(repeating: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", count: 4000))
            // It does not read, so it sees the end only where it writes.
            let isLetGo = try await comes {
                do {
                    try await greedy.send("X")
                    return false
                } catch {
                    return true
                }
            }
            #expect(isLetGo)
        }
    }

    @Test func `more connections than allowed wait until others end`() async throws {
        try await withListeningServer(ConnectionLimits(most: 2)) { port in
            let first = try await RawClient.connect(to: port)
            let second = try await RawClient.connect(to: port)
            for open in [first, second] {
                try await open.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try await open.receive(until: "ok\n").hasPrefix("HTTP/1.1 200 "))
            }
            let third = try await RawClient.connect(to: port)
            try await third.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            try await Task.sleep(for: .milliseconds(300))
            #expect(third.received.isEmpty)
            await first.close()
            #expect(try await third.receive(until: "ok\n").hasPrefix("HTTP/1.1 200 "))
            await second.close()
            await third.close()
        }
    }

    /// Hummingbird's test server forgets how many connections are allowed; this one runs as `serve` runs it.
    private func withListeningServer(
        _ limits: ConnectionLimits, _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        try await withOffice(.sqlite) { office in
            let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .bind(host: "127.0.0.1", port: 0).get()
            let port = try #require(listener.localAddress?.port)
            try await listener.close()
            let settings = WebSettings(
                host: "127.0.0.1", port: port, origin: "http://127.0.0.1", behindTLS: false, rateLimits: false,
                connections: limits)
            let application = try webApplication(office: office.office, settings: settings)
            let serving = Task { try await application.run() }
            var isListening = false
            while !isListening {
                try await Task.sleep(for: .milliseconds(50))
                guard let probe = try? await RawClient.connect(to: port) else { continue }
                await probe.close()
                isListening = true
            }
            try await body(port)
            serving.cancel()
            _ = try? await serving.value
        }
    }

    /// A server that really listens, with a document.
    private func withServer(
        _ limits: ConnectionLimits, _ body: @escaping @Sendable (Int, Document.ID) async throws -> Void
    ) async throws {
        try await withOffice(.sqlite) { office in
            let id = try await office.published()
            let settings = WebSettings(
                host: "127.0.0.1", port: 0, origin: "http://127.0.0.1", behindTLS: false, rateLimits: false,
                connections: limits)
            let application = try webApplication(office: office.office, settings: settings)
            try await application.test(.live) { client in try await body(try #require(client.port), id) }
        }
    }
}
