import HummingbirdCore

/// How many connections may be open, and how long a client may leave the server waiting.
package struct ConnectionLimits: Sendable {
    /// Open at a time; whoever comes then waits in the queue of the system.
    package var most: Int
    /// For the head of a connection's first request, and for a body besides what its bytes give.
    package var requestSeconds: Int
    /// For the next request of a connection, and for a reader who takes nothing of an answer.
    package var idleSeconds: Int

    /// A body, or the taking of an answer, may be as slow as this on the whole: what Apache's `reqtimeout` allows.
    static let slowestBytesPerSecond = 500
    /// Of a request line with its fields, and of the line or any field alone.
    private static let (longestHead, longestField, mostFields) = (32 << 10, 16 << 10, 100)

    package init(most: Int = 4000, requestSeconds: Int = 20, idleSeconds: Int = 60) {
        self.most = most
        self.requestSeconds = requestSeconds
        self.idleSeconds = idleSeconds
    }

    /// - Parameter pages: nil where none are kept, or where every request shall go through the router.
    func channel(_ pages: ReadyPages?) -> HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionPatience(self)] + (pages.map { [ReadyPagesHandler($0)] } ?? []),
            httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                maxHeaderFieldSize: Self.longestField, maxHeaderListSize: Self.longestHead,
                maxHeaderFieldCount: Self.mostFields))
    }
}
