import Domain

/// The fields of a plain form: what stands in them, as it is stored or as it was typed, and what is wrong with it.
struct FormFields: Sendable {
    var values: [String: String]
    /// What is ticked, for fields with several answers.
    var ticked: [String: Set<String>]
    var issues: [Issue]

    init(_ values: [String: String] = [:], ticked: [String: Set<String>] = [:]) {
        self.values = values
        self.ticked = ticked
        issues = []
    }

    /// What was sent, to be shown again with what is wrong with it.
    /// - Parameter others: what stands in the fields of the page that were not sent.
    init(_ form: Form, _ issues: [Issue], others: [String: String] = [:]) {
        let sent = Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        values = others.merging(sent) { _, sent in sent }
        ticked = Dictionary(grouping: form.fields, by: \.name).mapValues { Set($0.map(\.value)) }
        self.issues = issues
    }

    subscript(name: String) -> String { values[name] ?? "" }

    func line(_ name: String, hint: String? = nil, size: Int? = nil, isOptional: Bool = false) -> HTML {
        textField(field(name, hint: hint, isOptional: isOptional), value: self[name], size: size)
    }

    func area(_ name: String, hint: String? = nil, rows: Int = 5, isOptional: Bool = false) -> HTML {
        textArea(field(name, hint: hint, isOptional: isOptional), value: self[name], rows: rows)
    }

    func day(_ name: String, hint: String? = nil, id: String? = nil) -> HTML {
        textField(field(name, hint: hint, id: id), value: self[name], kind: .date, size: 12)
    }

    func list(_ name: String, _ choices: [Choice], hint: String? = nil) -> HTML {
        selectField(field(name, hint: hint), choices: choices, selected: self[name])
    }

    func ticks(_ name: String, _ choices: [Choice], hint: String? = nil) -> HTML {
        checkboxes(field(name, hint: hint, isOptional: true), choices: choices, selected: ticked[name] ?? [])
    }

    /// - Parameter autocomplete: tells the browser whether to offer a password it knows or a new one.
    func password(_ name: String, _ title: String? = nil, hint: String? = nil, autocomplete: String) -> HTML {
        textField(field(name, title, hint: hint), kind: .password, size: 24, autocomplete: autocomplete)
    }

    private func field(
        _ name: String, _ title: String? = nil, hint: String? = nil, isOptional: Bool = false, id: String? = nil
    ) -> FormField {
        FormField(
            name, title ?? label(ofField: name), hint: hint, message: message(name, issues), isOptional: isOptional,
            id: id)
    }
}
