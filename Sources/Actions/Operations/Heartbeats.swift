package import Domain
import Storage

/// The office's own figures, by which an administrator sees that it works: what was published last, what is late, what
/// waits. Each is read from an index or from rows that are open, so that it costs the same at a million documents.
package struct Heartbeats: Sendable, Hashable {
    package var lastPublication: Instant?
    /// When the journal was last sealed in the public log; once a day.
    package var lastSeal: Instant?
    package var logEntries: Int
    package var journalEntries: Int
    package var items: OpenItems
    /// Things to do at a set time, whose time passed a minute ago.
    package var lateJobs: Int
    package var newsWaiting: Int
    package var newsGivenUp: Int
    /// Since when the oldest news waits.
    package var newsSince: Instant?
    package var files: FileQueue
    package var sessions: Int
    package var lockedLogins: Int
    /// Wrong passwords of the last day that no right one has made good.
    package var failedSignIns: Int
}

extension Office {
    package func heartbeats() async throws -> Heartbeats {
        let now = now()
        return try await read { tx in
            let news = try OutboxTable.backlog(tx)
            let pressure = try LockOutTable.pressure(at: now, tx)
            return Heartbeats(
                lastPublication: try LogTable.last(.published, tx), lastSeal: try LogTable.last(.sealed, tx),
                logEntries: try LogTable.frontier(tx).size,
                journalEntries: try JournalTable.head(tx)?.head.sequence ?? 0,
                items: try DocumentTable.openItems(at: now, tx),
                lateJobs: try JobTable.countDue(before: now + .seconds(-60), tx), newsWaiting: news.waiting,
                newsGivenUp: news.givenUp, newsSince: news.oldest?.bornAt, files: try FileTable.queue(at: now, tx),
                sessions: try SessionTable.count(at: now, tx), lockedLogins: pressure.locked,
                failedSignIns: pressure.failures)
        }
    }
}
