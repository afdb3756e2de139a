import Actions
import Domain

/// How far a new file is; and what the search in it found.
func redactionState(_ view: RedactionView) -> HTML? {
    guard let redaction = view.redaction else { return nil }
    switch redaction.state {
    case .marking where redaction.gap != nil: return unread(redaction)
    case .marking: return nil
    case .reading: return reading(view)
    case .waiting: return waiting(view, redaction)
    case .failed where redaction.marks.isEmpty:
        return unread(redaction)
    case .failed:
        return notification(
            .bad, title: "新文件没有做成", "<p>\(redaction.gap.map(sentence(for:)) ?? "请再试一次；还不行，请告诉系统管理员。")</p>")
    case .done, .adopted: return redaction.proof.map { proofSection($0, view, redaction) }
    }
}

private func unread(_ redaction: FileRedaction) -> HTML {
    notification(
        .warn, title: "文件没有检查完", "<p>\(redaction.gap.map(sentence(for:)))要遮盖的，请自己看一遍，自己标出。</p>")
}

private func reading(_ view: RedactionView) -> HTML {
    """
    <section data-waiting>\(notification(.info, title: "正在检查这份文件", "<p>检查完了，在这里标出要遮盖的内容。可以先办别的，不用等在这一页。</p>"))
    \(buttons([buttonLink("看看进度", to: view.address(), kind: .quiet)]))</section>

    """
}

private func waiting(_ view: RedactionView, _ redaction: FileRedaction) -> HTML {
    let progress: HTML
    if let pages = redaction.pages, redaction.pagesDone < pages {
        progress = """
            <p>已经排好\(redaction.pagesDone)页，共\(pages)页。\
            <progress max="\(pages)" value="\(redaction.pagesDone)">\(redaction.pagesDone)/\(pages)</progress></p>
            """
    } else if redaction.pages != nil {
        progress = "<p>页面已经排好，正在新文件里查遮盖的内容。</p>"
    } else {
        progress = view.desk.ahead > 0 ? "<p>前面还有\(view.desk.ahead)个文件。</p>" : "<p>刚刚开始。</p>"
    }
    let again = buttonLink("看看进度", to: view.address(), kind: .quiet)
    return """
        <section data-waiting>\(notification(.info, title: "正在生成遮盖后的文件", "\(progress)<p>可以先办别的，不用等在这一页。</p>"))
        \(buttons([again]))</section>

        """
}

private func proofSection(_ proof: RedactionProof, _ view: RedactionView, _ redaction: FileRedaction) -> HTML {
    let facts = [
        Fact("黑条", HTML("\(proof.bars)处，依据：\(proof.grounds.map(\.label).joined(separator: "；"))")),
        Fact("查的内容", HTML("\(proof.searched)种文字")),
        Fact("文字和属性里", result(proof, [.text, .properties])),
        Fact("画面里", seen(proof)),
    ]
    let title = redaction.state == .adopted ? "已经换成遮盖后的文件" : proof.isPassed ? "遮盖过的内容，新文件里都查不到" : "还不能换"
    let adoption: HTML? =
        view.desk.mayMark && proof.isPassed
        ? view.form(
            "/adoption", "d",
            """
            \(hiddenField("version", String(view.desk.version)))\(hiddenField("marks", String(redaction.version)))\
            \(buttons([button("换成遮盖后的文件")]))
            """) : nil
    return """
        <section aria-labelledby="proof"><h2 id="proof">核验结果</h2>
        \(notification(proof.isPassed ? .good : .bad, title: title, remains(proof)))
        \(summaryList(facts))
        <p><a href="\(view.address("/result"))" download>打开遮盖后的文件</a>，自己再看一遍。</p>
        \(adoption)</section>

        """
}

private func remains(_ proof: RedactionProof) -> HTML {
    let failures = proof.failures.map { "“\($0.words)”\(place(of: $0))还有" }
    let missing = proof.missing.map { "“\($0)”在文件里没有找到，没有遮盖。请核对文字，或者在页面上框出" }
    let elsewhere = proof.elsewhere.map { "框住的“\($0.words)”\(place(of: $0))还有。要遮盖的，请按文字再标" }
    let lines = failures + missing + elsewhere
    if lines.isEmpty { return "<p>文字、属性和画面都查过。</p>" }
    return "<ul>\(lines.map { "<li>\($0)。</li>" as HTML })</ul>"
}

private func result(_ proof: RedactionProof, _ layers: [RedactionProof.Remain.Layer]) -> HTML {
    let count = proof.failures.count { layers.contains($0.layer) }
    return count == 0 ? tag("没有查到", .good) : tag("查到\(count)处", .bad)
}

private func seen(_ proof: RedactionProof) -> HTML {
    if let program = proof.unseen {
        return "\(tag("没有查", .warn)) 这台服务器的\(program)没有装好，黑条盖没盖住请自己看。"
    }
    return "\(result(proof, [.picture])) 识别了\(proof.pagesSeen)页，共\(proof.pages)页"
}

private func place(of remain: RedactionProof.Remain) -> String {
    let page = remain.page.map { "第\($0)页" } ?? ""
    return switch remain.layer {
    case .text: "\(page)的文字里"
    case .properties: "文件属性里"
    case .picture: "\(page)的画面里"
    }
}

private func sentence(for gap: FileReading.Gap) -> String {
    switch gap {
    case .missing(let program): "这台服务器没有装\(program)。请告诉系统管理员。"
    case .tooSlow(let program): "\(program)没有在规定的时间里做完。请把文件拆小再试。"
    case .failed(let program): "\(program)处理不了这个文件。请用原来的软件另存为PDF，再添加。"
    case .encrypted: "文件有密码，打不开。请去掉密码，再添加。"
    case .damaged: "文件坏了，打不开。请用原来的软件另存一次，再添加。"
    case .tooLong(let limit): "文件太长，最多\(limit)页。请拆开再添加。"
    }
}
