import Actions
import Domain

extension Heartbeats {
    /// The office's own figures.
    var families: [MetricFamily] { publication + work + reading + news + accounts }

    private var publication: [MetricFamily] {
        [
            MetricFamily(.gauge, "yangguang_log_entries", "Entries of the public log.", logEntries),
            MetricFamily(.gauge, "yangguang_journal_entries", "Entries of the journal.", journalEntries),
            time("yangguang_last_publication_timestamp_seconds", "When something was published last.", lastPublication),
            time("yangguang_last_seal_timestamp_seconds", "When the journal was last sealed in the log.", lastSeal),
        ]
    }

    private var work: [MetricFamily] {
        let stages = items.byStage.sorted { $0.key < $1.key }
        return [
            MetricFamily(
                .gauge, "yangguang_items_open", "Documents on their way, by where they are.",
                stages.map { MetricSample([("stage", $0.key)], $0.value) }),
            MetricFamily(.gauge, "yangguang_items_overdue", "Open items whose term has passed.", items.overdue),
            MetricFamily(
                .gauge, "yangguang_emergencies_unconfirmed", "Published past the review and not confirmed since.",
                items.unconfirmed),
            MetricFamily(
                .gauge, "yangguang_scheduled_late", "Publications whose hour passed a minute ago.", items.late),
            MetricFamily(.gauge, "yangguang_jobs_late", "Jobs whose time passed a minute ago.", lateJobs),
        ]
    }

    private var reading: [MetricFamily] {
        [
            MetricFamily(.gauge, "yangguang_files_waiting", "Files that wait to be read.", files.waiting),
            MetricFamily(
                .gauge, "yangguang_redactions_waiting", "Files in which something is to be covered.", files.redactions),
            MetricFamily(.gauge, "yangguang_files_failed", "Files that could not be read.", files.failedCount),
            time("yangguang_files_oldest_timestamp_seconds", "When the file came that waits longest.", files.oldest),
        ]
    }

    private var news: [MetricFamily] {
        [
            MetricFamily(.gauge, "yangguang_outbox_waiting", "News that wait for the webhook.", newsWaiting),
            MetricFamily(.gauge, "yangguang_outbox_given_up", "News that the webhook never took.", newsGivenUp),
            time("yangguang_outbox_oldest_timestamp_seconds", "Since when the oldest news waits.", newsSince),
        ]
    }

    private var accounts: [MetricFamily] {
        [
            MetricFamily(.gauge, "yangguang_sessions", "Sessions at the desk.", sessions),
            MetricFamily(.gauge, "yangguang_logins_locked", "Names locked after wrong passwords.", lockedLogins),
            MetricFamily(
                .gauge, "yangguang_sign_in_failures", "Wrong passwords of a day that no right one made good.",
                failedSignIns),
        ]
    }

    /// Without a sample, where it never happened.
    private func time(_ name: String, _ help: String, _ instant: Instant?) -> MetricFamily {
        MetricFamily(.gauge, name, help, instant.map { [MetricSample([], $0.seconds)] } ?? [])
    }
}
