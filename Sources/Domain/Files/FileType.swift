/// The kinds of file that are taken: what citizens and offices have, and nothing that runs.
package enum FileType: String, Hashable, Sendable, Codable, CaseIterable {
    case pdf, jpeg, png, ofd, docx, xlsx, doc, xls, wps, text

    package init?(ending: String) {
        guard let type = Self.allCases.first(where: { $0.endings.contains(ending) }) else { return nil }
        self = type
    }

    /// How names of such files end.
    package var endings: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .text: ["txt"]
        case .pdf, .png, .ofd, .docx, .xlsx, .doc, .xls, .wps: [rawValue]
        }
    }

    /// Whether bytes are a file of this kind, as far as its signature and its directory tell.
    package func fits(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .pdf: bytes.starts(with: "%PDF-".utf8)
        case .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
        case .png:
            bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && bytes.count > 16
                && bytes[12..<16].elementsEqual("IHDR".utf8)
        case .docx: OfficeArchive(bytes)?.isWord ?? false
        case .xlsx: OfficeArchive(bytes)?.isExcel ?? false
        case .ofd: OfficeArchive(bytes)?.isOFD ?? false
        // WPS keeps its own texts as Word did.
        case .doc, .wps: CompoundFile(bytes)?.hasStream(named: "WordDocument") ?? false
        case .xls:
            CompoundFile(bytes).map { $0.hasStream(named: "Workbook") || $0.hasStream(named: "Book") } ?? false
        case .text: isPlainText(bytes)
        }
    }
}

/// Whether bytes are text in UTF-8 or GB 18030, and no page or program that is written as text.
private func isPlainText(_ bytes: [UInt8]) -> Bool {
    let hasControls = bytes.contains { $0 < 32 && $0 != 9 && $0 != 10 && $0 != 12 && $0 != 13 || $0 == 127 }
    if hasControls || FileLook(bytes) != .unknown { return false }
    return String(validating: bytes, as: UTF8.self) != nil || isGB18030(bytes)
}

/// By its pattern: one byte, two, or four.
private func isGB18030(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
        let lead = bytes[index]
        if lead < 0x80 {
            index += 1
            continue
        }
        guard lead > 0x80, lead < 0xFF, index + 1 < bytes.count else { return false }
        let second = bytes[index + 1]
        if (0x30...0x39).contains(second) {
            guard index + 3 < bytes.count, (0x81...0xFE).contains(bytes[index + 2]),
                (0x30...0x39).contains(bytes[index + 3])
            else { return false }
            index += 4
        } else {
            guard second >= 0x40, second != 0x7F, second != 0xFF else { return false }
            index += 2
        }
    }
    return true
}
