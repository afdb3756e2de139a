import Actions
import Domain

/// Everything the page of one person shows.
struct PersonView: Sendable {
    var person: PersonWithPosts
    /// Where the caller decides who works there.
    var organisations: [Organisation]
    var tree: OrganisationTree
    var fields: FormFields
    /// The appointment whose end was typed wrongly.
    var ending: Appointment.ID?
    var done: String
    var csrf: String
    var once: String

    func manages(_ post: Appointment) -> Bool {
        organisations.contains { $0.id == post.organisation }
    }

    /// Who works for others too is theirs to let in.
    var managesAll: Bool { person.appointments.allSatisfy(manages) }
}

func personPage(_ view: PersonView) -> HTML {
    let person = view.person.person
    let aside: HTML? =
        view.managesAll && !person.login.isEmpty
        ? "<aside aria-label=\"账号\">\(passwordCard(view))\(activityCard(view))</aside>" : nil
    return """
        \(doneMessage(view.done))\
        <div class="head">
        <h1>\(person.name)</h1>
        <p>\(person.isActive ? tag("在用", .good) : tag("停用")) \(person.login.isEmpty ? "没有登录名" : "登录名：\(person.login)")</p>
        </div>
        <div class="split work">
        <div>
        <section aria-labelledby="posts"><h2 id="posts">职务</h2>
        \(posts(view))
        </section>
        <section aria-labelledby="appoint"><h2 id="appoint">增加职务</h2>
        \(postForm(to: Links.Desk.person(person.id, "appointments"), csrfToken: view.csrf, """
            \(hiddenField("once", view.once))\(appointmentFields(view.fields, view.organisations))
            \(buttons([button("增加职务")]))
            """))
        </section>
        </div>
        \(aside)
        </div>
        """
}

private func doneMessage(_ done: String) -> HTML? {
    switch done {
    case "added": statusMessage("已经添加。")
    case "appointed": statusMessage("职务已经增加。")
    case "password": statusMessage("密码已经重置，两步验证已经停用。请当面告诉本人，请他登录后就改。")
    case "activated": statusMessage("账号已经启用。")
    case "deactivated": statusMessage("账号已经停用，正在进行的登录也已经退出。")
    case "ended": statusMessage("任期已经结束，办过的事都还在。")
    default: nil
    }
}

private func posts(_ view: PersonView) -> HTML {
    let rows = view.person.appointments.map { post in
        Table.Row.cells([
            HTML(post.post), HTML(view.tree[post.organisation]?.name ?? ""), HTML(post.role.map { name(of: $0) } ?? ""),
            dateTime(post.since), post.until.map { dateTime($0) } ?? endForm(post, view),
        ])
    }
    let columns: [Table.Column] = [
        .init("职务", isLabelled: false), .init("单位"), .init("角色"), .init("任职日期"), .init("离任日期", isLabelled: false),
    ]
    return table(Table(columns: columns, rows: rows))
}

private func endForm(_ post: Appointment, _ view: PersonView) -> HTML {
    guard view.manages(post) else { return "" }
    // The field that the error summary leads to has the plain name.
    let isWrong = view.ending == post.id
    var fields = view.fields
    if !isWrong {
        fields.issues = []
        fields.values["until"] = view.person.today.iso
    }
    return postForm(
        to: Links.Desk.appointmentEnd(post.id), csrfToken: view.csrf,
        """
        \(hiddenField("person", post.person.text))\(fields.day("until", id: isWrong ? nil : "until-\(post.id)"))\
        \(button("结束任职", kind: .quiet))
        """)
}

private func passwordCard(_ view: PersonView) -> HTML {
    """
    <section class="card"><h2>重置密码</h2>
    \(postForm(to: Links.Desk.person(view.person.person.id, "password"), csrfToken: view.csrf, """
        \(view.fields.password(
            "password", "新密码", hint: "两步验证会一起停用，正在进行的登录会退出", autocomplete: "new-password"))
        \(button("重置密码", kind: .danger))
        """))
    </section>
    """
}

private func activityCard(_ view: PersonView) -> HTML {
    let isActive = view.person.person.isActive
    let form = postForm(
        to: Links.Desk.person(view.person.person.id, "activity"), csrfToken: view.csrf,
        """
        \(hiddenField("active", isActive ? "no" : "yes"))\
        \(button(isActive ? "停用账号" : "启用账号", kind: isActive ? .danger : .quiet))
        """)
    return """
        <section class="card"><h2>\(isActive ? "停用账号" : "启用账号")</h2>
        <p>\(isActive ? "停用后不能登录，办过的事和姓名都还在。" : "启用后又能用原来的密码登录。")</p>
        \(form)
        </section>
        """
}
