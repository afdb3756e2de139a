package import Domain
import Foundation

/// The last backup that was taken, and the last one that was tried out, as a file beside the keys says. Whoever watches
/// the installation reads it; it is no part of the records, and of no backup.
package struct LastBackup: Codable, Sendable, Hashable {
    package struct Taken: Codable, Sendable, Hashable {
        /// `2026-03-10T12:56:00.000Z`, as all times here.
        package var at: String
        package var file: String
        package var bytes: Int
        /// Of the whole file.
        package var sha256: String

        package init(at: Instant, file: String, bytes: Int, sha256: String) {
            self.at = at.iso
            self.file = file
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    package struct Verified: Codable, Sendable, Hashable {
        package var at: String
        package var file: String
        /// When the backup was taken that was tried out.
        package var takenAt: String

        package init(at: Instant, file: String, takenAt: Instant) {
            self.at = at.iso
            self.file = file
            self.takenAt = takenAt.iso
        }
    }

    package var taken: Taken?
    package var verified: Verified?

    package static let fileName = "backup.json"

    /// When the last backup was taken; nil where none was.
    package var takenAt: Instant? { taken.flatMap { Instant(iso: $0.at) } }
    /// When the backup was taken that was last tried out and found good.
    package var verifiedTakenAt: Instant? { verified.flatMap { Instant(iso: $0.takenAt) } }

    package init(taken: Taken? = nil, verified: Verified? = nil) {
        self.taken = taken
        self.verified = verified
    }

    /// What is noted in the folder of the files; nothing, where no backup was ever taken.
    /// - Throws: where the note is there and cannot be read.
    package static func read(from folder: String) throws -> LastBackup {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(fileName)") else { return LastBackup() }
        return try JSONDecoder().decode(LastBackup.self, from: data)
    }

    package func write(to folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(self).write(to: URL(filePath: "\(folder)/\(Self.fileName)"), options: .atomic)
    }
}
