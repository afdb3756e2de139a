import Actions
import Domain

/// What the guard has found in a draft, beside its text: the drafter mends or masks it, who reviews it answers for what stays.
func guardSection(_ view: DeskDocumentView) -> HTML? {
    let report = view.document.guarded
    guard view.state.stage != .settled, view.state.stage != .discarded, view.document.content.attribute == .proactive
    else { return nil }
    if report.findings.isEmpty, report.unread.isEmpty {
        return """
            <section aria-labelledby="guard"><h2 id="guard">公开前检查</h2>
            <p>\(tag("没有发现问题", .good)) 查了标题、正文\(view.document.content.attachments.isEmpty ? "" : "和附件")。程序查不出所有问题，签署前仍要自己看。</p>
            </section>

            """
    }
    let waiting: HTML? =
        report.unread.isEmpty
        ? nil : "<p>\(tag("正在检查", .info)) 还有\(report.unread.count)个附件没有读完，读完以前不能公布。</p>\n"
    let open = report.open.count
    let summary: HTML =
        open > 0
        ? "<p>\(tag("有\(open)处要处理", .bad)) 改正、遮盖，或者由拟稿人以外的人写明理由放行以后，才能公布。</p>"
        : report.findings.isEmpty ? "" : "<p>\(tag("没有必须处理的", .good)) 下面的供参考。</p>"
    let ordered = report.findings.enumerated().sorted {
        (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    let items = ordered.map { index, finding -> HTML in
        "<li class=\"\(tone(of: finding))\">\(findingCard(finding, index, view))</li>\n"
    }
    return """
        <section aria-labelledby="guard"><h2 id="guard">公开前检查</h2>
        \(waiting)\(summary)\(maskAllForm(view))
        <ol class="findings">\(items)</ol>
        </section>

        """
}

private func rank(_ finding: DocumentFinding) -> Int {
    finding.isOpen ? 0 : finding.allowance == nil ? 1 : 2
}

private func tone(of found: DocumentFinding) -> String {
    (found.isOpen ? Tone.bad : found.allowance == nil ? .warn : .good).rawValue
}

private func findingCard(_ found: DocumentFinding, _ index: Int, _ view: DeskDocumentView) -> HTML {
    let finding = found.finding
    let place = found.file.map { "附件《\($0.name)》\(phrase(for: finding.place))" } ?? phrase(for: finding.place)
    let excerpt: HTML? = finding.excerpt.isEmpty ? nil : "<blockquote><p>\(marked(finding))</p></blockquote>\n"
    let state: HTML =
        found.allowance == nil
        ? tag(name(of: finding.severity), finding.severity == .block ? .bad : .warn) : tag("已放行", .good)
    let allowance: HTML? = found.allowance.map {
        "<p>\($0.person.flatMap { view.document.names[$0] } ?? "")放行：\($0.reason)</p>\n"
    }
    return """
        <h3>\(name(of: finding.kind)) \(state)</h3>
        <p class="soft">\(place)</p>
        \(excerpt)\(allowance)<p>\(reason(for: finding.kind))\(advice(for: finding.kind))</p>
        \(maskForm(found, index, view))\(allowanceForm(found, index, view))
        """
}

/// The words around, with what was found in them marked.
private func marked(_ finding: GuardFinding) -> HTML {
    guard !finding.match.isEmpty, let range = finding.excerpt.firstRange(of: finding.match) else {
        return HTML(finding.excerpt)
    }
    return """
        \(String(finding.excerpt[..<range.lowerBound]))<mark>\(finding.match)</mark>\
        \(String(finding.excerpt[range.upperBound...]))
        """
}

private func isMaskable(_ found: DocumentFinding) -> Bool {
    found.file == nil && found.allowance == nil && found.finding.replacement != nil
}

private func mayMask(_ view: DeskDocumentView) -> Bool {
    view.document.mayDraft && (try? view.state.checkRevisable()) != nil
}

private func maskAllForm(_ view: DeskDocumentView) -> HTML? {
    let count = Set(view.document.guarded.findings.filter(isMaskable).map(\.mark)).count
    guard mayMask(view), count > 1 else { return nil }
    return postForm(
        to: Links.Desk.document(view.document.id, "findings/masking"), csrfToken: view.csrf,
        """
        \(hiddenField("once", "\(view.once)m"))\(hiddenField("version", String(view.state.eventCount)))\
        \(buttons([button("一次改好\(count)处", kind: .quiet)]))
        """)
}

private func maskForm(_ found: DocumentFinding, _ index: Int, _ view: DeskDocumentView) -> HTML? {
    guard mayMask(view), isMaskable(found), let replacement = found.finding.replacement else { return nil }
    return postForm(
        to: Links.Desk.document(view.document.id, "findings/masking"), csrfToken: view.csrf,
        """
        \(hiddenField("once", "\(view.once)m\(index)"))\(hiddenField("version", String(view.state.eventCount)))\
        \(hiddenField("mark", found.mark))<button class="button quiet">改成“\(replacement)”</button>
        """)
}

private func allowanceForm(_ found: DocumentFinding, _ index: Int, _ view: DeskDocumentView) -> HTML? {
    guard view.document.mayAllowFindings, found.isOpen else { return nil }
    let isSent = view.sent?.kind == .allowance && view.sent?.form.text("mark") == found.mark
    let problem = isSent ? message("guardReason", view.issues) : nil
    let form = postForm(
        to: Links.Desk.document(view.document.id, DeskForm.allowance.rawValue), csrfToken: view.csrf,
        """
        \(hiddenField("once", "\(view.once)a\(index)"))\(hiddenField("version", String(view.state.eventCount)))\
        \(hiddenField("mark", found.mark))\
        \(textField(
            FormField("guardReason", "理由", hint: "写明为什么可以公开，会记入经过，不能改", message: problem, id: "guardReason-\(index)"),
            value: isSent ? view.sent?.form.text("guardReason") ?? "" : ""))\
        \(button("放行这一处", kind: .danger))
        """)
    return details("核实以后放行", isOpen: isSent, form)
}
