/// A fact with its name. A pair without a value is not shown: an empty 文号 helps nobody.
package struct Fact: Sendable {
    package var label: String
    package var value: HTML
    /// Across both columns.
    package var isWide: Bool

    package init(_ label: String, _ value: HTML, isWide: Bool = false) {
        self.label = label
        self.value = value
        self.isWide = isWide
    }

    package init(_ label: String, text: String?, isWide: Bool = false) {
        self.init(label, HTML(text ?? ""), isWide: isWide)
    }
}

/// The metadata of a record, or the facts of a case.
package func summaryList(_ facts: [Fact], inPairs: Bool = false) -> HTML {
    let rows = facts.filter { !$0.value.isEmpty }.map { fact -> HTML in
        """
        <div\(attribute: "class", fact.isWide ? "full" : nil)><dt>\(fact.label)</dt><dd>\(fact.value)</dd></div>

        """
    }
    guard !rows.isEmpty else { return "" }
    return "<dl class=\"\(inPairs ? "meta pairs" : "meta")\">\n\(rows)</dl>"
}

/// What was answered, to be checked before it is sent, each with a way back to its question.
package struct GivenAnswer: Sendable {
    package var question: String
    package var answer: HTML
    package var change: String?

    package init(_ question: String, _ answer: HTML, change: String? = nil) {
        self.question = question
        self.answer = answer
        self.change = change
    }
}

package func answers(_ answers: [GivenAnswer], words: Words = .chinese) -> HTML {
    let rows = answers.map { given -> HTML in
        let change: HTML? = given.change.map {
            "<dd><a href=\"\($0)\">\(words("修改"))<span class=\"hidden\">\(given.question)</span></a></dd>"
        }
        return "<div><dt>\(given.question)</dt><dd>\(given.answer)</dd>\(change)</div>\n"
    }
    return "<dl class=\"answers\">\n\(rows)</dl>"
}
