import Glibc

/// Folders of this machine. Every call blocks.
enum Folders {
    /// Makes it, with those above it, for its owner alone. What is there stays as it is.
    static func make(_ path: String) throws {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw FileStoreError(errno, "the folder \(path) cannot be made")
        }
        try make(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw FileStoreError(errno, "the folder \(path) cannot be made")
        }
    }

    /// The names in it, in their order; none where there is no such folder.
    static func names(in path: String) throws -> [String] {
        guard let folder = opendir(path) else {
            if errno == ENOENT { return [] }
            throw FileStoreError(errno, "the folder \(path) cannot be read")
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// A name that was made, changed or removed in it is on the disk when this returns.
    static func sync(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileStoreError(errno, "the folder \(path) cannot be opened") }
        defer { close(descriptor) }
        // Some file systems of other machines do not know this, and write through as they go.
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            throw FileStoreError(errno, "the folder \(path) cannot be written to the disk")
        }
    }

    /// Bytes that a program which is not root may still take; nil where nobody can say.
    static func free(_ path: String) -> Int? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    /// What is not there is no error.
    static func removeFile(_ path: String) throws {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileStoreError(errno, "\(path) cannot be removed") }
    }
}
