import Domain

/// A form as it stands on a page, filled in and sent as a browser does.
struct PageForm: Sendable {
    var action: String
    var method: String
    var fields: [(name: String, value: String)] = []
    var buttons: [(name: String, value: String)] = []

    static func all(in page: String) -> [PageForm] {
        var forms: [PageForm] = []
        var form: PageForm?
        var list = ""
        for tag in Tag.all(in: page) {
            switch tag.name {
            case "form": form = PageForm(action: tag["action"], method: tag["method"])
            case "/form":
                if let form { forms.append(form) }
                form = nil
            case "input" where ["radio", "checkbox"].contains(tag["type"]) && tag.attributes["checked"] == nil: break
            case "input": form?.fields.append((tag["name"], tag["value"]))
            // A browser drops one line break right after the tag.
            case "textarea": form?.fields.append((tag["name"], String(tag.text.trimmingPrefix("\n"))))
            case "select": list = tag["name"]
            case "option": form?.offer(tag, of: list)
            case "button" where !tag["name"].isEmpty: form?.buttons.append((tag["name"], tag["value"]))
            default: break
            }
        }
        return forms
    }

    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// - Parameter filled: what the person typed and chose.
    func body(_ filled: [(String, String)]) -> String { encoded(values(filled)) }

    func values(_ filled: [(String, String)]) -> [(name: String, value: String)] {
        var fields = fields
        for (name, value) in filled {
            fields.removeAll { $0.name == name }
            fields.append((name, value))
        }
        return fields
    }

    /// The first of a list stands until another is chosen.
    private mutating func offer(_ option: Tag, of list: String) {
        let isChosen = option.attributes["selected"] != nil
        if let index = fields.firstIndex(where: { $0.name == list }) {
            if isChosen { fields[index].value = option["value"] }
        } else {
            fields.append((list, option["value"]))
        }
    }
}

/// Line ends go as CR LF, whatever they were.
func encoded(_ fields: [(name: String, value: String)]) -> String {
    fields.map { name, value in
        let lines = value.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
        return "\(percentEncoded(name))=\(percentEncoded(lines))"
    }.joined(separator: "&")
}
