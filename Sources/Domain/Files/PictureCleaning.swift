/// A picture without what it tells besides what it shows: who took it, where, with what, and how it looked before it was cut.
package enum PictureCleaning {
    /// More parts are not gone through: a sound picture has a few dozens.
    private static let mostParts = 10_000

    /// A part of a larger file: what is no picture, or none that can be followed, stays as it is.
    package static func cleaned(_ bytes: [UInt8], called name: String) -> [UInt8] {
        switch FileName(name).ending {
        case "jpg", "jpeg": jpeg(bytes) ?? bytes
        case "png": png(bytes) ?? bytes
        default: bytes
        }
    }

    private static let exif = Array("Exif\0\0".utf8)

    /// - Returns: nil where it cannot be followed to the picture itself.
    package static func jpeg(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var (kept, orientation): ([UInt8], UInt16?) = ([], nil)
        var place = 2
        for _ in 0..<mostParts {
            guard place + 4 <= bytes.count, bytes[place] == 0xFF else { return nil }
            let marker = bytes[place + 1]
            if marker == 0xDA {
                return [0xFF, 0xD8] + (orientation.map(segment) ?? []) + kept + bytes[place...]
            }
            let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
            guard length >= 2, place + 2 + length <= bytes.count else { return nil }
            let content = bytes[(place + 4)..<(place + 2 + length)]
            if marker == 0xE1, content.starts(with: exif) {
                orientation = TIFFFields(content.dropFirst(exif.count))?.orientation
            }
            if isNeeded(marker) { kept += bytes[place..<(place + 2 + length)] }
            place += 2 + length
        }
        return nil
    }

    /// Of the segments for applications: JFIF, colours (ICC, APP2), and Adobe's word on how colours are kept (APP14).
    private static func isNeeded(_ marker: UInt8) -> Bool {
        switch marker {
        case 0xE0, 0xE2, 0xEE: true
        case 0xE1...0xEF, 0xFE: false
        default: true
        }
    }

    /// Which way is up is the one thing of them that a reader sees.
    private static func segment(_ orientation: UInt16) -> [UInt8] {
        let field: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, UInt8(orientation >> 8), UInt8(orientation & 255), 0, 0]
        let content = exif + [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1] + field + [0, 0, 0, 0]
        return [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content
    }

    /// - Returns: nil where it cannot be followed to its end.
    package static func png(_ bytes: [UInt8]) -> [UInt8]? {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        guard bytes.starts(with: signature) else { return nil }
        var kept = signature
        var place = signature.count
        for _ in 0..<mostParts {
            guard place + 12 <= bytes.count else { return nil }
            let length = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard place + 12 + length <= bytes.count else { return nil }
            let name = String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self)
            // A name that begins with a large letter is needed to show the picture (ISO/IEC 15948, 5.4).
            if name.first?.isUppercase == true || shown.contains(name) { kept += bytes[place..<(place + 12 + length)] }
            // What stands behind the end is no part of the picture.
            if name == "IEND" { return kept }
            place += 12 + length
        }
        return nil
    }

    private static let shown: Set<String> = ["tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "bKGD", "hIST"]
}
