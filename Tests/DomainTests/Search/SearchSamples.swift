import Testing

@testable import Domain

extension TextFolding {
    /// With the table that the program ships.
    static func official() throws -> TextFolding {
        let lines = try ProjectFiles.text("Sources/Actions/Resources/Search/traditional-simplified.tsv")
        var pairs: [Unicode.Scalar: Unicode.Scalar] = [:]
        for line in lines.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t")
            pairs[try #require(columns[0].unicodeScalars.first)] = columns[1].unicodeScalars.first
        }
        return TextFolding(simplifying: pairs)
    }
}

extension SearchAnalyser {
    static func official() throws -> SearchAnalyser { SearchAnalyser(folding: try .official()) }
}
