import Domain
import Testing

struct PictureTracesTests {
    /// Exif with a place, an artist, and a small picture, in either order of bytes.
    private static func exif(isLittle: Bool) -> [UInt8] {
        func number(_ value: Int, _ length: Int) -> [UInt8] {
            let bytes = (0..<length).map { UInt8(value >> (8 * $0) & 255) }
            return isLittle ? bytes : bytes.reversed()
        }
        func field(_ tag: Int, _ kind: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
            number(tag, 2) + number(kind, 2) + number(count, 4) + value + [UInt8](repeating: 0, count: 4 - value.count)
        }
        let artist = Array("Wang Wu\0".utf8)
        // The header has 8 bytes, each directory 2 + 12 × fields + 4.
        let first = 8
        let gps = first + 30
        let second = gps + 54
        let values = second + 18
        var bytes: [UInt8] = isLittle ? [0x49, 0x49, 0x2A, 0] : [0x4D, 0x4D, 0, 0x2A]
        bytes += number(first, 4)
        bytes += number(2, 2) + field(0x013B, 2, artist.count, number(values + 48, 4))
        bytes += field(0x8825, 4, 1, number(gps, 4)) + number(second, 4)
        bytes += number(4, 2) + field(1, 2, 2, Array("N\0".utf8)) + field(2, 5, 3, number(values, 4))
        bytes += field(3, 2, 2, Array("E\0".utf8)) + field(4, 5, 3, number(values + 24, 4)) + number(0, 4)
        bytes += number(1, 2) + field(0x0201, 4, 1, number(0, 4)) + number(0, 4)
        for (upper, lower) in [(31, 1), (13, 1), (4947, 100), (121, 1), (28, 1), (2532, 100)] {
            bytes += number(upper, 4) + number(lower, 4)
        }
        return bytes + artist
    }

    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 255)] + content
    }

    @Test(arguments: [true, false])
    func `a photograph tells where it was taken, and by whom`(isLittle: Bool) {
        let exif = Self.exif(isLittle: isLittle)
        let jpeg =
            [0xFF, 0xD8] + Self.segment(0xE0, Array("JFIF\0".utf8))
            + Self.segment(0xE1, Array("Exif\0\0".utf8) + exif) + [0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9]
        for bytes in [jpeg, exif] {
            let traces = PictureTraces(bytes)
            #expect(traces.location == "31.23041, 121.47370")
            #expect(traces.authors == ["Wang Wu"])
            #expect(traces.hasThumbnail)
        }
    }

    @Test func `so do XMP and the chunks of a PNG`() {
        let xmp = """
            http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><rdf:Description exif:GPSLatitude="31,13.82N" exif:GPSLongitude="121,28.42E"
            ><dc:creator><rdf:Seq><rdf:li>王五</rdf:li></rdf:Seq></dc:creator><stRef:filePath>D:\\照片\\a.psd</stRef:filePath>
            """
        let traces = PictureTraces([0xFF, 0xD8] + Self.segment(0xE1, Array(xmp.utf8)))
        #expect(traces.location == "31,13.82N, 121,28.42E")
        #expect(traces.authors == ["王五"])
        #expect(traces.path == "D:\\照片\\a.psd")
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            [0, 0, UInt8(content.count >> 8), UInt8(content.count & 255)] + Array(name.utf8) + content + [0, 0, 0, 0]
        }
        let png =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("eXIf", Self.exif(isLittle: false))
            + chunk("tEXt", Array("Author\0Li Si".utf8)) + chunk("IEND", [])
        #expect(PictureTraces(png).location == "31.23041, 121.47370")
        #expect(PictureTraces(png).authors == ["Wang Wu", "Li Si"])
    }

    @Test func `a picture without traces has none`() {
        for bytes: [UInt8] in [
            [], [0xFF, 0xD8, 0xFF, 0xDA], [0x49, 0x49, 0x2A, 0, 255, 255, 255, 255], [0x89, 0x50, 0x4E, 0x47],
        ] {
            #expect(PictureTraces(bytes) == PictureTraces([1]))
        }
    }
}
