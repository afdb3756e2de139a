import HummingbirdCore
import Logging
import NIOCore

/// A connection whose requests are answered on its own event loop. Otherwise every part of a request wakes a thread of
/// Swift's pool, and every part of the answer one of the loop's: PostgreSQL, which wants the cores itself, then serves a
/// third fewer pages that are made anew; SQLite as many.
///
/// Nothing on the way of a request may block: databases, passwords and the disk have threads of their own.
struct LoopChannel: ServerChildChannel {
    let base: HTTP1Channel

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        base.setup(channel: channel, logger: logger)
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await withTaskExecutorPreference(LoopExecutor(loop: value.channel.eventLoop)) {
            await base.handle(value: value, logger: logger)
        }
    }
}

private final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
