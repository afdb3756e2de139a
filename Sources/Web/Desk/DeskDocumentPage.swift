import Actions
import Domain

/// Everything the page of one document at the desk shows.
struct DeskDocumentView: Sendable {
    var document: DeskDocument
    /// What was done a moment ago was done to this one.
    var earlier: DeskDocument?
    /// What else this person has to sign, most urgent first.
    var waiting: [Document.ID]
    var person: Person.ID
    var today: Day
    var classification: Classification
    var issues: [Issue]
    var obstacle: Obstacle?
    var sent: SentDeskForm?
    var done: DocumentActs.Done
    var csrf: String
    var once: String
    var editorScript: String

    var state: DocumentCase { document.state }

    var remarks: [DocumentRemark] {
        var typed = document.content
        typed.documentNumber = done.typedNumber
        return (typed.withNumberNormalised == document.content ? typed : document.content).remarks
    }

    /// What every form of the page carries.
    var marks: HTML {
        "\(hiddenField("once", once))\(hiddenField("version", String(state.eventCount)))"
    }
}

func deskDocumentPage(_ view: DeskDocumentView) -> HTML {
    let content = view.document.content
    return """
        \(view.obstacleMessage)\(doneMessage(view))\(notesOfText(view.done))\(remarksLine(view.remarks))\
        <div class="head">
        <p class="soft">\(view.document.organisation.name)</p>
        <h1>\(content.title)</h1>
        <p>\(stateLine(view))</p>
        \(reviewSteps(view))
        </div>
        <div class="split work">
        <div>
        \(metadata(view))
        <section class="paper" aria-labelledby="text">
        <h2 id="text">正文，第\(view.document.revision.number)版</h2>
        \(changesLine(view))\
        <div class="official">\(HTML(sanitised: content.body.displayHTML(tableName: "表格")))</div>
        </section>
        \(attachmentSection(view))\(guardSection(view))\(termSection(view))
        <section aria-labelledby="past"><h2 id="past">经过</h2>
        \(timeline(story(view)))
        </section>
        </div>
        <aside aria-label="办理">\(deskActions(view))</aside>
        </div>
        """
}

private func notesOfText(_ done: DocumentActs.Done) -> HTML? {
    ["from-file", "body-replaced"].contains(done.what)
        ? notesOfPaste(done.notes, title: "Word文件里有一部分没有转入正文，原文件里还有") : notesOfPaste(done.notes)
}

private func doneMessage(_ view: DeskDocumentView) -> HTML {
    let state = view.earlier?.state ?? view.state
    let sentence: String? =
        switch view.done.what {
        case "saved": "已经保存。"
        case "saved-only": "已经保存，还没有送审：保存以后文件又有变动，请看清再送审。"
        case "repeated": "这张表单先前已经收到，没有重复办理。\(state.stage == .draft ? "文件是草稿，还没有送审。" : "")"
        case "submitted": "已经送审。"
        case "signed": state.isPublic && state.stage == .settled ? "已经签署并公布，写入了公开日志。" : "已经签署。"
        case "returned": "已经退回，拟稿人会看到您的意见。"
        case "recalled": "已经撤回，文件又是草稿了。"
        case "overridden": "已经紧急公布，等另一个人确认。"
        case "confirmed": "已经确认。"
        case "withdrawn": "已经撤下。地址还在，说明了理由。"
        case "validity": "有效性已经改变，写入了公开日志。"
        case "discarded": "已经放弃，经过还在。"
        case "from-file": "已经起草，原文件在附件里。请对照看一遍；公开目录、主题分类、体裁照您常写的填了，请核对。"
        case "body-replaced": "正文已经换成附件里的，存成了新的一版。请对照看一遍。"
        case "masked": "已经改好，存成了新的一版。"
        case "allowed": "已经放行，理由写进了经过。"
        default: nil
        }
    guard let sentence else { return "" }
    let place = view.earlier.map(link) ?? nextLine(view)
    let message: HTML = "<p>\(sentence)\(place)</p>"
    return "\(statusNote(message))\(savedForms(view.done.savedForms, script: view.editorScript))"
}

private func link(to document: DeskDocument) -> HTML {
    "　<a href=\"\(Links.Desk.document(document.id))\">\(document.content.title)</a>"
}

/// Where work goes on after something was done with this document.
private func nextLine(_ view: DeskDocumentView) -> HTML? {
    guard view.document.steps.isEmpty, let next = view.waiting.first else { return nil }
    return NextInLine.link(to: Links.Desk.document(next), view.waiting.count)
}

/// Tells the editor which of the copies it kept are no longer needed.
func savedForms(_ numbers: [String], script: String) -> HTML? {
    guard !numbers.isEmpty else { return nil }
    let saved = numbers.map { number -> HTML in "<meta name=\"editor-saved\" content=\"\(number)\">" }
    return "\(saved)<script type=\"module\" src=\"\(script)\"></script>"
}

private func remarksLine(_ remarks: [DocumentRemark]) -> HTML? {
    guard !remarks.isEmpty else { return nil }
    return notification(.warn, title: "提醒", "<ul>\(remarks.map { "<li>\(sentence(for: $0))</li>" })</ul>")
}

