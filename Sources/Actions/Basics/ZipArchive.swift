import CArchive
import Glibc

/// Files in one ZIP: the same bytes for the same files, whenever it is made. What was put in comes out piece by piece, so that
/// nobody holds all of it.
package final class ZipArchive {
    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    private let archive: OpaquePointer
    private let output = Output()
    // libarchive asks the locale of the thread how names are written; that of a server may not know Chinese.
    private let utf8: locale_t

    private final class Output {
        var bytes: [UInt8] = []
    }

    init() throws {
        guard let utf8 = newlocale(Int32(1) << LC_CTYPE, "C.UTF-8", nil) else {
            throw Fault(description: "there is no locale C.UTF-8")
        }
        guard let archive = archive_write_new() else {
            freelocale(utf8)
            throw Fault(description: "libarchive has no memory")
        }
        self.utf8 = utf8
        self.archive = archive
        try check { archive_write_set_format_zip(archive) }
        try check { archive_write_set_options(archive, "zip:hdrcharset=UTF-8") }
        // What was made comes at once, and nothing is filled up at the end.
        try check { archive_write_set_bytes_per_block(archive, 0) }
        let output = Unmanaged.passUnretained(output).toOpaque()
        try check {
            archive_write_open(
                archive, output, nil,
                { _, output, bytes, count in
                    guard let output, let bytes else { return -1 }
                    Unmanaged<Output>.fromOpaque(output).takeUnretainedValue().bytes += UnsafeRawBufferPointer(
                        start: bytes, count: count)
                    return count
                }, nil)
        }
    }

    deinit {
        archive_write_free(archive)
        freelocale(utf8)
    }

    /// Begins the next file.
    func begin(_ name: String, size: Int) throws {
        guard let entry = archive_entry_new() else { throw Fault(description: "libarchive has no memory") }
        defer { archive_entry_free(entry) }
        try check {
            archive_entry_set_pathname(entry, name)
            archive_entry_set_size(entry, Int64(size))
            archive_entry_set_filetype(entry, 0o100000)
            archive_entry_set_perm(entry, 0o644)
            // 2000-01-01: when it was made is not what it is.
            archive_entry_set_mtime(entry, 946_684_800, 0)
            return archive_write_header(archive, entry)
        }
    }

    /// Adds to the file that was begun.
    func add(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
            guard written > 0 else { throw fault }
            rest = rest.dropFirst(written)
        }
    }

    func end() throws { try check { archive_write_close(archive) } }

    /// What was made since this was asked last.
    func take() -> [UInt8] {
        defer { output.bytes.removeAll() }
        return output.bytes
    }

    /// Small files together, in memory.
    package static func bytes(of files: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
        let archive = try ZipArchive()
        for file in files {
            try archive.begin(file.name, size: file.bytes.count)
            try archive.add(file.bytes)
        }
        try archive.end()
        return archive.take()
    }

    private func check(_ act: () -> Int32) throws {
        let before = uselocale(utf8)
        defer { uselocale(before) }
        if act() != ARCHIVE_OK { throw fault }
    }

    private var fault: Fault {
        Fault(description: archive_error_string(archive).map { String(cString: $0) } ?? "libarchive gives no reason")
    }
}
