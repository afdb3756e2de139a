import NIOCore
import Synchronization

/// What a server is to answer, in turn.
final class Answers: Sendable {
    struct Answer: Sendable {
        /// `503 Slow Down`, and more lines of the head behind it.
        var status: String
        var body = ""
        /// Whether the connection ends before the last byte that was promised.
        var isCutOff = false

        fileprivate var text: String {
            let length = body.utf8.count + (isCutOff ? 1 : 0)
            return "HTTP/1.1 \(status)\r\nContent-Length: \(length)\r\nConnection: close\r\n\r\n\(body)"
        }
    }

    private let state: Mutex<(rest: [Answer], asked: Int)>

    init(_ answers: [Answer]) { state = Mutex((answers, 0)) }

    var asked: Int { state.withLock { $0.asked } }

    fileprivate func next() -> Answer {
        state.withLock { state in
            state.asked += 1
            return state.rest.isEmpty ? Answer(status: "500 No More") : state.rest.removeFirst()
        }
    }
}

/// Answers the first bytes of a connection, and closes it.
final class Answerer: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer

    private let answers: Answers

    init(_ answers: Answers) { self.answers = answers }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let channel = context.channel
        channel.writeAndFlush(ByteBuffer(string: answers.next().text))
            .whenComplete { _ in channel.close(promise: nil) }
    }
}
