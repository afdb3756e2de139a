import Actions
import Domain

struct RetentionView: Sendable {
    var expired: [ExpiredRequest]
    var expiredPetitions: [ExpiredPetition]
    var years: Int
    var isDone: Bool
    var issues: [Issue] = []
    var obstacle: Obstacle?
    var chosen: Set<String> = []
    var csrf: String
    var once: String
}

/// Archived requests of which it need not be known any more who asked.
func retentionPage(_ view: RetentionView) -> HTML {
    let obstacle: HTML? = view.obstacle.map { notification(.warn, title: $0.title, "<p>\($0.advice)</p>") }
    let form =
        view.expired.isEmpty
        ? emptyState("没有保存期满的申请。")
        : postForm(
            to: Links.Desk.retention, csrfToken: view.csrf,
            """
            \(hiddenField("once", view.once))
            \(checkboxes(
                FormField("requests", "保存期满的申请", message: message("requests", view.issues)),
                choices: view.expired.map(choice), selected: view.chosen))
            \(buttons([button("销毁选中申请的申请人信息", kind: .danger)]))
            """)
    return """
        \(obstacle)\(view.isDone ? statusMessage("已经销毁，写进了操作日志。") : nil)\
        <h1>保存期满的申请</h1>
        <p class="lead">归档满\(view.years)年的申请，可以销毁申请人的信息。销毁以后谁也打不开：申请人是谁、要了什么、文书的内容都没有了；编号、日期、答复类型和统计还在。\
        <strong>不能恢复。</strong></p>
        <p>归档的人不能自己销毁。还有没审结的复议、诉讼的，不能销毁。保存年限由系统管理员在「网站」里设。先前的备份里还有，备份到期才会消失。</p>
        \(form)\(petitionForm(view))
        """
}

private func petitionForm(_ view: RetentionView) -> HTML? {
    guard !view.expiredPetitions.isEmpty else { return nil }
    let choices = view.expiredPetitions.map { expired in
        Choice(
            expired.petition.id.text, expired.petition.number.text,
            hint: "\(expired.closedOn.iso)\(expired.outcome.map { name(of: $0) } ?? "撤回")")
    }
    return postForm(
        to: Links.Desk.retention, csrfToken: view.csrf,
        """
        \(hiddenField("once", "\(view.once)petitions"))\(hiddenField("what", "petitions"))
        \(checkboxes(
            FormField("petitions", "保存期满的更正申请、投诉", message: message("petitions", view.issues)), choices: choices,
            selected: view.chosen))
        \(buttons([button("销毁选中的提出人信息", kind: .danger)]))
        """)
}

private func choice(_ expired: ExpiredRequest) -> Choice {
    let outcome = expired.outcome.map { name(of: $0) } ?? ""
    return Choice(
        expired.request.id.text, expired.request.number.text,
        hint: ["\(expired.archivedOn.iso)归档", outcome].filter { !$0.isEmpty }.joined(separator: "，"),
        obstacle: expired.isDisputed ? "还有没审结的复议、诉讼" : nil)
}
