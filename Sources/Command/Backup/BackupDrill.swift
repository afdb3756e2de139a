import Actions
import Domain
import Foundation

/// Restores a backup where nobody looks, and throws it away: the only proof that it can be restored.
struct BackupDrill: Sendable {
    var backup: BackupFile
    /// A folder of keys, where the backup does not hold them.
    var keys: String?

    func run() async throws -> Restoration.Report {
        let folder = FileManager.default.temporaryDirectory.appending(path: "yangguang-drill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = folder.path(percentEncoded: false)
        let sources = SettingSources(
            flags: [.database: "sqlite:\(path)/yangguang.sqlite", .files: "\(path)/files"], environment: [:], file: nil)
        let settings = try Settings(sources)
        let result = await outcome {
            try await Restoration(
                settings: settings, backup: backup, keys: backup.manifest.holdsKeys ? nil : keys, keepsFindings: true,
                // They may be more than the disk has room for.
                keepsContent: false
            ).run()
        }
        try FileManager.default.removeItem(at: folder)
        return try result.get()
    }
}
