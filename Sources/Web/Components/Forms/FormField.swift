/// What every kind of field has: a name, a label that is always visible, and perhaps a hint and what is wrong.
package struct FormField: Sendable {
    package var name: String
    package var label: String
    package var hint: String?
    /// What is wrong with what was typed, as a sentence that says what to do.
    package var message: String?
    package var isOptional: Bool
    /// One question a page: the label is the heading.
    package var isHeading: Bool
    /// The name, unless two fields of one page share it.
    package var id: String

    package init(
        _ name: String, _ label: String, hint: String? = nil, message: String? = nil, isOptional: Bool = false,
        isHeading: Bool = false, id: String? = nil
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.message = message
        self.isOptional = isOptional
        self.isHeading = isHeading
        self.id = id ?? name
    }

    var fieldClass: String { message == nil ? "field" : "field error" }

    /// What a screen reader reads after the label: the hint, then what is wrong.
    var describedBy: String? {
        let parts = [hint.map { _ in "\(id)-hint" }, message.map { _ in "\(id)-error" }].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    var isInvalid: String? { message == nil ? nil : "true" }
}

/// A field with one control, whose label belongs to it.
func labelledField(_ field: FormField, words: Words, control: HTML) -> HTML {
    let label: HTML = "<label for=\"\(field.id)\">\(labelText(field, words))</label>"
    return """
        <div class="\(field.fieldClass)">
        \(field.isHeading ? "<h1>\(label)</h1>" : label)
        \(hintAndMessage(field, words))\(control)
        </div>
        """
}

/// A field of several controls, whose question is the legend.
func groupedField(_ field: FormField, words: Words, controls: HTML) -> HTML {
    let text = labelText(field, words)
    let legend: HTML = field.isHeading ? "<h1>\(text)</h1>" : text
    return """
        <fieldset class="\(field.fieldClass)"\(attribute: "aria-describedby", field.describedBy)>
        <legend>\(legend)</legend>
        \(hintAndMessage(field, words))\(controls)
        </fieldset>
        """
}

private func labelText(_ field: FormField, _ words: Words) -> HTML {
    "\(field.label)\(field.isOptional ? words("（可不填）") : nil)"
}

private func hintAndMessage(_ field: FormField, _ words: Words) -> HTML {
    let hint: HTML? = field.hint.map { "<p class=\"hint\" id=\"\(field.id)-hint\">\($0)</p>\n" }
    let message: HTML? = field.message.map {
        """
        <p class="message" id="\(field.id)-error"><span class="hidden">\(words("错误："))</span>\($0)</p>

        """
    }
    return "\(hint)\(message)"
}
