import Domain
import Storage

extension Office {
    /// Who has sent nothing for so long does not go on.
    private static let patience = Duration.seconds(2 * 86_400)

    /// Removes what was begun to be sent and left.
    /// - Returns: how many there were.
    func sweepUploads() async throws -> Int {
        let since = now() + (.zero - Self.patience)
        let count = try await spool.sweep(untouchedSince: since.milliseconds / 1000)
        if count > 0 { try await keep { tx, _ in try UploadTable.deleteAll(begunBefore: since, tx) } }
        return count
    }
}
