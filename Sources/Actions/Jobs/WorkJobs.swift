import Domain
import Logging
import Storage

extension Office {
    /// Does what is due now.
    /// - Returns: how many things were done.
    package func workOnce() async throws -> Int {
        let now = now()
        let sealed = try await sealJournalIfDue() ? 1 : 0
        let jobs = try await read { try JobTable.due(at: now, limit: 50, $0) }
        for job in jobs { try await work(on: job) }
        return sealed + jobs.count + (try await sweepUploads())
    }

    private func work(on job: Job) async throws {
        do {
            switch job.kind {
            case .publishScheduled:
                guard let id = Document.ID(job.subject) else { throw NotFound() }
                do {
                    try await releaseScheduled(id)
                } catch DocumentRefusal.notScheduled {
                    // Planned anew for later, or the clock was set back: its time is still to come.
                    if let later = try await plannedTime(of: id) {
                        return try await keep { tx, _ in try JobTable.postpone(job.id, to: later, tx) }
                    }
                    // A person or another server was faster, or the document was taken back: nothing is left to do.
                }
            }
            try await keep { tx, _ in try JobTable.finish(job.id, tx) }
        } catch let error where StoreTrouble(error) != nil {
            // Nothing is wrong with the job, and a full disk or an absent database passes sooner than the pauses below: what
            // was planned for an hour should not come minutes later.
            logger.warning("a job waits for the database", metadata: ["job": "\(job.id)", "error": "\(error)"])
            let soon = now() + RetrySchedule.pauseForDatabase
            try await keep { tx, _ in try JobTable.postpone(job.id, to: soon, tx) }
        } catch {
            logger.error("a job failed", metadata: ["job": "\(job.id)", "error": "\(error)"])
            // What was promised to the public for a day is never given up; `check` names what is late.
            let retry = now() + RetrySchedule.pause(after: job.attempts + 1)
            try await keep { tx, _ in try JobTable.fail(job, error: "\(error)", retryAt: retry, tx) }
        }
    }
}

/// Each try comes after twice the time of the one before: from a minute to some four hours.
enum RetrySchedule {
    static let tries = 10
    static let pauseForDatabase = Duration.seconds(2)

    static func pause(after attempts: Int) -> Duration { .seconds(60 << (min(attempts, tries - 1) - 1)) }

    static func next(after attempts: Int, now: Instant) -> Instant? {
        attempts >= tries ? nil : now + pause(after: attempts)
    }
}
