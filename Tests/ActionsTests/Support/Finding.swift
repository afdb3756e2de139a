import Actions
import Domain
import TestSupport

extension TestOffice {
    /// What a search finds, in its order.
    func found(_ words: String, _ filter: DocumentFilter = DocumentFilter()) async throws -> [Document.ID] {
        try await office.search(words, filter, by: .relevance, limit: 50).items.map(\.summary.id)
    }

    func titlesFound(_ words: String, _ filter: DocumentFilter = DocumentFilter()) async throws -> [String] {
        try await office.search(words, filter, by: .relevance, limit: 50).items.map(\.summary.title)
    }
}
