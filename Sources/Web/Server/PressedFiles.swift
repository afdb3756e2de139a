import Actions
import Synchronization

/// Files of sheets that never change. Each is made when somebody first asks for it, and kept in memory; where there are many,
/// the one that was made first gives way.
final class PressedFiles: Sendable {
    private struct File {
        var name: String
        var bytes: [UInt8]
    }

    private let most: Int
    private let made = Mutex<[File]>([])

    init(most: Int) {
        self.most = most
    }

    /// - Parameter name: says which sheet it is, and in which state.
    func file(
        _ name: String, as format: Press.Format, by press: Press, of sheet: () async throws -> Sheet
    ) async throws -> [UInt8] {
        let name = "\(name).\(format.rawValue)"
        if let known = made.withLock({ $0.first { $0.name == name } }) { return known.bytes }
        let bytes = try await press.file(of: try await sheet().file, as: format)
        made.withLock {
            if $0.count >= most { $0.removeFirst() }
            $0.append(File(name: name, bytes: bytes))
        }
        return bytes
    }
}
