import Actions
import Domain

/// What stands in the fields of a petition, as it was typed. The public pages and the desk's form read the same names.
struct PetitionFields: Sendable {
    var kind: Petition.Kind
    var texts: [String: String]

    init(_ kind: Petition.Kind, _ texts: [String: String] = [:]) {
        self.kind = kind
        self.texts = texts
    }

    init(_ kind: Petition.Kind, _ form: Form) {
        self.init(
            kind, Dictionary(Self.names.map { ($0, form.text($0)) }, uniquingKeysWith: { first, _ in first }))
    }

    static let names = [
        "about", "ground", "matter", "facts", "wish", "evidence", "petitionerName", "idKind", "idNumber",
        "petitionerContact",
    ]

    subscript(_ name: String) -> String { texts[name] ?? "" }

    /// The petition, and all that has to be put right in it, in the order of the fields on the page.
    func read(on today: Day) -> (form: PetitionForm, issues: [Issue]) {
        let idKind = Applicant.Identification.Kind(rawValue: self["idKind"])
        let identification =
            kind == .correction ? idKind.map { Applicant.Identification($0, number: self["idNumber"]) } : nil
        let form = PetitionForm(
            kind: kind,
            petitioner: Petitioner(
                name: self["petitionerName"], contact: self["petitionerContact"], identification: identification),
            about: self["about"],
            ground: kind == .complaint ? ComplaintGround(rawValue: self["ground"]) : nil, matter: self["matter"],
            facts: self["facts"], wish: self["wish"], evidence: self["evidence"])
        var issues = form.issues(on: today)
        if self["about"].isEmpty { issues.append(Issue("about", .missing)) }
        return (form, Self.names.flatMap { name in issues.filter { $0.field == name } })
    }
}

/// The fields, as both sites show them.
struct PetitionFieldsView: Sendable {
    var fields: PetitionFields
    var issues: [Issue]
    /// The organs that can be chosen, each with its depth in the tree.
    var organisations: [(organisation: Organisation, depth: Int)]
    /// The petitioner is spoken to on the public site, and spoken of at the desk.
    var isAtDesk = false

    private func field(_ name: String, _ label: String, hint: String? = nil, isOptional: Bool = false) -> FormField {
        FormField(name, label, hint: hint, message: message(name, issues), isOptional: isOptional)
    }

    private func line(
        _ name: String, _ label: String, hint: String? = nil, autocomplete: String? = nil, isOptional: Bool = false
    ) -> HTML {
        textField(
            field(name, label, hint: hint, isOptional: isOptional), value: fields[name], autocomplete: autocomplete)
    }

    private func area(_ name: String, _ label: String, hint: String? = nil, isOptional: Bool = false) -> HTML {
        textArea(field(name, label, hint: hint, isOptional: isOptional), value: fields[name], rows: 4)
    }

    private func chooser(_ label: String, hint: String? = nil) -> HTML {
        let choices = organisations.map { organisation, depth in
            Choice(organisation.code, String(repeating: "　", count: depth) + organisation.name)
        }
        return selectField(
            field("about", label, hint: hint), choices: [Choice("", "请选择")] + choices, selected: fields["about"])
    }

    var html: HTML {
        switch fields.kind {
        case .correction: correction
        case .complaint: complaint
        }
    }

    private var laterStep: String { isAtDesk ? "登记以后可以附上" : "下一步可以附上" }

    private var correction: HTML {
        """
        <h2>哪里不准确</h2>
        \(chooser("哪个机关的信息"))
        \(line("matter", "涉及的信息", hint: "名称、文号，或者在哪里看到的；依申请得到的，写申请编号"))
        \(area("facts", "具体情况", hint: "哪里写得不准确"))
        \(area("wish", "要求", hint: "应当写成什么"))
        \(area("evidence", "证据", hint: "例如户口簿、不动产权证书、法院判决书；\(laterStep)"))
        <h2>\(isAtDesk ? "提出人" : "您是谁")</h2>
        \(line("petitionerName", "姓名或者单位名称", autocomplete: isAtDesk ? nil : "name"))
        \(radios(
            field("idKind", "证件种类"),
            choices: Applicant.Identification.Kind.allCases.map { Choice($0.rawValue, name(of: $0)) },
            selected: fields["idKind"].isEmpty ? "identity-card" : fields["idKind"]))
        \(line("idNumber", "证件号码", hint: "信息要和本人有关，机关要核对"))
        \(line("petitionerContact", "联系方式", hint: "电话、电子邮箱或者地址，写一样就行"))
        """
    }

    private var complaint: HTML {
        """
        <h2>要反映什么</h2>
        \(radios(
            field("ground", "是哪种情况"),
            choices: ComplaintGround.allCases.map { Choice($0.rawValue, name(of: $0)) }, selected: fields["ground"]))
        \(chooser("反映哪个机关", hint: "反映列表里没有的机关，请向它的上一级行政机关提出"))
        \(line("matter", "涉及的信息", hint: "哪项信息或者哪件申请，例如：某某街道2025年决算；有申请编号的写编号"))
        \(area("facts", "具体情况", hint: "什么时候，发生了什么"))
        \(area("wish", "要求", isOptional: true))
        \(area("evidence", "证据", hint: laterStep, isOptional: true))
        <h2>\(isAtDesk ? "提出人" : "您是谁")</h2>
        <p class="soft">\(isAtDesk ? "不肯写姓名的也要受理。被反映的机关看不到。" : "不写也受理，凭编号和查询码查结果；写了，需要核实时好联系您。被反映的机关看不到。")</p>
        \(line("petitionerName", "姓名或者单位名称", autocomplete: isAtDesk ? nil : "name", isOptional: true))
        \(line("petitionerContact", "联系方式", hint: "电话、电子邮箱或者地址", isOptional: true))
        """
    }
}

/// What it is about, as facts.
func facts(of form: PetitionForm, about organisation: String) -> [Fact] {
    [
        Fact("反映的情况", text: form.ground.map { name(of: $0) }),
        Fact(form.kind == .correction ? "哪个机关的信息" : "反映哪个机关", text: organisation),
        Fact("涉及的信息", text: form.matter), Fact("具体情况", text: form.facts, isWide: true),
        Fact("要求", text: form.wish, isWide: true), Fact("证据", text: form.evidence, isWide: true),
    ].filter { !$0.value.isEmpty }
}

/// Who it is from, as facts.
func facts(of petitioner: Petitioner) -> [Fact] {
    let identification = petitioner.identification
    return [
        Fact("姓名或者单位名称", text: petitioner.name),
        Fact(identification.map { name(of: $0.kind) } ?? "", text: identification.map { "尾号\($0.tail)" }),
        Fact("联系方式", text: petitioner.contact),
    ].filter { !$0.value.isEmpty }
}
