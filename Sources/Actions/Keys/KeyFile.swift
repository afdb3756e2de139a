import Foundation

/// A file beside the database that only the program's own user may have a say in.
struct KeyFile {
    let path: String

    enum Reader {
        /// Of a secret.
        case owner
        /// Of what others may know and must not change.
        case anybody

        fileprivate var forbidden: mode_t {
            switch self {
            case .owner: 0o077
            case .anybody: 0o022
            }
        }
    }

    init(_ path: String) {
        self.path = path
    }

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// The text, without white space around it.
    /// - Throws: `KeyFault` where it is missing, a link, another user's, or open to others.
    func read(by reader: Reader) throws -> String {
        // What was looked at is what is read: the file could be another one a moment later.
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ELOOP { throw KeyFault(file: path, reason: "it is a link; put the file itself there") }
            throw KeyFault(
                file: path, reason: "it is missing or cannot be read; the database needs the keys it began with")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw KeyFault(file: path, reason: "it is no ordinary file")
        }
        try checkOwner(status)
        guard status.st_mode & reader.forbidden == 0 else {
            let (verb, mode) = reader == .owner ? ("read", "600") : ("write", "644")
            throw KeyFault(file: path, reason: "others can \(verb) it; run: chmod \(mode) \(path)")
        }
        let data = try handle.read(upToCount: 65_536) ?? Data()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Puts a text there, whole or not at all, and on disk when this returns.
    func write(_ text: String, replacing: Bool) throws {
        var template = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        let draft = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else { throw KeyFault(file: path, reason: "it cannot be written") }
        defer { unlink(draft) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try file.write(contentsOf: Data("\(text)\n".utf8))
        try file.synchronize()
        try file.close()
        if replacing {
            guard rename(draft, path) == 0 else { throw KeyFault(file: path, reason: "it cannot be replaced") }
        } else if link(draft, path) != 0, errno != EEXIST {
            // Where it exists, another process of a first start was faster: its key is the one.
            throw KeyFault(file: path, reason: "it cannot be written")
        }
        try synchronizeFolder()
    }

    /// - Throws: `KeyFault` where the folder is another user's, or others can put files into it.
    func checkFolder() throws {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw KeyFault(file: path, reason: "there is no such folder")
        }
        try checkOwner(status)
        guard status.st_mode & 0o022 == 0 else {
            throw KeyFault(file: path, reason: "others can write into the folder of the keys; run: chmod 700 \(path)")
        }
    }

    private func checkOwner(_ status: stat) throws {
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw KeyFault(file: path, reason: "it belongs to another user than the one the program runs as")
        }
    }

    /// A new name in a folder is on disk when the folder is.
    private func synchronizeFolder() throws {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw KeyFault(file: folder, reason: "it cannot be read") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw KeyFault(file: folder, reason: "it cannot be written to disk") }
    }
}
