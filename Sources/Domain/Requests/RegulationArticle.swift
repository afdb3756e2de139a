/// A place in the Regulation (政府信息公开条例, 国务院令第711号).
package struct RegulationArticle: Hashable, Sendable {
    package let article: Int
    package let paragraph: Int?
    package let item: Int?

    package init(_ article: Int, paragraph: Int? = nil, item: Int? = nil) {
        self.article = article
        self.paragraph = paragraph
        self.item = item
    }
}
