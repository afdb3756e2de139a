/// What the bytes of a file look like, whatever its name says: for whoever is told why it was not taken.
package enum FileLook: String, Hashable, Sendable, CaseIterable {
    case program, script
    case webPage = "web-page"
    case pdf, picture, office, macros, archive, unknown

    package init(_ bytes: some ByteCollection) {
        let found = Self.signatures.first { look, signatures in
            signatures.contains { bytes.starts(with: $0) }
        }
        if let found {
            self = found.look
        } else if let archive = OfficeArchive(bytes) {
            self = archive.look
        } else {
            self = Self.ofText(bytes)
        }
    }

    private static let signatures: [(look: FileLook, bytes: [[UInt8]])] = [
        (
            .program,
            [
                Array("MZ".utf8), [0x7F] + Array("ELF".utf8), [0xCA, 0xFE, 0xBA, 0xBE], [0xFE, 0xED, 0xFA],
                [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE], Array("dex\n".utf8), [0] + Array("asm".utf8),
            ]
        ),
        (.pdf, [Array("%PDF-".utf8)]),
        (
            .picture,
            [
                [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], Array("GIF8".utf8), Array("RIFF".utf8),
                [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A],
            ]
        ),
        (.office, [compoundFileSignature]),
        (
            .archive,
            [
                Array("Rar!".utf8), Array("7z".utf8) + [0xBC, 0xAF], [0x1F, 0x8B], Array("BZh".utf8),
                [0xFD] + Array("7zXZ".utf8),
            ]
        ),
    ]

    private static func ofText(_ bytes: some ByteCollection) -> FileLook {
        let isMark: (UInt8) -> Bool = { [0xEF, 0xBB, 0xBF, 9, 10, 13, 32].contains($0) }
        let start = String(decoding: bytes.drop(while: isMark).prefix(2048), as: UTF8.self).lowercased()
        if ["#!", "<?php", "@echo", "<%"].contains(where: { start.hasPrefix($0) }) { return .script }
        let tags = ["<html", "<!doctype", "<head", "<body", "<script", "<svg", "<?xml", "<?php", "<iframe", "<img"]
        return tags.contains { start.contains($0) } ? .webPage : .unknown
    }
}
