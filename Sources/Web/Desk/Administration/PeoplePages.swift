import Actions
import Domain

func peoplePage(_ people: [PersonWithPosts], tree: OrganisationTree) -> HTML {
    let rows = people.map { entry in
        Table.Row.cells([
            "<a href=\"\(Links.Desk.person(entry.person.id))\">\(entry.person.name)</a>",
            HTML(entry.person.login),
            currentPosts(entry, tree: tree),
            entry.person.isActive ? tag("在用", .good) : tag("停用"),
        ])
    }
    let columns: [Table.Column] = [
        .init("姓名", isLabelled: false), .init("登录名"), .init("现任职务"), .init("账号"),
    ]
    return """
        <div class="head row apart"><h1>人员</h1>\(buttonLink("添加人员", to: Links.Desk.newPerson))</div>
        <p class="soft">共\(grouped(people.count))人</p>
        \(table(Table(columns: columns, rows: rows)))
        """
}

private func currentPosts(_ entry: PersonWithPosts, tree: OrganisationTree) -> HTML {
    let posts = entry.appointments.filter { ($0.until ?? entry.today) >= entry.today }
    let lines = posts.map { post -> HTML in
        let role = post.role.map { "（\(name(of: $0))）" } ?? ""
        let until: HTML? = post.until.map { "，到\(dateTime($0))止" }
        let time: HTML = "<span class=\"small soft\">\(dateTime(post.since))起\(until)</span>"
        return "\(tree[post.organisation]?.shortName ?? "")\(post.post)\(role) \(time)"
    }
    return lines.isEmpty ? "<span class=\"soft\">没有现任职务</span>" : lines.joined(separator: "<br>")
}

func newPersonPage(_ fields: FormFields, organisations: [Organisation], csrf: String, once: String) -> HTML {
    """
    <h1>添加人员</h1>
    <p class="lead">只在公众页面上列出姓名、职务的，不用登录名。</p>
    \(postForm(to: Links.Desk.people, csrfToken: csrf, warnsBeforeLeaving: true, """
        \(hiddenField("once", once))\
        \(fields.line("personName", size: 20))
        \(appointmentFields(fields, organisations))
        <h2>登录</h2>
        \(fields.line("login", hint: "小写字母、数字和连字符；有角色的必须填", size: 24, isOptional: true))
        \(fields.password(
            "password", "初始密码", hint: "至少\(PasswordRule.least)个字符，当面告诉本人，请他登录后就改", autocomplete: "new-password"))
        \(buttons([button("添加"), buttonLink("返回", to: Links.Desk.people, kind: .quiet)]))
        """))
    """
}

/// The post that somebody is appointed to.
func appointmentFields(_ fields: FormFields, _ organisations: [Organisation]) -> HTML {
    let roles = [Choice("", "没有角色，只列出职务")] + Role.allCases.map { Choice($0.rawValue, name(of: $0)) }
    return """
        \(fields.list("organisation", organisations.map { Choice($0.code, $0.name) }))
        \(fields.line("post", hint: "例如：办公室主任", size: 24))
        \(fields.area("duties", hint: "领导分工等，公众会看到", rows: 3, isOptional: true))
        \(fields.list("role", roles, hint: "决定在工作台上能办什么，管本单位和下级单位"))
        \(fields.day("since"))
        """
}
