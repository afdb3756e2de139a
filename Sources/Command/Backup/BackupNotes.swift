import Actions
import Domain
import Foundation
import Storage

extension Settings {
    /// Opens the database as it is, whatever its schema, for what works on all of it.
    func withStore<Value>(_ body: (any Store) async throws -> Value) async throws -> Value {
        if RestorePlace.isUnderWay(in: files) {
            throw Failure.cannot("a restore into \(files) is under way or was cut off: run yangguang restore again")
        }
        let store = try openStore(mayMake: false)
        let result = await outcome { try await body(store) }
        await store.close()
        return try result.get()
    }

    /// A backup among the files that are backed up would be in the next one, and that one in the next.
    func refuseFilesOfItsOwn(_ out: String) throws {
        let folder = URL(filePath: files).standardizedFileURL.path
        let target = URL(filePath: out).standardizedFileURL.path
        let copies = "\(folder)/\(Self.safetyCopies)"
        if (target == folder || target.hasPrefix("\(folder)/")) && target != copies && !target.hasPrefix("\(copies)/") {
            throw Failure.usage(
                "--out: \(out) lies in \(files), which is itself backed up: choose a place outside, on another disk")
        }
    }

    /// Writes down for those who watch that a backup was taken.
    func note(_ taken: TakenBackup) throws {
        var last = lastBackup()
        guard let at = Instant(iso: taken.manifest.takenAt) else { return }
        last.taken = LastBackup.Taken(at: at, file: taken.path, bytes: taken.bytes, sha256: taken.sha256)
        try last.write(to: files)
    }

    /// Writes down that a backup was tried out and is good.
    func note(_ verified: BackupFile) throws {
        var last = lastBackup()
        guard let takenAt = Instant(iso: verified.manifest.takenAt) else { return }
        last.verified = LastBackup.Verified(at: .now, file: verified.path, takenAt: takenAt)
        try last.write(to: files)
    }

    /// A note that cannot be read is written anew.
    private func lastBackup() -> LastBackup {
        (try? LastBackup.read(from: files)) ?? LastBackup()
    }
}
