import Actions
import Domain

/// What may be attached, one file at a time.
func applicationFilesPage(_ view: ApplicationView) -> HTML {
    """
    \(stepsLine(view.step.part))
    \(errorSummary(formErrors(view.issues)))\
    <p class="soft">向\(view.agency.organisation.name)申请</p>
    <h1>附上材料（可以不附）</h1>
    <p>能说明您要什么信息的，例如先前的答复、公告的照片。没有就按“继续”。</p>
    \(authorityRemark(view))\(attachedList(view.files) { Links.newRequest("attachments/\($0)") })
    \(postForm(to: Links.newRequest(view.step.rawValue), csrfToken: nil, takesFile: true, """
        \(kindField(view))
        \(attachmentField(view.issues))
        \(inset("<p><strong>谁看得到</strong></p>\n<p>加密保存。提交以前只有您用这个浏览器打得开；提交以后只有承办机关的人打得开，每次打开都有记录。</p>"))
        \(buttons([
            button("添加", kind: .quiet, name: "action", value: "add"), button("继续", name: "action", value: "on"),
            buttonLink("返回上一步", to: Links.newRequest(ApplicationStep.what.rawValue), kind: .quiet),
        ]))
        """))
    \(otherWays(view.agency))
    """
}

/// One file of those that may be handed in with something.
func attachmentField(_ issues: [Issue]) -> HTML {
    fileField(
        FormField("file", "选一个文件", hint: fileHint, message: message("file", issues), isOptional: true),
        endings: FileType.ofCitizens.flatMap(\.endings))
}

private let fileHint = """
    一次添加一个，最多\(RequestFile.mostInApplication)个；一个最多\(size(RequestFile.longest))，\
    加起来最多\(size(RequestFile.largestApplication))。可以交的有：\(allowedFiles)
    """

private func hasAuthority(_ view: ApplicationView) -> Bool { view.files.contains { $0.kind == .authority } }

private func authorityRemark(_ view: ApplicationView) -> HTML? {
    guard view.fields.isByAgent, !hasAuthority(view) else { return nil }
    return notification(.warn, title: "您是代理人", "<p>请附上书面的授权委托书；没有电子的，提交以后交给受理机关。</p>")
}

private func kindField(_ view: ApplicationView) -> HTML {
    let kinds: [(RequestFile.Kind, String)] = [
        (.attachment, "和要的信息有关的材料"), (.authority, "替别人申请的，要有"), (.identityPaper, "受理机关要求时再交"),
    ]
    return radios(
        FormField("fileKind", "是什么材料", message: message("fileKind", view.issues)),
        choices: kinds.filter { $0.0 != .authority || view.fields.isByAgent }.map {
            Choice($0.0.rawValue, name(of: $0.0), hint: $0.1)
        },
        selected: (view.fields.isByAgent && !hasAuthority(view) ? RequestFile.Kind.authority : .attachment).rawValue)
}

/// - Parameter address: where a file of a draft is, by its place.
func attachedList(_ files: [RequestFile], _ address: (Int) -> String) -> HTML? {
    guard !files.isEmpty else { return nil }
    let rows = files.map { file -> HTML in
        let removal = postForm(
            to: "\(address(file.position))/removal", csrfToken: nil,
            "<button class=\"button quiet\">删除<span class=\"hidden\">\(file.name)</span></button>")
        return """
            <div><dt>\(name(of: file.kind))</dt>\
            <dd><a href="\(address(file.position))">\(file.name)</a>（\(size(file.size))）</dd>\
            <dd>\(removal)</dd></div>

            """
    }
    return "<h2>已经添加\(files.count)个</h2>\n<dl class=\"answers\">\(rows)</dl>\n"
}
