import Glibc

/// An open file of this machine, which closes itself. Every call blocks.
struct OpenFile: ~Copyable {
    let path: String
    private let descriptor: Int32

    /// What is read or written at once.
    static let piece = 1 << 20

    /// - Parameter mode: who may have it, where it is made.
    init(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws {
        let descriptor = open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileStoreError(errno, "\(path) cannot be opened") }
        self.init(path: path, descriptor: descriptor)
    }

    /// A new file with a name that nobody else has, for its owner alone.
    init(newIn folder: String) throws {
        var name = Array("\(folder)/XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
            throw FileStoreError(errno, "nothing can be written in \(folder)")
        }
        self.init(
            path: String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self), descriptor: descriptor)
    }

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    func size() throws -> Int { Int(try status().st_size) }

    /// Whether it has a name still.
    func isNamed() throws -> Bool { try status().st_nlink > 0 }

    /// Seconds since 1970 at which it was last written to.
    func touchedAt() throws -> Int { Int(try status().st_mtim.tv_sec) }

    /// So many bytes, fewer at the end of the file.
    func read(from offset: Int, count: Int) throws -> [UInt8] {
        let most = min(count, try size() - offset)
        guard most > 0 else { return [] }
        return try [UInt8](unsafeUninitializedCapacity: most) { buffer, filled in
            while filled < most {
                let more = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, most - filled, off_t(offset + filled))
                if more < 0, errno == EINTR { continue }
                guard more >= 0 else { throw FileStoreError(errno, "\(path) cannot be read") }
                if more == 0 { return }
                filled += more
            }
        }
    }

    /// Hands over all of it, a piece at a time.
    func readAll(_ take: ([UInt8]) throws -> Void) throws {
        var offset = 0
        while true {
            let bytes = try read(from: offset, count: Self.piece)
            if bytes.isEmpty { return }
            try take(bytes)
            offset += bytes.count
        }
    }

    func write(_ bytes: [UInt8], at offset: Int) throws {
        try bytes.withUnsafeBytes { bytes in
            var written = 0
            while written < bytes.count {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
                let more = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + written))
                if more < 0, errno == EINTR { continue }
                guard more > 0 else { throw FileStoreError(errno, "\(path) cannot be written to its end") }
                written += more
            }
        }
    }

    func cut(to size: Int) throws {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw FileStoreError(errno, "\(path) cannot be cut off") }
    }

    /// Its content is on the disk when this returns.
    func sync() throws {
        guard fsync(descriptor) == 0 else { throw FileStoreError(errno, "\(path) cannot be written to the disk") }
    }

    /// False where somebody else holds it. It is given back when the file closes, in whatever way the process ends.
    func lock() throws -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw FileStoreError(errno, "\(path) cannot be locked") }
        return false
    }

    private func status() throws -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileStoreError(errno, "\(path) cannot be looked at") }
        return status
    }
}

extension FileStoreError {
    /// - Parameter words: what could not be done.
    init(_ code: Int32, _ words: String) {
        let words = "\(words): \(String(cString: strerror(code)))"
        self = code == ENOSPC || code == EDQUOT ? .full(words) : .failed(words)
    }
}
