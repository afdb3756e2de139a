import Domain
import Storage

extension Office {
    /// Work that should have been done by now: a publication whose hour has passed, and news that could not be delivered.
    func findingsOfWork() async throws -> [CheckReport.Finding] {
        let anHourAgo = now() + .seconds(-3600)
        return try await read { tx in
            let late = try DocumentTable.scheduled(before: anHourAgo, tx).map {
                CheckReport.Finding(
                    area: "documents", place: $0.text, problem: "the time it should have become public has passed")
            }
            let undelivered = try OutboxTable.givenUp(tx).map {
                CheckReport.Finding(area: "outbox", place: $0.id.text, problem: "it was not delivered: \($0.lastError)")
            }
            return late + undelivered
        }
    }
}
