import Glibc

/// The folder of this machine in which files grow while they are sent, until they are whole. What somebody has sent so far is
/// there after a crash of the program, and who goes on says from where.
package struct Spool: Sendable {
    package let path: String
    /// Of all that is on its way.
    private let most: Int
    /// So much of the disk stays free for everything else.
    private let reserve: Int
    private let chance: @Sendable (Int) -> [UInt8]
    private let threads = FileThreads("spool")

    private static let mostUploads = 1000

    /// - Parameters:
    ///   - path: a folder that is made when something begins.
    ///   - chance: so many random bytes.
    package init(_ path: String, most: Int, reserve: Int = 0, chance: @escaping @Sendable (Int) -> [UInt8]) {
        self.path = path
        self.most = most
        self.reserve = reserve
        self.chance = chance
    }

    /// Another one below this, with the same bounds: for what is not sent but copied.
    package var forCopies: Spool { Spool("\(path)/copies", most: most, reserve: reserve, chance: chance) }

    /// Begins with an empty file.
    /// - Throws: `SpoolFault.noRoom` where so much is on its way that no more is taken.
    package func begin() async throws -> Upload {
        let upload = Upload(chance: chance(16))
        try await threads.run {
            try Folders.make(path)
            try requireRoom(for: 0, isNew: true)
            _ = try OpenFile(place(of: upload), O_WRONLY | O_CREAT | O_EXCL)
        }
        return upload
    }

    /// How much of it has come.
    /// - Throws: `SpoolFault.unknown`
    package func size(of upload: Upload) async throws -> Int {
        try await threads.run { try opened(upload, O_RDONLY).size() }
    }

    /// Takes the next piece. One that was not taken whole was not taken at all.
    /// - Parameters:
    ///   - offset: where the sender is; it must be where the file ends.
    ///   - limit: in bytes, of the whole file.
    /// - Returns: how much has come now.
    package func append(_ bytes: [UInt8], to upload: Upload, at offset: Int, limit: Int) async throws -> Int {
        try await threads.run {
            let file = try locked(upload, O_RDWR)
            let size = try file.size()
            guard offset == size else { throw SpoolFault.elsewhere(size) }
            guard bytes.count <= limit - size else { throw SpoolFault.tooLarge(limit: limit) }
            try requireRoom(for: bytes.count, isNew: false)
            do {
                try file.write(bytes, at: size)
            } catch {
                try file.cut(to: size)
                throw error
            }
            return size + bytes.count
        }
    }

    /// A piece of what has come, as to find out what it is.
    package func read(_ upload: Upload, from offset: Int, count: Int) async throws -> [UInt8] {
        try await threads.run { try opened(upload, O_RDONLY).read(from: offset, count: count) }
    }

    /// Counts the digest of all that has come, for a `FileStore` to put it in its place. It stays here until it is removed.
    package func finish(_ upload: Upload) async throws -> Whole {
        try await threads.run {
            let file = try locked(upload, O_RDWR)
            var digest = FileDigest()
            try file.readAll { digest.take($0) }
            return Whole(path: file.path, hash: digest.hash, size: try file.size())
        }
    }

    /// Keeps all of it from being swept, as long as it is held.
    package func hold(_ upload: Upload) async throws -> Hold {
        try await threads.run { Hold(try locked(upload, O_RDONLY)) }
    }

    /// What is not there is no error.
    package func remove(_ upload: Upload) async throws {
        try await threads.run { try Folders.removeFile(place(of: upload)) }
    }

    /// Removes what nobody has sent anything to since a moment, in seconds since 1970, and nobody holds.
    /// - Returns: how many there were.
    package func sweep(untouchedSince moment: Int) async throws -> Int {
        try await threads.run {
            try uploads().count { upload in
                guard let file = try? opened(upload, O_RDWR), try file.lock(), try file.touchedAt() < moment else {
                    return false
                }
                try Folders.removeFile(file.path)
                return true
            }
        }
    }

    /// Bytes of all that is on its way.
    package func bytes() async throws -> Int {
        try await threads.run { try total() }
    }

    private func place(of upload: Upload) -> String { "\(path)/\(upload.text)" }

    private func uploads() throws -> [Upload] { try Folders.names(in: path).compactMap { Upload($0) } }

    private func total() throws -> Int {
        // One that was removed meanwhile takes no room.
        try uploads().reduce(0) { sum, upload in try sum + ((try? opened(upload, O_RDONLY))?.size() ?? 0) }
    }

    private func requireRoom(for count: Int, isNew: Bool) throws {
        if isNew, try uploads().count >= Self.mostUploads { throw SpoolFault.noRoom }
        let free = Folders.free(path) ?? .max
        guard free - count >= reserve, try total() + count <= most else { throw SpoolFault.noRoom }
    }

    private func opened(_ upload: Upload, _ flags: Int32) throws -> OpenFile {
        guard access(place(of: upload), F_OK) == 0 else { throw SpoolFault.unknown }
        return try OpenFile(place(of: upload), flags)
    }

    private func locked(_ upload: Upload, _ flags: Int32) throws -> OpenFile {
        let file = try opened(upload, flags)
        guard try file.lock() else { throw SpoolFault.busy }
        guard try file.isNamed() else { throw SpoolFault.unknown }
        return file
    }
}

extension Spool {
    /// A file on its way. Its name is drawn by lot, so that nobody finds another's; it can be part of a path as it is.
    package struct Upload: Hashable, Sendable {
        package let text: String

        /// Nil where the text is not a name that was given here.
        package init?(_ text: String) {
            let digits = text.utf8
            guard digits.count == 32,
                digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
            else { return nil }
            self.text = text
        }

        fileprivate init(chance: [UInt8]) {
            text = String(chance.flatMap { byte in ["", "0"][byte < 16 ? 1 : 0] + String(byte, radix: 16) })
        }
    }

    /// A file that somebody looks at. It is given back in whatever way the process ends.
    package final class Hold: Sendable {
        private let file: OpenFile

        fileprivate init(_ file: consuming OpenFile) { self.file = file }

        package var path: String { file.path }
    }

    /// A file that has come to its end.
    package struct Whole: Hashable, Sendable {
        package var path: String
        package var hash: FileHash
        package var size: Int
    }
}

/// Why a piece of a file is not taken.
package enum SpoolFault: Error, Hashable, Sendable {
    /// It was never begun, or removed long after the last piece of it.
    case unknown
    /// So much of it has come: who sends goes on there.
    case elsewhere(Int)
    /// Another piece is being taken.
    case busy
    case tooLarge(limit: Int)
    /// So much is on its way, or so little is left on the disk, that no more is taken.
    case noRoom
}
