/// A search for the information: what an organ shows that says it does not have it (Regulation Art 36(4); 法释〔2025〕8号
/// Art 5).
package struct SearchRecord: Hashable, Sendable, Codable {
    /// 检索范围: files, systems, offices.
    package var places: String
    /// 检索词
    package var words: String
    /// 检索人
    package var searcher: String
    /// What was found; empty where there was nothing.
    package var found: String

    package init(places: String, words: String, searcher: String, found: String) {
        self.places = places
        self.words = words
        self.searcher = searcher
        self.found = found
    }

    package static let longest = 2000

    package var issues: [Issue] {
        let needed = [("places", places), ("searchWords", words), ("searcher", searcher)]
        let missing = needed.filter { $0.1.isEmpty }.map { Issue($0.0, .missing) }
        let long = (needed + [("found", found)]).filter { $0.1.count > Self.longest }
            .map { Issue($0.0, .tooLong(limit: Self.longest)) }
        return missing + long
    }
}
