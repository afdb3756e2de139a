import CArchive
import Glibc

/// Files in one ZIP: the same bytes for the same files, whenever it is made.
package enum ZipArchive {
    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    package static func bytes(of files: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
        // libarchive asks the locale of the thread how names are written; that of a server may not know Chinese.
        guard let utf8 = newlocale(Int32(1) << LC_CTYPE, "C.UTF-8", nil) else {
            throw Fault(description: "there is no locale C.UTF-8")
        }
        let before = uselocale(utf8)
        defer {
            uselocale(before)
            freelocale(utf8)
        }
        guard let archive = archive_write_new() else { throw Fault(description: "libarchive has no memory") }
        defer { archive_write_free(archive) }
        try check(archive_write_set_format_zip(archive), archive)
        try check(archive_write_set_options(archive, "zip:hdrcharset=UTF-8"), archive)
        // What cannot be packed grows by a little; a name stands twice.
        let room = files.reduce(1 << 16) { $0 + $1.bytes.count + $1.bytes.count / 100 + 2 * $1.name.utf8.count + 1024 }
        var used = 0
        return try withUnsafeMutablePointer(to: &used) { used in
            try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                try check(archive_write_open_memory(archive, buffer.baseAddress, room, used), archive)
                for file in files { try add(file.name, file.bytes, to: archive) }
                try check(archive_write_close(archive), archive)
                count = used.pointee
            }
        }
    }

    private static func add(_ name: String, _ bytes: [UInt8], to archive: OpaquePointer) throws {
        guard let entry = archive_entry_new() else { throw Fault(description: "libarchive has no memory") }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, name)
        archive_entry_set_size(entry, Int64(bytes.count))
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        // 2000-01-01: when it was made is not what it is.
        archive_entry_set_mtime(entry, 946_684_800, 0)
        try check(archive_write_header(archive, entry), archive)
        let written = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        if written != bytes.count { throw fault(archive) }
    }

    private static func check(_ result: Int32, _ archive: OpaquePointer) throws {
        if result != ARCHIVE_OK { throw fault(archive) }
    }

    private static func fault(_ archive: OpaquePointer) -> Fault {
        Fault(description: archive_error_string(archive).map { String(cString: $0) } ?? "libarchive gives no reason")
    }
}
