/// A picture in shades of grey, 0 for black.
package struct GrayPicture: Hashable, Sendable {
    package let width: Int
    package let height: Int
    package let pixels: [UInt8]

    package init(width: Int, height: Int, pixels: [UInt8]) {
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Pictures one after the other, as `pdftoppm -gray` writes them: P5, width, height, 255, and the pixels. Ends where
    /// something else comes.
    package static func read(_ bytes: [UInt8]) -> [GrayPicture] {
        var pictures: [GrayPicture] = []
        var place = 0
        while place + 2 < bytes.count, bytes[place] == UInt8(ascii: "P"), bytes[place + 1] == UInt8(ascii: "5") {
            place += 2
            guard let width = PictureHead.number(in: bytes, at: &place),
                let height = PictureHead.number(in: bytes, at: &place),
                PictureHead.number(in: bytes, at: &place) == 255, width > 0, height > 0, width <= 1 << 16,
                height <= 1 << 16,
                place + 1 + width * height <= bytes.count
            else { break }
            place += 1
            pictures.append(
                GrayPicture(width: width, height: height, pixels: Array(bytes[place..<(place + width * height)])))
            place += width * height
        }
        return pictures
    }

    /// The shade that most pixels have.
    var commonest: UInt8 {
        var counts = [Int](repeating: 0, count: 256)
        for pixel in pixels { counts[Int(pixel)] += 1 }
        return counts.indices.max { counts[$0] < counts[$1] }.map { UInt8($0) } ?? 255
    }

    /// The first shade of a part, where no other in it differs from another by so much.
    func isFlat(_ columns: Range<Int>, _ rows: Range<Int>, _ contrast: Int) -> UInt8? {
        var (least, most): (UInt8, UInt8) = (255, 0)
        for row in rows {
            for pixel in pixels[(row * width + columns.lowerBound)..<(row * width + columns.upperBound)] {
                least = min(least, pixel)
                most = max(most, pixel)
            }
            if Int(most) - Int(least) >= contrast { return nil }
        }
        return least
    }
}

/// What stands before the pixels.
enum PictureHead {
    static func number(in bytes: [UInt8], at place: inout Int) -> Int? {
        while place < bytes.count, bytes[place] == 32 || bytes[place] == 10 { place += 1 }
        let digits = bytes[place...].prefix(6).prefix { (0x30...0x39).contains($0) }
        place += digits.count
        return digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
