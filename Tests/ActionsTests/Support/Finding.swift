import Actions
import Domain
import TestSupport

extension TestOffice {
    /// What has all the words of a search, the best first.
    func found(_ words: String, _ filter: DocumentFilter = DocumentFilter()) async throws -> [Document.ID] {
        try await summariesFound(words, filter).map(\.id)
    }

    func titlesFound(_ words: String, _ filter: DocumentFilter = DocumentFilter()) async throws -> [String] {
        try await summariesFound(words, filter).map(\.title)
    }

    private func summariesFound(_ words: String, _ filter: DocumentFilter) async throws -> [DocumentSummary] {
        let result = try await office.search(words, filter, by: .relevance, limit: 50)
        return result.isRelaxed ? [] : result.items.map(\.summary)
    }
}
