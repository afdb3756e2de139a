package import Foundation
package import Storage

/// A file of this machine that is to be put into a store.
package struct LocalFile {
    package let path: String
    package let bytes: [UInt8]
    package let hash: FileHash

    /// - Parameter folder: in which it is made.
    package init(_ bytes: [UInt8], in folder: URL) throws {
        path = folder.appending(path: UUID().uuidString).path
        self.bytes = bytes
        var digest = FileDigest()
        digest.take(bytes)
        hash = digest.hash
        try Data(bytes).write(to: URL(filePath: path))
    }

    package init(_ text: String, in folder: URL) throws { try self.init(Array(text.utf8), in: folder) }
}

extension FileHash {
    /// Of nothing that is anywhere.
    package static var unknown: FileHash { FileDigest().hash }
}
