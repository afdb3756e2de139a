import Domain

/// The few things that the look of an element says about its meaning.
struct ElementStyle {
    private(set) var alignment: Alignment?
    private(set) var outlineLevel: Int?
    private(set) var added: RichText.Marks = []
    private(set) var removed: RichText.Marks = []
    /// Our own class names, so that what we wrote is read back as it was.
    let role: RichText.Role?

    enum Alignment: String {
        case start = "left", justify, end = "right", center
    }

    init(_ node: HTMLNode) {
        role = node[attribute: "class"].flatMap(RichText.Role.init(rawValue:))
        alignment = node[attribute: "align"].flatMap { Alignment(rawValue: $0.lowercased()) }
        for declaration in (node[attribute: "style"] ?? "").lowercased().split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
            if parts.count == 2 { apply(parts[0], parts[1]) }
        }
    }

    private mutating func apply(_ property: String, _ value: String) {
        switch property {
        case "text-align": alignment = Alignment(rawValue: value) ?? alignment
        case "mso-outline-level": outlineLevel = Int(value)
        case "font-weight": set(.strong, value.hasPrefix("bold") || (Int(value) ?? 0) >= 600)
        case "font-style": set(.emphasis, value == "italic" || value == "oblique")
        case "text-decoration", "text-decoration-line": if value.contains("underline") { added.insert(.underline) }
        case "vertical-align":
            if value == "super" { added.insert(.superscript) }
            if value == "sub" { added.insert(.subscript) }
        default: return
        }
    }

    private mutating func set(_ mark: RichText.Marks, _ isOn: Bool) {
        if isOn { added.insert(mark) } else { removed.insert(mark) }
    }
}
