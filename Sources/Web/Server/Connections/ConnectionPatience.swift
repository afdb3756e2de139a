import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends connections whose client leaves the server waiting: for a request, for the rest of one, or with an answer that
/// it does not take. A connection is looked at now and then, so that a request costs no timer.
final class ConnectionPatience: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// What the server waits for; nothing while it makes an answer.
    private enum Awaited {
        case firstHead(since: NIODeadline)
        case nextHead(since: NIODeadline)
        case body(since: NIODeadline, bytes: Int)
    }

    private let limits: ConnectionLimits
    private var awaited: Awaited?
    private var unanswered = 0
    private var isAnswering = false
    /// How much of the answers the client had not taken when it was looked at last.
    private var untaken: (bytes: Int, at: NIODeadline)?
    private var nextLook: Scheduled<Void>?

    init(_ limits: ConnectionLimits) {
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        nextLook?.cancel()
        nextLook = nil
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        nextLook?.cancel()
        nextLook = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            unanswered += 1
            awaited = .body(since: context.eventLoop.now, bytes: 0)
        case .body(let bytes):
            if case .body(let since, let before) = awaited {
                awaited = .body(since: since, bytes: before + bytes.readableBytes)
            }
        case .end:
            // A body that was refused by its length is answered before it has come.
            awaited = unanswered == 0 ? .nextHead(since: context.eventLoop.now) : nil
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head: isAnswering = true
        case .body: break
        case .end:
            isAnswering = false
            unanswered -= 1
            if unanswered == 0, awaited == nil { awaited = .nextHead(since: context.eventLoop.now) }
        }
        context.write(data, promise: promise)
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard nextLook == nil else { return }
        awaited = .firstHead(since: context.eventLoop.now)
        lookAgain(context)
    }

    /// Four times in the shorter patience: a client gets up to a quarter more than it is promised.
    private func lookAgain(_ context: ChannelHandlerContext) {
        let interval = TimeAmount.milliseconds(Int64(min(limits.requestSeconds, limits.idleSeconds)) * 250)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        nextLook = context.eventLoop.scheduleTask(in: interval) {
            let (patience, context) = bound.value
            patience.look(context)
        }
    }

    private func look(_ context: ChannelHandlerContext) {
        let now = context.eventLoop.now
        if isTakingNothing(context, now) {
            context.close(promise: nil)
            return
        }
        switch awaited {
        case .firstHead(let since) where now - since > .seconds(Int64(limits.requestSeconds)):
            context.close(promise: nil)
        case .nextHead(let since) where now - since > .seconds(Int64(limits.idleSeconds)) && untaken == nil:
            context.close(promise: nil)
        case .body(let since, let bytes) where now - since > patience(forBody: bytes):
            giveUpOnBody(context)
        case .firstHead, .nextHead, .body, nil:
            lookAgain(context)
        }
    }

    private func patience(forBody bytes: Int) -> TimeAmount {
        .seconds(Int64(limits.requestSeconds + bytes / ConnectionLimits.slowestBytesPerSecond))
    }

    /// Whether the client has taken less of its answers, since it was looked at last, than the slowest may.
    private func isTakingNothing(_ context: ChannelHandlerContext, _ now: NIODeadline) -> Bool {
        let waiting = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        guard waiting > 0 else {
            untaken = nil
            return false
        }
        guard let before = untaken else {
            untaken = (waiting, now)
            return false
        }
        let seconds = Int((now - before.at).nanoseconds / 1_000_000_000)
        guard seconds >= limits.idleSeconds else { return false }
        let isTooSlow = before.bytes - waiting < seconds * ConnectionLimits.slowestBytesPerSecond
        untaken = (waiting, now)
        return isTooSlow
    }

    /// Says why, where no answer has begun.
    private func giveUpOnBody(_ context: ChannelHandlerContext) {
        guard !isAnswering, unanswered == 1 else {
            context.close(promise: nil)
            return
        }
        let fields: HTTPFields = [.connection: "close", .contentLength: "0"]
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.write(wrapOutboundOut(.head(HTTPResponse(status: .requestTimeout, headerFields: fields))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in bound.value.close(promise: nil) }
    }
}
