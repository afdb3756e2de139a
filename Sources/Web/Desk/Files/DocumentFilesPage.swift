import Actions
import Domain

struct DocumentFilesView: Sendable {
    var document: DeskDocument
    var issues: [Issue]
    var obstacle: Obstacle?
    var done: String
    var csrf: String
    var once: String
    var uploadScript: String

    var files: [Attachment] { document.content.attachments }

    /// Whether this person may bring and take out files now.
    var mayChange: Bool { document.mayDraft && (try? document.state.checkRevisable()) != nil }

    func marks(_ suffix: String) -> HTML {
        "\(hiddenField("once", once + suffix))\(hiddenField("version", String(document.state.eventCount)))"
    }

    func address(_ file: Attachment, _ part: String) -> String {
        Links.Desk.document(document.id, "files/\(file.hash)/\(part)")
    }
}

/// The files of a document: what there is, what was learned of each, and the form to bring more.
func documentFilesPage(_ view: DocumentFilesView) -> HTML {
    let obstacle: HTML? = view.obstacle.map { notification(.warn, title: $0.title, "<p>\($0.advice)</p>") }
    let back = Links.Desk.document(view.document.id)
    return """
        \(errorSummary(formErrors(view.issues)))\(obstacle)\(doneMessage(view.done))\
        <p class="soft">\(view.document.content.title)</p>
        <h1>附件</h1>
        \(fileList(view))
        \(view.mayChange ? uploadForm(view) : nil)
        \(buttons([buttonLink("返回文件", to: back, kind: .quiet)]))
        """
}

private func doneMessage(_ done: String) -> HTML? {
    switch done {
    case "added": statusMessage("已经添加。程序正在读取内容，读完以后做公开前检查。")
    case "removed": statusMessage("已经移除，以前的版本里还有。")
    case "cleaned": statusMessage("已经清除属性：新文件重新打开检查过，文字没有变；原来的留在以前的版本里。")
    case "renamed": statusMessage("已经改名。")
    case "raised": statusMessage("已经往前移了一位。")
    default: nil
    }
}

private func fileList(_ view: DocumentFilesView) -> HTML {
    if view.files.isEmpty { return "<p>还没有附件。</p>" }
    let table = Table(
        columns: [
            .init("文件", isLabelled: false), .init("大小", isShort: true), .init("检查", isShort: true),
            .init("可以办的", isLabelled: false),
        ],
        rows: view.files.enumerated().map { index, file in
            .cells([
                deskFileLink(file, of: view.document), HTML(size(file.size)), fileState(file, in: view.document),
                view.mayChange ? fileForms(file, at: index, view) : "",
            ])
        })
    return Web.table(table)
}

func deskFileLink(_ file: Attachment, of document: DeskDocument) -> HTML {
    "<a href=\"\(Links.Desk.document(document.id, "files/\(file.hash)"))\">\(file.name)</a>"
}

/// Whether a file was read, and what came of it.
func fileState(_ file: Attachment, in document: DeskDocument) -> HTML {
    guard let known = document.files[file.hash], known.state != .waiting else {
        let progress = document.progress[file.hash].map {
            " <span class=\"small soft\">\(phrase(for: $0))</span>" as HTML
        }
        return "\(tag("正在检查", .info))\(progress)"
    }
    let open = document.guarded.open.count { $0.file?.hash == file.hash }
    let all = document.guarded.findings.count { $0.file?.hash == file.hash }
    if open > 0 { return tag("有\(open)处要处理", .bad) }
    return all > 0 ? tag("有\(all)处提醒", .warn) : tag("检查过", .good)
}

private func phrase(for progress: FileProgress) -> HTML {
    switch progress {
    case .queued(let place): "排队第\(place)"
    case .reading(let since): "正在读，\(dateTime(since))开始"
    case .again(let time): "没有读成，\(dateTime(time))再试"
    }
}

private func fileForms(_ file: Attachment, at index: Int, _ view: DocumentFilesView) -> HTML {
    let hidden: HTML = "<span class=\"hidden\">\(file.name)</span>"
    let raising: HTML? =
        index == 0
        ? nil
        : postForm(
            to: view.address(file, "raising"), csrfToken: view.csrf,
            "\(view.marks("u\(index)"))<button class=\"button quiet\">上移\(hidden)</button>")
    let renaming = details(
        "改名",
        postForm(
            to: view.address(file, "name"), csrfToken: view.csrf,
            """
            \(view.marks("n\(index)"))\
            \(textField(FormField("name", "新的名称", hint: "扩展名不变", id: "name-\(index)"), value: file.name))\
            \(button("改名", kind: .quiet))
            """))
    let removal = postForm(
        to: view.address(file, "removal"), csrfToken: view.csrf,
        "\(view.marks("r\(index)"))<button class=\"button danger\">移除\(hidden)</button>")
    let cleaning: HTML? =
        view.document.mayClean(file)
        ? postForm(
            to: view.address(file, "cleaning"), csrfToken: view.csrf,
            "\(view.marks("c\(index)"))<button class=\"button quiet\">清除属性\(hidden)</button>")
        : nil
    let redaction: HTML? =
        view.document.mayRedact(file)
        ? "<a class=\"button quiet\" href=\"\(view.address(file, "redaction"))\">遮盖\(hidden)</a>" : nil
    let taking: HTML? =
        file.type == .docx
        ? postForm(
            to: view.address(file, "body"), csrfToken: view.csrf,
            "\(view.marks("b\(index)"))<button class=\"button quiet\">换成正文\(hidden)</button>")
        : nil
    return "<div class=\"row\">\(raising)\(taking)\(cleaning)\(redaction)\(removal)</div>\(renaming)"
}

private func uploadForm(_ view: DocumentFilesView) -> HTML {
    """
    <h2>添加附件</h2>
    \(postForm(to: Links.Desk.document(view.document.id, "files"), csrfToken: view.csrf, takesFile: true, uploads: Links.Desk.uploads, """
        \(view.marks("a"))\
        \(fileField(
            FormField("file", "选文件", hint: """
                可以一次选几个；一个最多\(size(Attachment.longest))，一件文件最多\(Attachment.room.most)个附件，加起来最多\(size(Attachment.room.largest))。\
                可以加的有：\(filesOfOffices)
                """, message: message("file", view.issues)),
            endings: FileType.ofOffices.flatMap(\.endings), isMultiple: true))
        \(buttons([button("添加")]))
        """))
    <script type="module" src="\(view.uploadScript)"></script>
    \(inset("<p>公布以前，附件只有本单位办理的人打得开；撤下以后，谁也下载不到。</p>"))
    """
}
