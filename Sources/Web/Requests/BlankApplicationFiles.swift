import Actions
import Synchronization

/// The blank form as files. It is always the same: each is made when somebody first asks for it, and kept in memory.
final class BlankApplicationFiles: Sendable {
    private let made = Mutex<[Press.Format: [UInt8]]>([:])

    func file(_ format: Press.Format, by press: Press) async throws -> [UInt8] {
        if let known = made.withLock({ $0[format] }) { return known }
        let file = try await press.file(of: Sheet.blankApplication.file, as: format)
        made.withLock { $0[format] = file }
        return file
    }
}
