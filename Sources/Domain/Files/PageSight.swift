/// What of the words of a page its readers do not see: each character has its place in the drawn page, and where that place
/// has one colour all over, nothing is to be read there.
package struct PageSight: Sendable {
    package struct Unseen: Hashable, Sendable {
        package var text: String
        /// By something of another colour than the paper; else it has the colour of the paper, or none.
        package var isCovered: Bool
    }

    private let page: BoxedPage
    private let picture: GrayPicture
    private let paper: UInt8

    /// Shades nearer to each other than this are one to the eye.
    private static let contrast = 24
    /// A run of so many letters or digits that are not seen is told of; one alone may lie beside its place.
    private static let fewest = (han: 2, others: 3)

    package init(_ page: BoxedPage, _ picture: GrayPicture) {
        self.page = page
        self.picture = picture
        paper = picture.commonest
    }

    package var isBlank: Bool { picture.isFlat(0..<picture.width, 0..<picture.height, Self.contrast) != nil }

    package var unseen: [Unseen] {
        var found: [Unseen] = []
        var run: [(scalar: Unicode.Scalar, shade: UInt8)] = []
        func endRun() {
            if let unseen = told(run) { found.append(unseen) }
            run = []
        }
        for word in page.words {
            for (scalar, shade) in shades(of: word) {
                switch shade {
                case .flat(let shade): run.append((scalar, shade))
                case .seen: endRun()
                case .unknown: break
                }
            }
        }
        endRun()
        return found
    }

    private enum Shade {
        case flat(UInt8), seen, unknown
    }

    private func told(_ run: [(scalar: Unicode.Scalar, shade: UInt8)]) -> Unseen? {
        let fewest = run.contains { $0.scalar.value >= 0x2E80 } ? Self.fewest.han : Self.fewest.others
        guard run.count >= fewest else { return nil }
        return Unseen(
            text: String(String.UnicodeScalarView(run.map(\.scalar))),
            isCovered: run.contains { abs(Int($0.shade) - Int(paper)) >= Self.contrast })
    }

    /// Each letter and digit of a word. How wide each is is not known: those of Chinese are twice as wide as others.
    private func shades(of word: BoxedPage.Word) -> [(Unicode.Scalar, Shade)] {
        let scalars = Array(word.text.unicodeScalars)
        let isUpright = word.isUpright
        let sizes = scalars.map { isUpright || $0.value >= 0x2E80 ? 2.0 : 1.0 }
        let total = sizes.reduce(0, +)
        var passed = 0.0
        return zip(scalars, sizes).map { scalar, size in
            let (start, end) = (passed / total, (passed + size) / total)
            passed += size
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
                return (scalar, .unknown)
            }
            return (scalar, shade(of: isUpright ? word.slice(down: start, end) : word.slice(across: start, end)))
        }
    }

    private func shade(of box: BoxedPage.Word) -> Shade {
        let (right, down) = (Double(picture.width) / page.width, Double(picture.height) / page.height)
        // The middle of it: lines and neighbours touch the rest.
        let (insetX, insetY) = (0.1 * (box.right - box.left), 0.25 * (box.bottom - box.top))
        guard let columns = pixels(box.left + insetX, box.right - insetX, right, picture.width),
            let rows = pixels(box.top + insetY, box.bottom - insetY, down, picture.height)
        else { return .unknown }
        return picture.isFlat(columns, rows, Self.contrast).map { .flat($0) } ?? .seen
    }

    /// Nil where it is too small to tell, or not on the page.
    private func pixels(_ start: Double, _ end: Double, _ scale: Double, _ most: Int) -> Range<Int>? {
        let (first, last) = (start * scale, end * scale)
        guard first.isFinite, last.isFinite, first >= 0, last <= Double(most), last - first >= 2 else { return nil }
        return Int(first)..<max(Int(first) + 1, Int(last))
    }
}
