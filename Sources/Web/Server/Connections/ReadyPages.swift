import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes
import Synchronization

/// The pages in memory, for connections.
final class ReadyPages: Sendable {
    fileprivate let measures: RequestMeasures
    private let editions: EditionWatch
    private let cache: PageCache
    private let now: @Sendable () -> Instant
    private let turns = Mutex<[ObjectIdentifier: NIOLoopBound<LoopTurns>]>([:])

    init(
        editions: EditionWatch, cache: PageCache, measures: RequestMeasures, now: @escaping @Sendable () -> Instant
    ) {
        (self.editions, self.cache, self.measures, self.now) = (editions, cache, measures, now)
    }

    /// What the connections of an event loop share; asked on it.
    fileprivate func turns(of loop: any EventLoop) -> LoopTurns {
        turns.withLock { turns in
            let id = ObjectIdentifier(loop)
            if let known = turns[id] { return known }
            let made = NIOLoopBound(LoopTurns(loop, editions, now), eventLoop: loop)
            turns[id] = made
            return made
        }.value
    }

    /// What a request may be answered with here: one for a page that is kept, and that says nothing of its connection.
    fileprivate func key(_ request: HTTPRequest) -> PageKey? {
        let plain: [HTTPField.Name] = [.connection, .contentLength, .transferEncoding, .expect, .upgrade]
        guard request.method == .get, !plain.contains(where: { request.headerFields.contains($0) }) else { return nil }
        return PageKey(Request(head: request, body: RequestBody(buffer: ByteBuffer())))
    }

    /// - Parameter date: as the header field wants it.
    fileprivate func answer(
        to request: HTTPRequest, _ key: PageKey, _ edition: Edition?, date: @autoclosure () -> String
    ) -> Ready? {
        guard let edition, let answer = cache.known(key, edition),
            let (known, body) = answer.parts(for: request.headerFields)
        else { return nil }
        var head = known
        head.headerFields[.date] = date()
        return Ready(head: head, body: body, route: answer.route)
    }
}

private struct Ready {
    var head: HTTPResponse
    var body: ByteBuffer?
    var route: String?
}

/// Answers requests for pages that are in memory where they come in, on the thread that read them, without the way
/// through the router and back. Everything else goes that way.
final class ReadyPagesHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private enum State {
        case open
        /// Which edition is the newest is being asked for this request; what comes behind it waits.
        case asking(HTTPRequest, PageKey, since: ContinuousClock.Instant, behind: [HTTPRequestPart])
        /// The request was answered, and its end is still to come.
        case answered
    }

    private let pages: ReadyPages
    private var turns: LoopTurns?
    private var state = State.open
    /// Requests that went on and are not answered yet: nothing may be answered before them.
    private var underWay = 0
    private var isReadHeldBack = false
    private var quiescing: ChannelShouldQuiesceEvent?

    init(_ pages: ReadyPages) {
        self.pages = pages
    }

    func handlerAdded(context: ChannelHandlerContext) {
        turns = pages.turns(of: context.eventLoop)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        take(unwrapInboundIn(data), context)
    }

    private func take(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) {
        switch state {
        case .asking(let request, let key, let since, let behind):
            state = .asking(request, key, since: since, behind: behind + [part])
        case .answered:
            if case .end = part { state = .open }
        case .open:
            guard case .head(let request) = part, underWay == 0, let turns, let key = pages.key(request) else {
                return goOn(part, context)
            }
            state = .asking(request, key, since: .now, behind: [])
            turns.ask { edition in
                self.settle(edition, context, turns)
                context.fireChannelReadComplete()
            }
        }
    }

    private func settle(_ edition: Edition?, _ context: ChannelHandlerContext, _ turns: LoopTurns) {
        guard case .asking(let request, let key, let since, let behind) = state else { return }
        if let ready = pages.answer(to: request, key, edition, date: turns.date) {
            state = .answered
            send(ready, since, context)
        } else {
            state = .open
            goOn(.head(request), context)
        }
        for part in behind { take(part, context) }
        if case .asking = state { return }
        if let event = quiescing {
            quiescing = nil
            context.fireUserInboundEventTriggered(event)
        }
        if isReadHeldBack {
            isReadHeldBack = false
            context.read()
        }
    }

    private func send(_ ready: Ready, _ since: ContinuousClock.Instant, _ context: ChannelHandlerContext) {
        pages.measures.begin()
        context.write(wrapOutboundOut(.head(ready.head)), promise: nil)
        if let body = ready.body { context.write(wrapOutboundOut(.body(body)), promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        pages.measures.end()
        pages.measures.note(.get, route: ready.route, status: ready.head.status, taken: .now - since)
    }

    private func goOn(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) {
        if case .head = part { underWay += 1 }
        context.fireChannelRead(wrapInboundOut(part))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { underWay -= 1 }
        context.write(data, promise: promise)
    }

    /// A client that sends request after request is read no further while one of them waits.
    func read(context: ChannelHandlerContext) {
        if case .asking = state {
            isReadHeldBack = true
        } else {
            context.read()
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .asking = state, let event = event as? ChannelShouldQuiesceEvent {
            quiescing = event
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }
}
