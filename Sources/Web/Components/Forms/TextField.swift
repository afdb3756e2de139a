/// The kinds of field that hold one line.
package enum TextKind: String, Sendable {
    case text
    case email
    case telephone = "tel"
    case password
    case date
    case dateTime = "datetime-local"
    case number
}

/// A field of one line. What was typed stays; a password never comes back.
package func textField(
    _ field: FormField, value: String = "", kind: TextKind = .text, size: Int? = nil, autocomplete: String? = nil,
    example: String? = nil, words: Words = .chinese
) -> HTML {
    let isLong = size == nil && (kind == .text || kind == .email)
    let control: HTML = """
        <input\(attribute: "class", isLong ? "long" : nil) id="\(field.id)" name="\(field.name)" \
        type="\(kind.rawValue)"\(attribute: "value", kind == .password || value.isEmpty ? nil : value)\
        \(attribute: "size", size.map(String.init))\(attribute: "placeholder", example)\
        \(attribute: "autocomplete", autocomplete ?? (kind == .text ? "off" : nil))\
        \(attribute: "aria-describedby", field.describedBy)\(attribute: "aria-invalid", field.isInvalid)>
        """
    return labelledField(field, words: words, control: control)
}

/// A field of several lines.
package func textArea(_ field: FormField, value: String = "", rows: Int = 5, words: Words = .chinese) -> HTML {
    // A browser drops one line break right after the tag; this one is for it, so that the text keeps its own.
    let control: HTML = """
        <textarea id="\(field.id)" name="\(field.name)" rows="\(rows)"\
        \(attribute: "aria-describedby", field.describedBy)\(attribute: "aria-invalid", field.isInvalid)>
        \(value)</textarea>
        """
    return labelledField(field, words: words, control: control)
}
