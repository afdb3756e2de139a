import NIOCore
import NIOPosix
import Synchronization

/// A client that sends what bytes it likes, when it likes.
final class RawClient: Sendable {
    private let channel: any Channel
    private let inbox: Inbox

    private init(_ channel: any Channel, _ inbox: Inbox) {
        self.channel = channel
        self.inbox = inbox
    }

    /// - Parameter reads: whether it takes what comes.
    static func connect(to port: Int, reads: Bool = true) async throws -> RawClient {
        let inbox = Inbox()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: reads)
            .channelOption(.socketOption(.so_rcvbuf), value: 4096)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Reader(inbox)) }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return RawClient(channel, inbox)
    }

    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text)).get()
    }

    var received: String { inbox.text }

    /// Waits until something has come that ends so.
    func receive(until end: String, within limit: Duration = .seconds(10)) async throws -> String {
        let start = ContinuousClock.now
        while !received.contains(end), ContinuousClock.now - start < limit {
            try await Task.sleep(for: .milliseconds(20))
        }
        return received
    }

    /// Whether the server ends the connection in this time.
    func isEnded(within limit: Duration) async throws -> Bool {
        let start = ContinuousClock.now
        while channel.isActive, ContinuousClock.now - start < limit { try await Task.sleep(for: .milliseconds(20)) }
        return !channel.isActive
    }

    func close() async { try? await channel.close() }
}

/// What has come so far.
private final class Inbox: Sendable {
    private let bytes = Mutex(ByteBuffer())

    var text: String { bytes.withLock { String(buffer: $0) } }

    func add(_ buffer: ByteBuffer) {
        bytes.withLock { _ = $0.writeImmutableBuffer(buffer) }
    }
}

private final class Reader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let inbox: Inbox

    init(_ inbox: Inbox) {
        self.inbox = inbox
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { inbox.add(unwrapInboundIn(data)) }
}
