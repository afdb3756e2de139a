/// A rectangle of a page in parts of its width and height, from its upper left corner: the same however large it is drawn.
package struct PageArea: Hashable, Sendable, Codable {
    package var left: Double
    package var top: Double
    package var right: Double
    package var bottom: Double

    /// Between two corners, wherever they lie to each other; what lies beyond the page is cut off.
    /// - Returns: nil where nothing of it is left that an eye would see.
    package init?(_ one: (across: Double, down: Double), _ other: (across: Double, down: Double)) {
        let sides = [one.across, one.down, other.across, other.down]
        guard sides.allSatisfy(\.isFinite) else { return nil }
        let cut = sides.map { min(max($0, 0), 1) }
        (left, right) = (min(cut[0], cut[2]), max(cut[0], cut[2]))
        (top, bottom) = (min(cut[1], cut[3]), max(cut[1], cut[3]))
        guard right - left >= Self.least, bottom - top >= Self.least else { return nil }
    }

    package init(left: Double, top: Double, right: Double, bottom: Double) {
        (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    /// A fifth of a character on a page of usual size.
    private static let least = 0.003

    package var width: Double { right - left }
    package var height: Double { bottom - top }

    /// Whether so large a part of another one's width, and of its height, lies in it.
    package func covers(_ other: PageArea, part: Double) -> Bool {
        let across = min(right, other.right) - max(left, other.left)
        let down = min(bottom, other.bottom) - max(top, other.top)
        // A letter of no width lies in it or not.
        return across >= part * other.width && down >= part * other.height && across >= 0 && down >= 0
    }

    /// Both, and what lies between them.
    package func joined(with other: PageArea) -> PageArea {
        var area = self
        area.left = min(left, other.left)
        area.top = min(top, other.top)
        area.right = max(right, other.right)
        area.bottom = max(bottom, other.bottom)
        return area
    }

    /// By a part of the page's width on both sides, and by a quarter of it above and below.
    func widened(by edge: Double) -> PageArea {
        PageArea(
            left: max(0, left - edge), top: max(0, top - edge / 4), right: min(1, right + edge),
            bottom: min(1, bottom + edge / 4))
    }
}
