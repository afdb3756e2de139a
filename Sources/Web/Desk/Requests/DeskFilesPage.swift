import Actions
import Domain

/// The files of a request: to open, to add to, and to take out what was added by mistake.
func deskFilesPage(_ view: DeskRequestView, _ sent: Form) -> HTML {
    let obstacle: HTML? = view.obstacle.map { notification(.warn, title: $0.title, "<p>\($0.advice)</p>") }
    return """
        \(obstacle)\(doneMessage(view.done))\
        <p class="soft">\(unbroken(view.request.request.number.text))</p>
        <h1>材料</h1>
        \(fileTable(view))\(additionForm(view, sent))
        \(buttons([buttonLink("返回申请", to: Links.Desk.request(view.request.request.id), kind: .quiet)]))
        """
}

/// What there is, beside the request.
func fileSection(_ view: DeskRequestView) -> HTML {
    let files = view.state.files.filter { !view.state.annulledFiles.contains($0.position) }
    let items = files.map { "<li>\(name(of: $0.kind))：\(deskName(of: $0))</li>" as HTML }
    let list: HTML = files.isEmpty ? "<p>没有。</p>" : "<ul>\(items)</ul>"
    return """
        <section><h2>材料</h2>
        \(list)
        <p><a href="\(Links.Desk.request(view.request.request.id, "files"))">打开、添加材料</a></p>
        </section>
        """
}

private func doneMessage(_ done: String) -> HTML? {
    switch done {
    case "added": statusMessage("已经添加，写进了经过。")
    case "annulled": statusMessage("已经作废，申请人拿不到。")
    default: nil
    }
}

private func fileTable(_ view: DeskRequestView) -> HTML {
    guard !view.state.files.isEmpty else { return "<p>还没有材料。</p>" }
    let table = Table(
        columns: [
            .init("文件", isLabelled: false), .init("种类", isShort: true), .init("大小", isShort: true),
            .init("可以办的", isLabelled: false),
        ],
        rows: view.state.files.map { file in
            let isAnnulled = view.state.annulledFiles.contains(file.position)
            let mark: HTML? = isAnnulled ? tag("已作废") : nil
            return .cells([
                "\(deskName(of: file)) \(mark)", HTML(name(of: file.kind)), HTML(size(file.size)),
                "<div class=\"row\">\(openingForm(file, view))\(redactionForm(file, view))\(isAnnulled ? nil : annulmentForm(file, view))</div>",
            ])
        })
    return "\(Web.table(table))\n<p class=\"small soft\">每次打开都会写进操作日志。</p>\n"
}

private func openingForm(_ file: RequestFile, _ view: DeskRequestView) -> HTML {
    postForm(
        to: Links.Desk.request(view.request.request.id, "files/\(file.position)"), csrfToken: view.csrf,
        "<button class=\"button quiet\">打开<span class=\"hidden\">\(deskName(of: file))</span></button>")
}

/// 区分处理 (Art 37): what must not get out is covered, and the rest is given.
private func redactionForm(_ file: RequestFile, _ view: DeskRequestView) -> HTML? {
    guard view.request.may.contains(.handleRequests), view.state.mayRedact(file) else { return nil }
    return postForm(
        to: Links.Desk.redaction(of: .request(view.request.request.id, position: file.position)), csrfToken: view.csrf,
        """
        \(hiddenField("once", "\(view.once)r\(file.position)"))\
        <button class="button quiet">遮盖<span class="hidden">\(deskName(of: file))</span></button>
        """)
}

private func annulmentForm(_ file: RequestFile, _ view: DeskRequestView) -> HTML? {
    guard view.request.may.contains(.handleRequests), (try? view.state.checkAnnulment(of: file.position)) != nil
    else { return nil }
    return postForm(
        to: Links.Desk.request(view.request.request.id, "files/\(file.position)/annulment"), csrfToken: view.csrf,
        """
        \(hiddenField("once", "\(view.once)\(file.position)"))\(hiddenField("version", String(view.state.eventCount)))\
        <button class="button danger">作废<span class="hidden">\(deskName(of: file))</span></button>
        """)
}

private func additionForm(_ view: DeskRequestView, _ sent: Form) -> HTML? {
    guard view.request.may.contains(.handleRequests), view.request.form != nil, !view.state.isArchived else {
        return nil
    }
    let hints: [(RequestFile.Kind, String)] = [
        (.scan, "来信、证件、授权委托书等纸质材料"), (.answer, "随答复给申请人，送达以后申请人可以下载；有人签过以后不能再动"),
        (.deliveryProof, "作出答复以后"),
    ]
    let choices = hints.map { kind, hint -> Choice in
        let isPossible = (try? view.state.checkFiling(kind)) != nil
        return Choice(kind.rawValue, name(of: kind), hint: hint, obstacle: isPossible ? nil : "现在不能添加")
    }
    let chosen = sent.text("fileKind")
    return """
        <h2>添加</h2>
        \(postForm(to: Links.Desk.request(view.request.request.id, "files"), csrfToken: view.csrf, takesFile: true, """
            \(view.marks)
            \(radios(
                FormField("fileKind", "是什么材料", message: message("fileKind", view.issues)), choices: choices,
                selected: chosen.isEmpty ? RequestFile.Kind.scan.rawValue : chosen))
            \(fileField(
                FormField("file", "选一个文件", hint: "一个最多\(size(RequestFile.longestOfOffice))，全部最多\(size(RequestFile.largestOfRequest))。可以加的有：\(filesOfOffices)", message: message("file", view.issues)),
                endings: FileType.ofOffices.flatMap(\.endings)))
            \(buttons([button("添加")]))
            """))
        """
}
