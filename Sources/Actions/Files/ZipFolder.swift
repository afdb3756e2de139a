import CArchive
import Glibc

/// The files in a ZIP, each by its name. No more is unpacked than there is room for, and nothing is written anywhere.
struct ZipFolder {
    enum Source {
        case file(String)
        case bytes([UInt8])
    }

    enum Fault: Error {
        case damaged, encrypted
    }

    enum Shortage: Hashable {
        case tooLarge, damaged
    }

    private let source: Source
    let names: [String]
    /// Two files of one name: each program takes another one for the file.
    let hasTwins: Bool
    /// Why not all that was asked for was unpacked.
    private(set) var shortages: Set<Shortage> = []
    /// In bytes.
    private var room: Int

    private static let mostNames = 20_000
    /// In bytes: of one file, and of all of them.
    private static let largestFile = 64 << 20
    private static let largest = 400 << 20
    /// What is packed tighter than this is no text that somebody wrote.
    private static let ratio = 200
    private static let alwaysAllowed = 16 << 20

    init(_ source: Source) throws(Fault) {
        let size =
            switch source {
            case .file(let path): LocalFile.size(of: path) ?? 0
            case .bytes(let bytes): bytes.count
            }
        let listing = Self.withArchive(source) { Self.list($0) }
        guard let listing, !listing.names.isEmpty, listing.isWhole else { throw .damaged }
        if listing.isEncrypted { throw .encrypted }
        self.source = source
        names = listing.names
        hasTwins = Set(names.map { $0.lowercased() }).count < names.count
        room = min(Self.largest, max(Self.alwaysAllowed, Self.ratio * size))
    }

    /// The files with these names, in one go. What is too large comes as far as there is room for it.
    mutating func files(where isWanted: (String) -> Bool) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var (room, shortages) = (room, shortages)
        Self.withArchive(source) { archive in
            var entry: OpaquePointer?
            var count = 0
            while count < Self.mostNames,
                [ARCHIVE_OK, ARCHIVE_WARN].contains(archive_read_next_header(archive, &entry)),
                let entry
            {
                count += 1
                let name = Self.name(of: entry)
                guard files[name] == nil, isWanted(name) else { continue }
                let (bytes, shortage) = Self.content(archive, most: min(room, Self.largestFile))
                if let shortage { shortages.insert(shortage) }
                room -= bytes.count
                files[name] = bytes
            }
        }
        (self.room, self.shortages) = (room, shortages)
        return files
    }

    mutating func file(_ name: String) -> [UInt8]? {
        names.contains(name) ? files { $0 == name }[name] : nil
    }

    private static func list(
        _ archive: OpaquePointer
    ) -> (names: [String], isWhole: Bool, isEncrypted: Bool) {
        var entry: OpaquePointer?
        var (names, isEncrypted): ([String], Bool) = ([], false)
        while names.count < mostNames {
            let result = archive_read_next_header(archive, &entry)
            if result == ARCHIVE_EOF { return (names, true, isEncrypted) }
            guard result >= ARCHIVE_WARN, let entry else { return (names, false, isEncrypted) }
            isEncrypted = isEncrypted || archive_entry_is_encrypted(entry) != 0
            names.append(name(of: entry))
        }
        return (names, false, isEncrypted)
    }

    private static func content(_ archive: OpaquePointer, most: Int) -> (bytes: [UInt8], shortage: Shortage?) {
        var bytes: [UInt8] = []
        let step = 256 << 10
        while bytes.count < most {
            var read = 0
            let piece = [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
                read = archive_read_data(archive, buffer.baseAddress, step)
                count = max(0, read)
            }
            if read < 0 { return (bytes, .damaged) }
            if read == 0 { return (bytes, nil) }
            bytes += piece
        }
        return (bytes, .tooLarge)
    }

    /// - Returns: nil where it is no ZIP.
    @discardableResult
    private static func withArchive<Value>(_ source: Source, _ body: (OpaquePointer) -> Value) -> Value? {
        guard let archive = archive_read_new() else { return nil }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip_seekable(archive)
        // libarchive asks the locale of the thread how names are read; that of a server may not know Chinese.
        guard let utf8 = newlocale(Int32(1) << LC_CTYPE, "C.UTF-8", nil) else { return nil }
        let before = uselocale(utf8)
        defer {
            uselocale(before)
            freelocale(utf8)
        }
        switch source {
        case .file(let path):
            return archive_read_open_filename(archive, path, 64 << 10) == ARCHIVE_OK ? body(archive) : nil
        case .bytes(let bytes):
            return bytes.withUnsafeBytes { buffer in
                archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK ? body(archive) : nil
            }
        }
    }

    private static func name(of entry: OpaquePointer) -> String {
        archive_entry_pathname(entry).map { String(cString: $0) } ?? ""
    }
}
