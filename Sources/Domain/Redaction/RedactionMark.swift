/// What somebody wants covered in a file, and why.
package struct RedactionMark: Hashable, Sendable, Codable {
    package enum Target: Hashable, Sendable, Codable {
        /// Wherever these words stand.
        case everywhere(String)
        /// Of a page, from 1.
        case area(page: Int, PageArea)
    }

    package var target: Target
    package var ground: RedactionGround

    /// - Returns: nil where the target is fewer letters than can be told from others.
    package init?(_ target: Target, on ground: RedactionGround) {
        if case .everywhere(let words) = target, SearchedText(words).scalars.count < Self.fewest { return nil }
        self.target = target
        self.ground = ground
    }

    /// One letter alone stands everywhere.
    package static let fewest = 2
    /// In a file: each page is drawn with all of them.
    package static let most = 2_000
}

/// Letters without what people write now so and now so: spaces between them, and characters of full width.
package struct SearchedText: Hashable, Sendable {
    package let scalars: [Unicode.Scalar]

    package init(_ text: String) {
        scalars = text.unicodeScalars.compactMap(Self.folded)
    }

    /// - Returns: nil for what is not looked at.
    static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.properties.isWhitespace { return nil }
        let plain = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        let isCapital = (0x41...0x5A).contains(plain)
        return Unicode.Scalar(isCapital ? plain + 0x20 : plain)
    }

    /// Where the letters of another text begin in this one; places do not overlap.
    package func places(of wanted: SearchedText) -> [Int] {
        guard let first = wanted.scalars.first, scalars.count >= wanted.scalars.count else { return [] }
        var places: [Int] = []
        var place = 0
        while place + wanted.scalars.count <= scalars.count {
            if scalars[place] == first,
                scalars[place..<(place + wanted.scalars.count)].elementsEqual(wanted.scalars)
            {
                places.append(place)
                place += wanted.scalars.count
            } else {
                place += 1
            }
        }
        return places
    }

    package func contains(_ wanted: SearchedText) -> Bool { !places(of: wanted).isEmpty }
}
