/// What a search for the covered words found in the new file: in its text, in what it says of itself, and in its pages as a
/// machine reads them that sees only what people see.
package struct RedactionProof: Hashable, Sendable, Codable {
    package struct Remain: Hashable, Sendable, Codable {
        package enum Layer: String, Hashable, Sendable, Codable {
            case text, properties, picture
        }

        package var words: String
        package var layer: Layer
        /// From 1; nil for what belongs to no page.
        package var page: Int?

        package init(words: String, layer: Layer, page: Int?) {
            self.words = words
            self.layer = layer
            self.page = page
        }
    }

    /// How many bars were drawn.
    package var bars = 0
    /// How many different words were searched.
    package var searched = 0
    package var pages = 0
    /// How many of them were read as pictures.
    package var pagesSeen = 0
    /// What should be gone everywhere, and is not.
    package var failures: [Remain] = []
    /// What was covered in one place, and stands in another where nobody wanted it covered.
    package var elsewhere: [Remain] = []
    /// Words that were to be covered and stand nowhere.
    package var missing: [String] = []
    /// Why nobody could look at the pages as pictures, with the program that is missing or failed.
    package var unseen: String?
    /// Marks of areas have their grounds here too, in the order of the Regulation.
    package var grounds: [RedactionGround] = []

    package init() {}

    /// Whether the new file may take the place of the old one.
    package var isPassed: Bool { failures.isEmpty && missing.isEmpty && bars > 0 }
}

/// Searches a layer of the new file for what must not be there.
package struct RedactionSearch: Sendable {
    /// Covered everywhere: not one may be left.
    private let everywhere: [(words: String, text: SearchedText)]
    /// Covered in some place.
    private let somewhere: [(words: String, text: SearchedText)]
    private static let labels = RedactionGround.allCases.map { SearchedText($0.label) }
    /// So many remains tell enough.
    private static let most = 200

    /// - Parameter removed: what stood under the bars of areas.
    package init(_ marks: [RedactionMark], removed: Set<String>) {
        let words = marks.compactMap { mark in
            if case .everywhere(let words) = mark.target { words } else { nil }
        }
        everywhere = Set(words).sorted().map { ($0, SearchedText($0)) }
        let known = Set(everywhere.map(\.text))
        somewhere = removed.sorted().map { ($0, SearchedText($0)) }
            .filter { $0.1.scalars.count >= RedactionMark.fewest && !known.contains($0.1) }
    }

    package var count: Int { everywhere.count + somewhere.count }

    package func search(
        _ text: String, _ layer: RedactionProof.Remain.Layer, page: Int?, _ proof: inout RedactionProof
    ) {
        let text = SearchedText(text).without(Self.labels)
        func remains(_ list: [(words: String, text: SearchedText)]) -> [RedactionProof.Remain] {
            list.filter { text.contains($0.text) }
                .map { RedactionProof.Remain(words: $0.words, layer: layer, page: page) }
        }
        proof.failures += remains(everywhere).prefix(Self.most - proof.failures.count)
        proof.elsewhere += remains(somewhere).prefix(Self.most - proof.elsewhere.count)
    }
}

extension SearchedText {
    /// What the bars say is no remainder of what they cover.
    fileprivate func without(_ labels: [SearchedText]) -> SearchedText {
        var kept = scalars
        for label in labels {
            for place in SearchedText(scalars: kept).places(of: label).reversed() {
                // Something that no word has between what stood before and behind it.
                kept.replaceSubrange(place..<(place + label.scalars.count), with: ["\u{0}"])
            }
        }
        return SearchedText(scalars: kept)
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }
}
