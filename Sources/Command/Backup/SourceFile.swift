import Foundation
import Glibc

/// A file that is read from its beginning to its end, a piece at a time. It closes itself.
final class SourceFile {
    let path: String
    let size: Int
    private let descriptor: Int32

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure.cannot("\(path) cannot be read: \(DraftFile.reason)") }
        size = Int(lseek(descriptor, 0, SEEK_END))
        guard size >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
            close(descriptor)
            throw Failure.cannot("\(path) is not a file that can be read")
        }
    }

    deinit { close(descriptor) }

    /// So many bytes; fewer only at the end.
    func read(_ count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let more = Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
                if more < 0, errno == EINTR { continue }
                guard more >= 0 else { throw Failure.cannot("\(path) cannot be read: \(DraftFile.reason)") }
                if more == 0 { return }
                filled += more
            }
        }
    }

    func rewind(to position: Int) throws {
        guard lseek(descriptor, off_t(position), SEEK_SET) >= 0 else {
            throw Failure.cannot("\(path) cannot be read: \(DraftFile.reason)")
        }
    }
}
