/// One answer of several.
package struct Choice: Sendable {
    package var value: String
    package var title: String
    package var hint: String?
    /// Why this one cannot be chosen now; shown in place of the hint.
    package var obstacle: String?

    package init(_ value: String, _ title: String, hint: String? = nil, obstacle: String? = nil) {
        self.value = value
        self.title = title
        self.hint = hint
        self.obstacle = obstacle
    }
}

/// A list to open. Without `selected` the first choice stands, so that it should be the one that says so.
package func selectField(
    _ field: FormField, choices: [Choice], selected: String? = nil, words: Words = .chinese
) -> HTML {
    let options = choices.map { choice -> HTML in
        """
        <option value="\(choice.value)"\(flag: "selected", choice.value == selected)\
        \(flag: "disabled", choice.obstacle != nil)>\(choice.title)</option>
        """
    }
    let control: HTML = """
        <select id="\(field.id)" name="\(field.name)"\(attribute: "aria-describedby", field.describedBy)\
        \(attribute: "aria-invalid", field.isInvalid)>\(options)</select>
        """
    return labelledField(field, words: words, control: control)
}

package func radios(
    _ field: FormField, choices: [Choice], selected: String? = nil, words: Words = .chinese
) -> HTML {
    groupedField(
        field, words: words,
        controls: choiceList(field, kind: "radio", choices: choices, selected: Set([selected].compactMap(\.self))))
}

/// Many short ones stand side by side.
package func checkboxes(
    _ field: FormField, choices: [Choice], selected: Set<String> = [], words: Words = .chinese
) -> HTML {
    let boxes = choiceList(field, kind: "checkbox", choices: choices, selected: selected)
    let isGrid = choices.count > 8 && choices.allSatisfy { $0.hint == nil && $0.obstacle == nil }
    return groupedField(field, words: words, controls: isGrid ? "<div class=\"choices\">\(boxes)</div>" : boxes)
}

/// The first control has the field's own id, where the error summary leads.
private func choiceList(_ field: FormField, kind: String, choices: [Choice], selected: Set<String>) -> HTML {
    choices.enumerated().map { index, choice -> HTML in
        let id = index == 0 ? field.id : "\(field.id)-\(index + 1)"
        let remark = choice.obstacle ?? choice.hint
        let invalid = kind == "checkbox" ? field.isInvalid : nil
        return """
            <div class="check"><input type="\(kind)" id="\(id)" name="\(field.name)" value="\(choice.value)"\
            \(flag: "checked", selected.contains(choice.value))\(flag: "disabled", choice.obstacle != nil)\
            \(attribute: "aria-describedby", remark.map { _ in "\(id)-remark" })\(attribute: "aria-invalid", invalid)>\
            <label for="\(id)">\(choice.title)\(small(remark, id: "\(id)-remark"))</label></div>
            """
    }.joined(separator: "\n")
}

private func small(_ text: String?, id: String) -> HTML? {
    text.map { "<small id=\"\(id)\">\($0)</small>" }
}
