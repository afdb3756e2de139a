import Actions
import Domain

/// The pages on which a petition is written, in their order.
enum PetitionStep: String, Sendable, CaseIterable {
    case write, files, check, done
}

func title(of kind: Petition.Kind) -> String {
    switch kind {
    case .correction: "申请更正本人的信息"
    case .complaint: "投诉、举报信息公开工作"
    }
}

private func lead(of kind: Petition.Kind) -> String {
    switch kind {
    case .correction: "有证据证明行政机关提供的、和您自己有关的政府信息记录不准确，可以要求更正（《政府信息公开条例》第四十一条）。"
    case .complaint:
        "该公开的没有公开，没有依法答复申请，或者在公开工作中侵犯您的合法权益，可以向政府信息公开工作主管部门反映（第四十七条、第五十一条）。由被反映机关上级的公开工作主管部门受理。"
    }
}

/// - Parameter other: what another page wanted to be written about, while something else is being written.
func petitionFormPage(_ view: PetitionFieldsView, insteadOf other: String? = nil) -> HTML {
    let kind = view.fields.kind
    let unfinished: HTML? = other.map {
        notification(.warn, title: "这里是您先前没有写完的一份", "<p>先提交这一份，或者在页尾清除，才能写“\($0)”。</p>")
    }
    return """
        \(unfinished)\(errorSummary(formErrors(view.issues)))\
        <h1>\(title(of: kind))</h1>
        <p class="lead">\(lead(of: kind))</p>
        \(postForm(to: Links.petition(kind, .write), csrfToken: nil, """
            \(view.html)
            \(inset("<p><strong>谁看得到</strong></p>\n<p>加密保存，只有办理的人打得开，每次打开都有记录。填了一半也会留在这个浏览器里，最多\(String(ApplicationDraft.days))天。</p>"))
            \(buttons([button("保存并继续"), buttonLink("不写了", to: Links.newRequest, kind: .quiet)]))
            """))
        \(clearing(kind))
        """
}

func petitionFilesPage(_ kind: Petition.Kind, _ files: [RequestFile], _ issues: [Issue]) -> HTML {
    """
    \(errorSummary(formErrors(issues)))\
    <p class="soft">\(title(of: kind))</p>
    <h1>附上证据（可以不附）</h1>
    \(attachedList(files) { Links.petitionAttachment(kind, $0) })
    \(postForm(to: Links.petition(kind, .files), csrfToken: nil, takesFile: true, """
        \(attachmentField(issues))
        \(buttons([
            button("添加", kind: .quiet, name: "action", value: "add"), button("继续", name: "action", value: "on"),
            buttonLink("返回上一步", to: Links.petition(kind, .write), kind: .quiet),
        ]))
        """))
    \(clearing(kind))
    """
}

func petitionCheckPage(_ form: PetitionForm, about organisation: String, _ files: [RequestFile]) -> HTML {
    let names: Fact = Fact("附上的证据", text: files.isEmpty ? "没有" : files.map(\.name).joined(separator: "、"))
    return """
        <p class="soft">\(title(of: form.kind))</p>
        <h1>核对以后提交</h1>
        \(summaryList(facts(of: form, about: organisation) + facts(of: form.petitioner) + [names]))
        \(postForm(to: Links.petition(form.kind, .check), csrfToken: nil, buttons([
            button("提交"), buttonLink("修改", to: Links.petition(form.kind, .write), kind: .quiet),
            buttonLink("改材料", to: Links.petition(form.kind, .files), kind: .quiet),
        ])))
        \(clearing(form.kind))
        """
}

/// What the petitioner takes home.
func petitionDonePage(_ kind: Petition.Kind, _ receipt: Receipt, _ tracked: TrackedPetition?) -> HTML {
    """
    <div class="receipt"><h1>已经提交</h1>
    <dl>
    <div><dt>编号</dt><dd>\(receipt.number)</dd></div>
    <div><dt>查询码</dt><dd>\(receipt.code)</dd></div>
    </dl></div>
    <p><strong>请记下查询码，它只在这个浏览器里看得到。</strong>凭编号和查询码<a href="\(Links.trackPetition)">查进度和结果</a>，也可以再补充证据。本页可以打印，作为收据。</p>
    \(tracked.map(promise))
    \(buttons([
        buttonLink("查进度", to: Links.trackPetition), buttonLink("再提一件", to: Links.petition(kind, .write), kind: .quiet),
        buttonLink("回首页", to: Links.home, kind: .quiet),
    ]))
    \(clearing(kind))
    """
}

private func promise(_ tracked: TrackedPetition) -> HTML {
    let until = tracked.due.map { "，最晚\($0.chinese)" } ?? ""
    return """
        <p>由\(tracked.organisation.name)办理。法律没有规定期限；承诺\(String(tracked.state.workingDays))个工作日内告诉您结果\(until)。</p>
        """
}

private func clearing(_ kind: Petition.Kind) -> HTML {
    details(
        "在公用电脑上填？",
        postForm(
            to: Links.petition(kind, "leave"), csrfToken: nil,
            "<p>走之前清除：这个浏览器里不再留下您填的内容，也看不到编号和查询码。</p>\(buttons([button("清除我填的", kind: .danger)]))"))
}
