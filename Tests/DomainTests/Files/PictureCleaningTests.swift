import Domain
import Testing

/// Pictures without what they tell besides what they show.
struct PictureCleaningTests {
    /// A JPEG of JFIF, Exif with an artist and its orientation, a comment, one table and the picture.
    private static let exif: [UInt8] =
        Array("Exif\0\0".utf8) + [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 2]
        + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0] + [0x01, 0x3B, 0, 2, 0, 0, 0, 4] + Array("Wu\0\0".utf8)
        + [0, 0, 0, 0]

    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
    }

    private static let picture: [UInt8] =
        [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8)) + segment(0xE1, exif) + segment(0xFE, Array("by Wu".utf8))
        + segment(0xDB, [0, 1, 2]) + [0xFF, 0xDA, 0, 2, 9, 9, 9, 0xFF, 0xD9]

    @Test func `a photograph keeps its picture and which way is up`() throws {
        #expect(PictureTraces(Self.picture).authors == ["Wu"])
        let clean = try #require(PictureCleaning.jpeg(Self.picture))
        #expect(PictureTraces(clean).authors == [])
        let up =
            Array("Exif\0\0".utf8) + [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1]
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
        #expect(
            clean == [0xFF, 0xD8] + Self.segment(0xE1, up) + Self.segment(0xE0, Array("JFIF\0".utf8))
                + Self.segment(0xDB, [0, 1, 2]) + [0xFF, 0xDA, 0, 2, 9, 9, 9, 0xFF, 0xD9])
        #expect(PictureCleaning.jpeg(clean) == clean)
    }

    @Test func `a picture keeps what is needed to show it, and nothing behind its end`() throws {
        func chunk(_ name: String, _ content: [UInt8] = []) -> [UInt8] {
            [0, 0, 0, UInt8(content.count)] + Array(name.utf8) + content + [1, 2, 3, 4]
        }
        let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let shown = start + chunk("IHDR", [1]) + chunk("gAMA", [2]) + chunk("IDAT", [3]) + chunk("IEND")
        let told =
            start + chunk("IHDR", [1]) + chunk("tEXt", Array("Author\0Wu".utf8)) + chunk("gAMA", [2])
            + chunk("eXIf", [7]) + chunk("IDAT", [3]) + chunk("IEND") + Array("PK".utf8)
        #expect(PictureCleaning.png(told) == shown)
    }

    @Test(arguments: [[], [0xFF, 0xD8], [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF], [0x89, 0x50], Array("GIF89a".utf8)])
    func `what cannot be followed is not cleaned`(bytes: [UInt8]) {
        #expect(PictureCleaning.jpeg(bytes) == nil)
        #expect(PictureCleaning.png(bytes) == nil)
    }
}
