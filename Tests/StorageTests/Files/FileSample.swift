import Foundation
import Storage

/// A file of this machine that is to be put into a store.
struct FileSample {
    let path: String
    let bytes: [UInt8]
    let hash: FileHash

    /// - Parameter folder: in which it is made.
    init(_ bytes: [UInt8], in folder: URL) throws {
        path = folder.appending(path: UUID().uuidString).path
        self.bytes = bytes
        var digest = FileDigest()
        digest.take(bytes)
        hash = digest.hash
        try Data(bytes).write(to: URL(filePath: path))
    }

    init(_ text: String, in folder: URL) throws { try self.init(Array(text.utf8), in: folder) }
}

extension FileHash {
    /// Of nothing that is anywhere.
    static var unknown: FileHash { FileDigest().hash }
}
