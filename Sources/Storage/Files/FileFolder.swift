import Glibc

/// Files in a folder of this machine: `ab/cd/` and the hash, so that no folder becomes long.
///
/// A file is written under another name, in `new`, and moved to its place when all of it is on the disk. So what stands under
/// a hash is whole, whenever the machine loses its power.
package struct FileFolder: FileStore {
    package let path: String
    private let threads = FileThreads("files")

    /// The folder is made when something is put there.
    package init(_ path: String) { self.path = path }

    package var name: String { "a folder of this machine" }

    package func put(_ source: String, as hash: FileHash) async throws {
        try await threads.run { try copy(source, as: hash) }
    }

    package func size(of hash: FileHash) async throws -> Int? {
        try await threads.run {
            var status = stat()
            if stat(place(of: hash), &status) == 0 { return Int(status.st_size) }
            guard errno == ENOENT else { throw FileStoreError(errno, "\(place(of: hash)) cannot be looked at") }
            return nil
        }
    }

    package func read(_ hash: FileHash, from offset: Int, count: Int) async throws -> [UInt8] {
        try await threads.run {
            guard access(place(of: hash), F_OK) == 0 else { throw FileStoreError.missing(hash) }
            return try OpenFile(place(of: hash), O_RDONLY).read(from: offset, count: count)
        }
    }

    package func remove(_ hash: FileHash) async throws {
        try await threads.run {
            guard access(place(of: hash), F_OK) == 0 else { return }
            try Folders.removeFile(place(of: hash))
            try Folders.sync(folder(of: hash))
        }
    }

    package func list(after hash: FileHash?, limit: Int) async throws -> [FileHash] {
        try await threads.run { try hashes(after: hash, limit: limit) }
    }

    package func probe() async throws {
        try await threads.run {
            let file = try newFile()
            defer { unlink(file.path) }
            let bytes: [UInt8] = Array("probe".utf8)
            try file.write(bytes, at: 0)
            try file.sync()
            guard try file.read(from: 0, count: bytes.count) == bytes else {
                throw FileStoreError.failed("\(file.path) does not hold what was written to it")
            }
        }
    }

    /// Removes what was begun by processes that ended before it was whole.
    package func sweep() async throws {
        try await threads.run {
            for name in try Folders.names(in: drafts) {
                guard let file = try? OpenFile("\(drafts)/\(name)", O_RDONLY), try file.lock() else { continue }
                try Folders.removeFile(file.path)
            }
        }
    }

    private var drafts: String { "\(path)/new" }

    private func folder(of hash: FileHash) -> String {
        "\(path)/\(hash.text.prefix(2))/\(hash.text.dropFirst(2).prefix(2))"
    }

    private func place(of hash: FileHash) -> String { "\(folder(of: hash))/\(hash)" }

    private func copy(_ source: String, as hash: FileHash) throws {
        if access(place(of: hash), F_OK) == 0 { return }
        let from = try OpenFile(source, O_RDONLY)
        let file = try newFile()
        do {
            var (offset, digest) = (0, FileDigest())
            try from.readAll { bytes in
                digest.take(bytes)
                try file.write(bytes, at: offset)
                offset += bytes.count
            }
            guard digest.fits(hash) else { throw FileStoreError.corrupt(hash) }
            try file.sync()
            try Folders.make(folder(of: hash))
            guard rename(file.path, place(of: hash)) == 0 else {
                throw FileStoreError(errno, "\(place(of: hash)) cannot be put in its place")
            }
            // The folders above, too: another process may have made them a moment ago.
            for folder in [folder(of: hash), "\(path)/\(hash.text.prefix(2))", path] { try Folders.sync(folder) }
        } catch {
            unlink(file.path)
            throw error
        }
    }

    /// Locked as long as it is open, so that a sweep leaves it alone.
    private func newFile() throws -> OpenFile {
        try Folders.make(drafts)
        while true {
            let file = try OpenFile(newIn: drafts)
            // A sweep may have come between.
            if try file.lock(), try file.isNamed() { return file }
        }
    }

    private func hashes(after last: FileHash?, limit: Int) throws -> [FileHash] {
        let last = last?.text ?? ""
        var found: [FileHash] = []
        for first in try parts(of: path) where first >= last.prefix(2) {
            for second in try parts(of: "\(path)/\(first)") where first + second >= last.prefix(4) {
                for name in try Folders.names(in: "\(path)/\(first)/\(second)") where name > last {
                    guard let hash = FileHash(name) else { continue }
                    found.append(hash)
                    if found.count == limit { return found }
                }
            }
        }
        return found
    }

    /// The folders in a folder that are named after the beginning of a hash.
    private func parts(of path: String) throws -> [String] {
        try Folders.names(in: path).filter { $0.utf8.count == 2 }
    }
}
