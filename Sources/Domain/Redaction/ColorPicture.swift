/// A picture in three colours, one byte for each.
package struct ColorPicture: Hashable, Sendable {
    package let width: Int
    package let height: Int
    package private(set) var pixels: [UInt8]

    /// As `pdftoppm` writes it: P6, width, height, 255, and the pixels.
    package init?(ppm bytes: [UInt8]) {
        guard bytes.starts(with: Array("P6".utf8)) else { return nil }
        var place = 2
        guard let width = PictureHead.number(in: bytes, at: &place),
            let height = PictureHead.number(in: bytes, at: &place), PictureHead.number(in: bytes, at: &place) == 255,
            width > 0, height > 0, width <= 1 << 16, height <= 1 << 16, place + 1 + 3 * width * height <= bytes.count
        else { return nil }
        (self.width, self.height) = (width, height)
        pixels = Array(bytes[(place + 1)..<(place + 1 + 3 * width * height)])
    }

    /// Nothing of what was there before is left.
    package mutating func blacken(_ area: PageArea) {
        let columns = Self.range(area.left, area.right, of: width)
        for row in Self.range(area.top, area.bottom, of: height) {
            for byte in (3 * (row * width + columns.lowerBound))..<(3 * (row * width + columns.upperBound)) {
                pixels[byte] = 0
            }
        }
    }

    /// Each pixel of which some part lies within.
    private static func range(_ start: Double, _ end: Double, of count: Int) -> Range<Int> {
        let first = min(max(0, Int((start * Double(count)).rounded(.down))), count)
        return first..<min(max(first, Int((end * Double(count)).rounded(.up))), count)
    }

    /// In grey where no pixel has a colour: a third of the bytes.
    package var netpbm: [UInt8] {
        let reds = stride(from: 0, to: pixels.count, by: 3)
        let isGray = reds.allSatisfy { red in
            pixels[red] == pixels[red + 1] && pixels[red] == pixels[red + 2]
        }
        var bytes = Array("\(isGray ? "P5" : "P6")\n\(width) \(height)\n255\n".utf8)
        if isGray { for red in reds { bytes.append(pixels[red]) } } else { bytes += pixels }
        return bytes
    }
}
