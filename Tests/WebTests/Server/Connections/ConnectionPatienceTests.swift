import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

/// How long a client may take, on a clock that the test moves.
@Suite struct ConnectionPatienceTests {
    @Test func `a body that comes slowly and steadily is waited for, and one that stops is not`() throws {
        let channel = try Self.channel(ConnectionLimits(requestSeconds: 4, idleSeconds: 8))
        try channel.writeInbound(HTTPRequestPart.head(Self.request))
        for _ in 0..<10 {
            try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(repeating: 1, count: 2000)))
            channel.embeddedEventLoop.advanceTime(by: .milliseconds(600))
        }
        #expect(channel.isActive)
        #expect(try channel.readOutbound(as: HTTPResponsePart.self) == nil)
        channel.embeddedEventLoop.advanceTime(by: .seconds(60))
        let answer = try channel.readOutbound(as: HTTPResponsePart.self)
        #expect(answer == .head(HTTPResponse(status: .requestTimeout, headerFields: Self.closing)))
        #expect(!channel.isActive)
    }

    @Test func `a connection that goes on asking stays, and is let go when it falls silent`() throws {
        let channel = try Self.channel(ConnectionLimits(requestSeconds: 4, idleSeconds: 4))
        for _ in 0..<5 {
            try channel.writeInbound(HTTPRequestPart.head(Self.request))
            try channel.writeInbound(HTTPRequestPart.end(nil))
            // An answer takes what it takes.
            channel.embeddedEventLoop.advanceTime(by: .seconds(30))
            try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
            try channel.writeOutbound(HTTPResponsePart.end(nil))
            channel.embeddedEventLoop.advanceTime(by: .seconds(3))
            #expect(channel.isActive)
        }
        channel.embeddedEventLoop.advanceTime(by: .seconds(3))
        #expect(!channel.isActive)
    }

    private static let request = HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/")
    private static let closing: HTTPFields = [.connection: "close", .contentLength: "0"]

    private static func channel(_ limits: ConnectionLimits) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: ConnectionPatience(limits))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }
}
