import Testing

@testable import Domain

struct ColorPictureTests {
    private func ppm(_ width: Int, _ height: Int, _ pixel: [UInt8]) -> [UInt8] {
        Array("P6\n\(width) \(height)\n255\n".utf8) + (0..<(width * height)).flatMap { _ in pixel }
    }

    @Test func `nothing is left of what is covered, and all of the rest`() throws {
        var picture = try #require(ColorPicture(ppm: ppm(10, 10, [200, 10, 10])))
        picture.blacken(PageArea(left: 0.15, top: 0.2, right: 0.31, bottom: 0.4))
        for row in 0..<10 {
            for column in 0..<10 {
                let pixel = Array(picture.pixels[(3 * (10 * row + column))..<(3 * (10 * row + column) + 3)])
                // Each pixel of which some part is covered.
                let isCovered = (1...3).contains(column) && (2...3).contains(row)
                #expect(pixel == (isCovered ? [0, 0, 0] : [200, 10, 10]), "\(column) \(row)")
            }
        }
    }

    @Test func `what reaches beyond the picture ends at its edge`() throws {
        var picture = try #require(ColorPicture(ppm: ppm(4, 4, [255, 255, 255])))
        picture.blacken(PageArea(left: -1, top: -1, right: 2, bottom: 2))
        #expect(picture.pixels.allSatisfy { $0 == 0 })
    }

    @Test func `without colours it is written in grey`() throws {
        let gray = try #require(ColorPicture(ppm: ppm(2, 1, [7, 7, 7])))
        #expect(gray.netpbm == Array("P5\n2 1\n255\n".utf8) + [7, 7])
        let red = try #require(ColorPicture(ppm: ppm(2, 1, [9, 7, 7])))
        #expect(red.netpbm == Array("P6\n2 1\n255\n".utf8) + [9, 7, 7, 9, 7, 7])
    }

    @Test(arguments: ["", "P6", "P5\n1 1\n255\n0", "P6\n2 2\n255\nxx", "P6\n0 1\n255\n", "P6\n1 1\n65535\nxxxxxx"])
    func `what is no such picture is none`(text: String) {
        #expect(ColorPicture(ppm: Array(text.utf8)) == nil)
    }
}