private func stateLine(_ view: DeskDocumentView) -> HTML {
    var parts: [HTML] = []
    switch view.state.stage {
    case .draft: parts.append(tag("草稿"))
    case .returned(let step, _): parts.append(tag("\(name(of: step))退回", .warn))
    case .inReview: parts.append(tag("审核中", .info))
    case .scheduled(let at): parts.append(tag("定时\(at.wallClockMinute)公布", .info))
    case .settled: break
    case .discarded: parts.append(tag("已放弃"))
    }
    switch view.state.publicity {
    case .none: break
    case .published: parts.append(tag("已公布", .good))
    case .filed: parts.append(tag("不公开，已登记"))
    case .withdrawn: parts.append(tag("已撤下", .bad))
    }
    if view.state.awaitsConfirmation { parts.append(tag("紧急发布，待另一个人确认", .bad)) }
    if view.state.isImported { parts.append(tag("导入")) }
    if view.state.publicRevision != nil {
        parts.append("<a href=\"\(Links.document(view.document.id))\">公众页面</a>")
    }
    return parts.joined(separator: " ")
}

private func reviewSteps(_ view: DeskDocumentView) -> HTML {
    guard view.state.stage == .inReview else { return "" }
    let order: [ReviewStep] = [.check, .review, .secrecy, .approval]
    let items = order.map { step -> HTML in
        if let signature = view.state.signatures[step] {
            let who = signature.person.flatMap { view.document.names[$0] } ?? ""
            return "<li class=\"done\">\(name(of: step))<span>\(who)</span><span class=\"hidden\">（已签）</span></li>"
        }
        let isDue = view.state.dueSteps.contains(step)
        return "<li\(attribute: "aria-current", isDue ? "step" : nil)>\(name(of: step))</li>"
    }
    return """
        <nav aria-label="流程"><ol class="steps"><li class="done">拟稿<span class="hidden">（已办）</span></li>\(items)\
        <li>公布</li></ol></nav>
        """
}

private func metadata(_ view: DeskDocumentView) -> HTML {
    let content = view.document.content
    return summaryList(
        [
            Fact("索引号", text: view.document.stored.indexNumber),
            Fact("发文字号", text: content.documentNumber),
            Fact("发文机关", text: content.issuer),
            Fact("体裁", text: view.classification.genre(content.genre)?.name),
            Fact("文件性质", text: content.legalForm.map { name(of: $0) }),
            Fact("成文日期", content.signedOn.map { dateTime($0) } ?? ""),
            Fact("信息形成日期", content.formedOn.map { dateTime($0) } ?? ""),
            Fact("施行日期", content.effectiveOn.map { dateTime($0) } ?? ""),
            Fact("有效期至", content.expiresOn.map { dateTime($0) } ?? ""),
            Fact("主题分类", text: content.topic.flatMap(view.classification.nameOfTopic)),
            Fact("公开目录", text: view.document.row.map { "\($0.area)／\($0.title)" }),
            Fact("公开属性", text: name(of: content.attribute)),
            Fact("依据和理由", text: withholding(content), isWide: true),
            Fact("信息来源", text: content.origin == .made ? nil : name(of: content.origin)),
            Fact("原文网址", text: content.sourceAddress, isWide: true),
            Fact("解读的文件", text: view.document.interpreted, isWide: true),
            Fact("关键词", text: content.keywords.joined(separator: "，")),
            Fact("内容概述", text: content.summary, isWide: true),
            Fact("定时发布", content.publishAt.map { dateTime($0) } ?? ""),
            Fact("更正说明", text: content.publicNote, isWide: true),
            Fact(
                "依申请公开转来",
                view.document.request.map { "<a href=\"\(Links.Desk.request($0.id))\">\(unbroken($0.number.text))</a>" }
                    ?? ""),
        ], inPairs: true)
}

private func withholding(_ content: DocumentContent) -> String? {
    guard content.attribute != .proactive else { return nil }
    let ground = content.attributeGround.map { name(of: $0) } ?? ""
    return "\(ground)。\(content.attributeReason)"
}

private func changesLine(_ view: DeskDocumentView) -> HTML? {
    guard view.document.revision.number > 1 else { return nil }
    let address = Links.Desk.document(view.document.id, "changes")
    return "<p class=\"small\"><a href=\"\(address)\">与前一版的不同</a></p>\n"
}

private func attachmentSection(_ view: DeskDocumentView) -> HTML? {
    let files = view.document.content.attachments
    let mayChange = view.document.mayDraft && (try? view.state.checkRevisable()) != nil
    if files.isEmpty, !mayChange { return nil }
    let items = files.map { file -> HTML in
        """
        <li>\(deskFileLink(file, of: view.document))（\(size(file.size))） \(fileState(file, in: view.document))</li>

        """
    }
    let list: HTML = files.isEmpty ? "<p>没有。</p>" : "<ol>\(items)</ol>"
    let address = Links.Desk.document(view.document.id, "files")
    return """
        <section aria-labelledby="files"><h2 id="files">附件</h2>
        \(list)
        \(mayChange ? "<p><a href=\"\(address)\">添加、改名、移除附件</a></p>" as HTML : nil)
        </section>

        """
}

/// How the term to publish was counted, day by day.
private func termSection(_ view: DeskDocumentView) -> HTML {
    guard let days = view.document.ledger, view.state.stage != .settled, view.state.stage != .discarded else {
        return ""
    }
    let left = view.document.daysLeft ?? 0
    let sentence =
        days.due < view.today ? "已经逾期" : days.due == view.today ? "今天到期" : "还剩\(left)个工作日"
    return """
        <section aria-labelledby="term"><h2 id="term">公布期限：\(days.due.chinese)，\(sentence)</h2>
        <p class="soft">\(view.document.row?.termText ?? "形成或者变更之日起20个工作日内（《政府信息公开条例》第二十六条）")。当天不算，从第二天起数。</p>
        \(details("怎么算的", termLedger(days, today: view.today, caption: "从\(days.dayZero.chinese)起")))
        \(provisionalRemark(days))
        </section>
        """
}
