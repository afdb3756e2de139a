import NIOCore
import NIOPosix
import Synchronization
import TestSupport

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
    func receive(until end: String) async throws -> String {
        _ = try await comes { received.contains(end) || isEnded }
        return received
    }

    /// Whether the server has ended the connection.
    var isEnded: Bool { !channel.isActive }

    /// Waits until it has.
    func ends() async throws -> Bool { try await comes { isEnded } }

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
