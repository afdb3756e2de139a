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

/// `主办：…` with markup after the label.
func labelled(_ label: String, _ value: HTML, _ words: Words) -> HTML {
    "\(words.labelled(label, ""))\(value)"
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
