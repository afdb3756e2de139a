/// One thing to correct, and the id of the field where.
package struct FormError: Hashable, Sendable {
    package var fieldID: String
    package var message: String

    package init(_ fieldID: String, _ message: String) {
        self.fieldID = fieldID
        self.message = message
    }
}

/// All that is wrong, at the top of the page, each with a link to its field; nothing when all is well.
/// The page's title says so too, through its `hasErrors`.
package func errorSummary(_ errors: [FormError], words: Words = .chinese) -> HTML {
    guard !errors.isEmpty else { return "" }
    return """
        <div class="errors" role="alert" aria-labelledby="errors-title" tabindex="-1">
        <h2 id="errors-title">\(words.thingsToCorrect(errors.count))</h2>
        <ul>\(errors.map { "<li><a href=\"#\($0.fieldID)\">\($0.message)</a></li>" })</ul>
        </div>
        """
}
