import Foundation
import Storage

/// Takes the files of a backup to the store that is set, one after the other.
struct ContentLoader {
    let backup: BackupFile
    let settings: Settings

    var count: Int { backup.manifest.parts.count { $0.name.hasPrefix(BackupPart.content) } }

    func load() async throws {
        // To read all of a backup once more takes its time.
        if count == 0 { return }
        let store = try settings.fileStore()
        let passing = "\(settings.files)/incoming/restored"
        try await backup.read { reader, header in
            guard header.name.hasPrefix(BackupPart.content) else { return try reader.content(of: header) }
            let digest = try reader.extract(header, to: passing)
            guard let hash = FileHash(digest) else { return digest }
            try await store.put(passing, as: hash)
            try FileManager.default.removeItem(atPath: passing)
            return digest
        }
    }
}

extension BackupReader {
    /// Writes the part whose head was just read to a file, in a folder that is made where it is missing.
    /// - Returns: its digest.
    func extract(_ header: TarHeader, to path: String) throws -> String {
        let folder = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let file = try DraftFile(at: path)
        do {
            let digest = try content(of: header, file.write)
            try file.finish()
            return digest
        } catch {
            file.abandon()
            throw error
        }
    }
}
