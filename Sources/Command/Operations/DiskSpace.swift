import Foundation
import Web

/// How much room is left in the folders that an installation writes to.
struct DiskSpace: Sendable {
    /// Under this, nothing more should be begun: a commit, a log and a copy must still fit.
    static let reserve = 256 << 20
    /// Under this, somebody should make room.
    static let comfort = 1 << 30

    var folders: [(name: String, path: String)]

    var families: [MetricFamily] {
        [
            MetricFamily(
                .gauge, "yangguang_disk_free_bytes", "Room that is left, by what is kept there.",
                folders.compactMap { name, path in
                    Self.free(path).map { MetricSample([("folder", name)], $0) }
                })
        ]
    }

    @Sendable func look() -> [HealthFinding] {
        let free = folders.compactMap { name, path in Self.free(path).map { (name, $0) } }
        guard let (name, bytes) = free.min(by: { $0.1 < $1.1 }) else {
            return [HealthFinding("disk", .ill, "its folders cannot be looked at")]
        }
        let words = "\(bytes >> 20) MB left for the \(name)"
        switch bytes {
        case ..<Self.reserve: return [HealthFinding("disk", .ill, words)]
        case ..<Self.comfort: return [HealthFinding("disk", .warning, words)]
        default: return [HealthFinding("disk", .well, "there is room")]
        }
    }

    /// What the program itself, which is not root, may still take.
    private static func free(_ path: String) -> Int? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }
}
