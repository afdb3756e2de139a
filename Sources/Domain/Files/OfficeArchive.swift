/// Bytes that are counted from 0: an array, or a file that the system reads where somebody looks.
package protocol ByteCollection: RandomAccessCollection where Element == UInt8, Index == Int {}

extension [UInt8]: ByteCollection {}
extension UnsafeRawBufferPointer: ByteCollection {}

/// The directory of a ZIP, of which the files of Word, Excel and OFD are made (APPNOTE.TXT, 4.3.12 and 4.3.16).
struct OfficeArchive {
    private let names: [String]
    /// OpenDocument says at its beginning, unpacked, what it is (OpenDocument 1.2, part 3, 3.3).
    private let kind: String

    /// More entries are not looked at.
    private static let most = 10_000
    private static let start = Array("PK\u{3}\u{4}".utf8)
    private static let entry = Array("PK\u{1}\u{2}".utf8)
    private static let end = Array("PK\u{5}\u{6}".utf8)
    /// The end of the directory with the longest comment.
    private static let longestEnd = 22 + 65_535

    /// Nil where bytes do not begin as a ZIP does: what stands before it may be a program that unpacks itself.
    init?(_ bytes: some ByteCollection) {
        guard bytes.starts(with: Self.start) else { return nil }
        var names: [String] = []
        var place = Self.directory(of: bytes) ?? bytes.count
        while names.count < Self.most, bytes.holds(Self.entry, at: place), let name = bytes.number(2, at: place + 28),
            let extra = bytes.number(2, at: place + 30), let comment = bytes.number(2, at: place + 32),
            place + 46 + name <= bytes.count
        {
            names.append(String(decoding: bytes[(place + 46)..<(place + 46 + name)], as: UTF8.self))
            place += 46 + name + extra + comment
        }
        self.names = names
        kind = String(decoding: bytes.dropFirst(38).prefix(46), as: UTF8.self)
    }

    var isWord: Bool { isOpenXML && names.contains { $0.hasPrefix("word/") } }
    var isExcel: Bool { isOpenXML && names.contains { $0.hasPrefix("xl/") } }
    /// GB/T 33190
    var isOFD: Bool { names.contains("OFD.xml") && !isProgram }
    var isPowerPoint: Bool { isOpenXML && names.contains { $0.hasPrefix("ppt/") } }
    var isOpenText: Bool { isOpenDocument && kind.hasPrefix("application/vnd.oasis.opendocument.textPK") }
    var isOpenSpreadsheet: Bool { isOpenDocument && kind.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") }
    var isOffice: Bool { isWord || isExcel || isOFD || isPowerPoint || isOpenText || isOpenSpreadsheet }
    /// Of Java or Android.
    var isProgram: Bool { names.contains { $0 == "META-INF/MANIFEST.MF" || $0 == "AndroidManifest.xml" } }

    /// A text with macros says so by its name, and no such name is taken.
    private var isOpenXML: Bool {
        names.contains("[Content_Types].xml") && !isProgram && !names.contains { $0.hasSuffix("vbaProject.bin") }
    }

    var look: FileLook {
        if isProgram { return .program }
        if isOffice { return .office }
        return ["word/", "xl/", "ppt/"].contains(where: hasMacros) ? .macros : .archive
    }

    func hasMacros(in folder: String) -> Bool {
        names.contains("[Content_Types].xml") && !isProgram
            && names.contains { $0.hasPrefix(folder) && $0.hasSuffix("vbaProject.bin") }
    }

    private var isOpenDocument: Bool {
        kind.hasPrefix("application/") && names.contains("mimetype") && names.contains("content.xml") && !isProgram
    }

    private static func directory(of bytes: some ByteCollection) -> Int? {
        guard bytes.count >= 22 else { return nil }
        let places = max(0, bytes.count - longestEnd)...(bytes.count - 22)
        guard let place = places.last(where: { bytes.holds(end, at: $0) }) else { return nil }
        return bytes.number(4, at: place + 16)
    }
}

let compoundFileSignature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

/// The files of Word and Excel up to 2003 and of WPS: a file system in a file (MS-CFB).
package struct CompoundFile<Bytes: ByteCollection> {
    private let bytes: Bytes

    package init?(_ bytes: Bytes) {
        guard bytes.starts(with: compoundFileSignature) else { return nil }
        self.bytes = bytes
    }

    /// Whether its directory has a stream of this name.
    package func hasStream(named name: String) -> Bool { hasEntry(2, named: name) }

    /// Whether its directory has a folder of this name.
    package func hasStorage(named name: String) -> Bool { hasEntry(1, named: name) }

    /// Entries have 128 bytes; their names stand in UTF-16 at their beginning (MS-CFB, 2.6.1).
    private func hasEntry(_ kind: Int, named name: String) -> Bool {
        let wanted = name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        return stride(from: 512, to: bytes.count, by: 128).contains { place in
            bytes.holds(wanted, at: place) && bytes.number(2, at: place + 64) == wanted.count + 2
                && bytes.number(1, at: place + 66) == kind
        }
    }
}

extension ByteCollection {
    fileprivate func holds(_ wanted: [UInt8], at place: Int) -> Bool {
        guard place >= 0, place <= count - wanted.count, self[place] == wanted[0] else { return false }
        return self[place..<(place + wanted.count)].elementsEqual(wanted)
    }

    /// A number of so many bytes, the smallest first.
    fileprivate func number(_ length: Int, at place: Int) -> Int? {
        guard place >= 0, place <= count - length else { return nil }
        return self[place..<(place + length)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
