import Actions
import Domain
import NIOCore

/// What the connections of one event loop share: all requests that came in with one turn of the loop ask once which edition
/// is the newest, when the last of them has come. Used on its loop alone.
final class LoopTurns {
    private let loop: any EventLoop
    private let editions: EditionWatch
    private let now: @Sendable () -> Instant
    private var waiting: [(Edition?) -> Void] = []
    private var shownDate = (second: Int.min, text: "")

    init(_ loop: any EventLoop, _ editions: EditionWatch, _ now: @escaping @Sendable () -> Instant) {
        (self.loop, self.editions, self.now) = (loop, editions, now)
    }

    /// - Parameter take: is called once, on the loop and never before this returns; with nil where the edition cannot be
    ///   known.
    func ask(_ take: @escaping (Edition?) -> Void) {
        waiting.append(take)
        guard waiting.count == 1 else { return }
        let turns = NIOLoopBound(self, eventLoop: loop)
        loop.execute { turns.value.answer() }
    }

    private func answer() {
        let asked = NIOLoopBound(waiting, eventLoop: loop)
        waiting = []
        editions.ask { [loop] edition in
            if loop.inEventLoop {
                for take in asked.value { take(edition) }
            } else {
                loop.execute { for take in asked.value { take(edition) } }
            }
        }
    }

    /// The header field `Date`, which is the same for a second.
    var date: String {
        let now = now()
        let second = now.milliseconds / 1000
        if shownDate.second != second { shownDate = (second, now.httpDate) }
        return shownDate.text
    }
}
