/// The kinds of file that the program knows: what citizens and offices have.
package enum FileType: String, Hashable, Sendable, Codable, CaseIterable {
    case pdf, jpeg, png, ofd, docx, xlsx, doc, xls, wps, text
    case pptx, ppt, et, dps, odt, ods, rtf, csv, html, gif, tiff
    /// With macros: taken from nobody, but looked into, so that it can be said why.
    case docm, xlsm, pptm

    /// What forms of the public take.
    package static let ofCitizens = allCases.filter(\.isTakenFromCitizens)
    /// What is put up for publication.
    package static let ofOffices = allCases.filter(\.isTakenFromOffices)

    package init?(ending: String) {
        guard let type = Self.allCases.first(where: { $0.endings.contains(ending) }) else { return nil }
        self = type
    }

    /// How names of such files end.
    package var endings: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .text: ["txt"]
        case .html: ["html", "htm"]
        case .tiff: ["tif", "tiff"]
        case .pdf, .png, .ofd, .docx, .xlsx, .doc, .xls, .wps, .pptx, .ppt, .et, .dps, .odt, .ods, .rtf, .csv, .gif,
            .docm, .xlsm, .pptm:
            [rawValue]
        }
    }

    /// As Microsoft calls files of the kind, whoever made them.
    package var officeEnding: String {
        switch self {
        case .wps: FileType.doc.rawValue
        case .et: FileType.xls.rawValue
        case .dps: FileType.ppt.rawValue
        case .jpeg, .text, .html, .tiff, .pdf, .png, .ofd, .docx, .xlsx, .doc, .xls, .pptx, .ppt, .odt, .ods, .rtf,
            .csv, .gif, .docm, .xlsm, .pptm:
            rawValue
        }
    }

    /// Text is looked through to its end, and a text of this size is none that anybody reads.
    package var isText: Bool {
        switch self {
        case .text, .csv, .html, .rtf: true
        case .pdf, .jpeg, .png, .ofd, .docx, .xlsx, .doc, .xls, .wps, .pptx, .ppt, .et, .dps, .odt, .ods, .gif, .tiff,
            .docm, .xlsm, .pptm:
            false
        }
    }

    package var isTakenFromCitizens: Bool {
        switch self {
        case .pdf, .jpeg, .png, .ofd, .docx, .xlsx, .doc, .xls, .wps, .text: true
        case .pptx, .ppt, .et, .dps, .odt, .ods, .rtf, .csv, .html, .gif, .tiff, .docm, .xlsm, .pptm: false
        }
    }

    package var isTakenFromOffices: Bool {
        switch self {
        case .docm, .xlsm, .pptm: false
        case .pdf, .jpeg, .png, .ofd, .docx, .xlsx, .doc, .xls, .wps, .text, .pptx, .ppt, .et, .dps, .odt, .ods, .rtf,
            .csv, .html, .gif, .tiff:
            true
        }
    }

    /// Whether bytes are a file of this kind, as far as its signature and its directory tell.
    /// - Parameter bytes: from 0; of a large file they need not be in memory.
    package func fits(_ bytes: some ByteCollection) -> Bool {
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
        case .xls, .et:
            CompoundFile(bytes).map { $0.hasStream(named: "Workbook") || $0.hasStream(named: "Book") } ?? false
        case .ppt, .dps: CompoundFile(bytes)?.hasStream(named: "PowerPoint Document") ?? false
        case .pptx: OfficeArchive(bytes)?.isPowerPoint ?? false
        case .odt: OfficeArchive(bytes)?.isOpenText ?? false
        case .ods: OfficeArchive(bytes)?.isOpenSpreadsheet ?? false
        case .docm: OfficeArchive(bytes)?.hasMacros(in: "word/") ?? false
        case .xlsm: OfficeArchive(bytes)?.hasMacros(in: "xl/") ?? false
        case .pptm: OfficeArchive(bytes)?.hasMacros(in: "ppt/") ?? false
        case .rtf: bytes.starts(with: "{\\rtf".utf8)
        case .html: FileLook(bytes) == .webPage && !bytes.contains(0)
        case .gif: (bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8)) && bytes.last == 0x3B
        case .tiff: bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A])
        // Excel saves “Unicode text” in UTF-16.
        case .csv: isPlainText(bytes) || isUTF16(bytes)
        case .text: isPlainText(bytes)
        }
    }
}

/// Whether bytes say that they are UTF-16, and hold no character that no text has.
private func isUTF16(_ bytes: some ByteCollection) -> Bool {
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]), bytes.count.isMultiple(of: 2) else { return false }
    return stride(from: 2, to: bytes.count, by: 2).allSatisfy { place in
        let (low, high) = isLittle ? (bytes[place], bytes[place + 1]) : (bytes[place + 1], bytes[place])
        return high > 0 || low >= 32 || [9, 10, 13].contains(low)
    }
}

/// Whether bytes are text in UTF-8 or GB 18030, and no page or program that is written as text.
private func isPlainText(_ bytes: some ByteCollection) -> Bool {
    let hasControls = bytes.contains { $0 < 32 && $0 != 9 && $0 != 10 && $0 != 12 && $0 != 13 || $0 == 127 }
    if hasControls || FileLook(bytes) != .unknown { return false }
    return String(validating: bytes, as: UTF8.self) != nil || isGB18030(bytes)
}

/// By its pattern: one byte, two, or four.
private func isGB18030(_ bytes: some ByteCollection) -> Bool {
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
