import Domain
import Storage

extension Office {
    /// Who has sent nothing for so long does not go on.
    private static let patience = Duration.seconds(2 * 86_400)
    /// A copy that is being made grows all the time.
    private static let patienceForCopies = Duration.seconds(600)

    /// Removes what was begun to be sent and left, and copies that nobody looks at any more.
    /// - Returns: how many were begun to be sent.
    func sweepUploads() async throws -> Int {
        let now = now()
        _ = try await copies.sweep(untouchedSince: (now + (.zero - Self.patienceForCopies)).milliseconds / 1000)
        let since = now + (.zero - Self.patience)
        let count = try await spool.sweep(untouchedSince: since.milliseconds / 1000)
        if count > 0 { try await keep { tx, _ in try UploadTable.deleteAll(begunBefore: since, tx) } }
        return count
    }
}
