import Foundation
import Glibc

/// A file that stands under its name when it is whole and on disk, and never in the place of another. Until then it is
/// NAME.part, which only one writer holds at a time.
struct DraftFile: Sendable {
    let path: String
    private let descriptor: Int32
    private var draft: String { Self.draft(of: path) }

    /// - Throws: a failure where something stands there already, or it cannot be written there.
    init(at path: String) throws {
        self.path = path
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Failure.cannot("\(path) is there already, and nothing is written over it: choose another name")
        }
        descriptor = open(Self.draft(of: path), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure.cannot("\(path) cannot be written: \(Self.reason)") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Failure.cannot("\(path) is being written by another process: wait for its end")
        }
        // What a process left that was killed.
        guard ftruncate(descriptor, 0) == 0 else { throw Failure.cannot("\(path) cannot be written: \(Self.reason)") }
    }

    func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw Failure.cannot("\(path) cannot be written to its end: \(Self.reason)") }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Puts it in its place.
    func finish() throws {
        guard fsync(descriptor) == 0 else { throw Failure.cannot("\(path) cannot be written to disk: \(Self.reason)") }
        if link(draft, path) != 0 {
            // Some file systems, such as those of USB sticks, have no second names.
            guard errno != EEXIST, !FileManager.default.fileExists(atPath: path), rename(draft, path) == 0 else {
                throw Failure.cannot("\(path) cannot be put in its place: \(Self.reason)")
            }
        } else {
            unlink(draft)
        }
        try syncFolder(of: path)
        close(descriptor)
    }

    /// Leaves it as it is, as a process does that ends.
    func letGo() { close(descriptor) }

    /// Leaves nothing behind.
    func abandon() {
        unlink(draft)
        close(descriptor)
    }

    /// Removes what a process left that was killed while it wrote.
    static func removeRemains(of path: String) {
        let remains = open(draft(of: path), O_WRONLY | O_CLOEXEC)
        guard remains >= 0 else { return }
        if flock(remains, LOCK_EX | LOCK_NB) == 0 { unlink(draft(of: path)) }
        close(remains)
    }

    static func draft(of path: String) -> String { "\(path).part" }

    static var reason: String { String(cString: strerror(errno)) }
}

/// A name that was made, changed or removed is on disk when this returns.
func syncFolder(of path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure.cannot("\(folder) cannot be opened: \(DraftFile.reason)") }
    defer { close(descriptor) }
    // Some file systems of other machines do not know this, and write through as they go.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
        throw Failure.cannot("\(folder) cannot be written to disk: \(DraftFile.reason)")
    }
}

/// The content of a file is on disk when this returns.
func syncFile(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure.cannot("\(path) cannot be opened: \(DraftFile.reason)") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw Failure.cannot("\(path) cannot be written to disk: \(DraftFile.reason)") }
}
