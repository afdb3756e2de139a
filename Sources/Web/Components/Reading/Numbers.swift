/// `18,462`: thousands with a comma.
package func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
        text.append(digit)
    }
    return text
}

/// A key figure with its unit.
package struct Figure: Sendable {
    package var label: String
    package var value: String
    package var unit: String?

    package init(_ label: String, _ value: String, unit: String? = nil) {
        self.label = label
        self.value = value
        self.unit = unit
    }
}

package func figures(_ figures: [Figure]) -> HTML {
    let items = figures.map { figure -> HTML in
        let unit: HTML? = figure.unit.map { "<small>\($0)</small>" }
        return "<div><dt>\(figure.label)</dt><dd>\(figure.value)\(unit)</dd></div>"
    }
    return "<dl class=\"figures\">\(items)</dl>"
}

/// The number of a case or a letter, 市财政局公复〔2026〕1号, which breaks over two lines only where one has no room for it.
package func unbroken(_ number: String) -> HTML { "<span class=\"unbroken\">\(number)</span>" }
