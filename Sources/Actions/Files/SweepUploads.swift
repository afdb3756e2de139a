import Domain
import Storage

extension Office {
    /// Who has sent nothing for so long does not go on.
    private static let patience = Duration.seconds(2 * 86_400)

    /// Removes what was begun to be sent and left.
    /// - Returns: how many there were.
    func sweepUploads() async throws -> Int {
        let since = now() + (.zero - Self.patience)
        return try await spool.sweep(untouchedSince: since.milliseconds / 1000)
    }
}
