import NIOCore
import Synchronization

/// What a server is to answer, in turn.
final class Answers: Sendable {
    private let state: Mutex<(rest: [String], asked: Int)>

    init(_ answers: [String]) { state = Mutex((answers, 0)) }

    var asked: Int { state.withLock { $0.asked } }

    func next() -> String {
        state.withLock { state in
            state.asked += 1
            return state.rest.isEmpty ? "500 No More" : state.rest.removeFirst()
        }
    }
}

/// Answers the first bytes of a connection, and closes it.
final class Answerer: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer

    private let answers: Answers

    init(_ answers: Answers) { self.answers = answers }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let answer = "HTTP/1.1 \(answers.next())\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        let channel = context.channel
        channel.writeAndFlush(ByteBuffer(string: answer)).whenComplete { _ in channel.close(promise: nil) }
    }
}
