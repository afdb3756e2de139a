import Actions
import Domain

/// Why a form has to be sent on by its sender.
enum Interruption {
    case signingIn
    /// The page was older than the session, or from another one.
    case anotherSession
}

/// Shows what was written and sends it on, now that its writer is known again.
func resumePage(
    _ resumed: ResumedForm, after interruption: Interruption, csrf: String, _ classification: Classification
) -> HTML {
    if let page = resumed.pageToAskAgain { return askAgainPage(page) }
    let lead =
        switch interruption {
        case .signingIn: "您已经重新登录。下面是登录过期前写好的内容，一个字也没有丢。"
        case .anotherSession: "页面放得太久，或者您在别的窗口里重新登录过。下面是您写好的内容，一个字也没有丢。"
        }
    return """
        <h1>继续提交</h1>
        <p class="lead">\(lead)</p>
        \(written(resumed, classification))
        \(postForm(to: resumed.path, csrfToken: csrf, "\(resumed.resent)\(buttons([button("继续提交")]))"))
        """
}

/// The number of the form did its work before: what was written now can be sent on under a new one. A new document can
/// also become the next revision of the one that the form made.
/// - Parameter number: makes a number for each form of the page.
func usedFormPage(_ used: FormUsedUp, under number: () -> String, _ classification: Classification) -> HTML {
    let resumed = used.resumed
    let csrf = used.session.csrf
    let again = postForm(
        to: resumed.path, csrfToken: csrf,
        "\(resumed.resent(under: number()))\(buttons([button(resumed.path == Links.Desk.documents ? "另存为一件新文件" : "继续提交")]))"
    )
    var (earlier, revision): (HTML?, HTML?)
    if let record = Links.Desk.record(used.subject, ofFormAt: resumed.path) {
        earlier = "<p><a href=\"\(record)\" target=\"_blank\" rel=\"noopener\">看先前办好的（新窗口）</a></p>\n"
        if resumed.path == Links.Desk.documents, let id = Document.ID(used.subject) {
            // The form's own act was the first event; what came after it is compared before anything is written over.
            revision = postForm(
                to: Links.Desk.document(id, "revisions"), csrfToken: csrf,
                """
                \(hiddenField("version", "1"))\(resumed.resent(under: number()))\
                \(buttons([button("存成先前那件文件的新一版")]))
                """)
        }
    }
    return """
        <h1>这张表单先前已经提交过</h1>
        <p class="lead">那一次已经办好。这一次写的和那一次不一样，还没有办理，一个字也没有丢。</p>
        \(earlier)\(written(resumed, classification))
        \(revision)\(again)
        """
}

/// The database could not take the form: it can be sent again from here, under its own number, so that it acts once.
func unstoredFormPage(
    _ form: FormNotStored, title: String, advice: String, _ classification: Classification
) -> HTML {
    if let page = form.resumed.pageToAskAgain { return askAgainPage(page) }
    return """
        <h1>\(title)</h1>
        <p class="lead">\(advice)</p>
        <p>下面是您写好的内容，一个字也没有丢。请不要关掉这一页。</p>
        \(written(form.resumed, classification))
        \(postForm(to: form.resumed.path, csrfToken: form.csrf, "\(form.resumed.resent)\(buttons([button("再提交一次")]))"))
        """
}

private func askAgainPage(_ page: String) -> HTML {
    """
    <h1>请重新填写</h1>
    <p class="lead">为了安全，密码和动态码不保留。刚才的没有办理，请再填一次。</p>
    \(buttons([buttonLink("重新填写", to: page)]))
    """
}

private func written(_ resumed: ResumedForm, _ classification: Classification) -> HTML {
    let hasMarkup = resumed.form.raw("bodyFormat") == "html"
    let facts = resumed.form.words.map { name, value in
        let text =
            name == "body" && hasMarkup
            ? (try? RichTextParser.parse(value).text.plainText) ?? value : shown(value, inField: name, classification)
        return Fact(label(ofField: name), beginning(of: text))
    }
    let needsPassword = resumed.path == Links.Desk.people
    return "\(summaryList(facts))\(needsPassword ? inset("<p>密码没有保留，提交后请再填一次。</p>") : nil)"
}

/// Enough to know one's own words again, in their paragraphs, and how many there are where that is not all.
private func beginning(of text: String) -> HTML {
    let length = 200
    let paragraphs = text.prefix(length).split(whereSeparator: \.isNewline)
    let rest: HTML? = text.count > length ? "<p class=\"soft\">……共\(grouped(text.count))字，全部保留着。</p>" : nil
    if paragraphs.count <= 1, rest == nil { return HTML(text) }
    return "\(paragraphs.map { paragraph -> HTML in "<p>\(String(paragraph))</p>" })\(rest)"
}
