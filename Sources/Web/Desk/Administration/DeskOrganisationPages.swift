import Actions
import Domain

/// An organisation as the desk lists it, with what the caller may do there.
struct DeskOrganisationRow: Sendable {
    var organisation: Organisation
    var mayChange: Bool
    var mayWriteProfile: Bool
}

func deskOrganisationsPage(_ rows: [DeskOrganisationRow], tree: OrganisationTree, done: String) -> HTML {
    let lines = rows.map { row in
        let organisation = row.organisation
        let parent = organisation.parent.flatMap { tree[$0]?.shortName }
        return Table.Row.cells([
            "<a href=\"\(Links.organisation(organisation.code))\">\(organisation.name)</a>", HTML(parent ?? ""),
            HTML(name(of: organisation.kind)), work(row),
        ])
    }
    let columns: [Table.Column] = [
        .init("单位", isLabelled: false), .init("上级"), .init("类别"), .init("办理", isLabelled: false),
    ]
    let newLink: HTML? = rows.contains(where: \.mayChange) ? buttonLink("添加单位", to: Links.Desk.newOrganisation) : nil
    return """
        \(doneMessage(done))\
        <div class="head row apart"><h1>单位</h1>\(newLink)</div>
        <p class="soft">共\(grouped(rows.count))个</p>
        \(table(Table(columns: columns, rows: lines)))
        """
}

private func doneMessage(_ done: String) -> HTML? {
    switch done {
    case "added": statusMessage("单位已经添加。")
    case "changed": statusMessage("名称和代码已经保存。")
    case "profile": statusMessage("公开指南已经保存，并且记下了今天核对过。")
    default: nil
    }
}

private func work(_ row: DeskOrganisationRow) -> HTML {
    let (code, owner) = (row.organisation.code, row.organisation.shortName)
    var links: [HTML] = []
    if row.mayWriteProfile { links.append(link("公开指南", of: owner, to: Links.Desk.profile(code))) }
    if row.mayWriteProfile { links.append(link("文书模板", of: owner, to: Links.Desk.letterTemplates(code))) }
    if row.mayChange { links.append(link("名称和代码", of: owner, to: Links.Desk.organisation(code))) }
    return links.joined(separator: "　")
}

/// Says to whom it belongs where only the link is read out.
private func link(_ title: String, of owner: String, to address: String) -> HTML {
    "<a href=\"\(address)\"><span class=\"hidden\">\(owner)：</span>\(title)</a>"
}

func newOrganisationPage(
    _ fields: FormFields, parents: [Organisation], functions: [OrganisationFunction], csrf: String, once: String
) -> HTML {
    """
    <h1>添加单位</h1>
    \(postForm(to: Links.Desk.organisations, csrfToken: csrf, warnsBeforeLeaving: true, """
        \(hiddenField("once", once))\
        \(fields.list("parent", parents.map { Choice($0.code, $0.name) }))
        \(fields.line("code", hint: "用在网址里，例如finance；以后不能改，也不能给别的单位用", size: 24))
        \(nameFields(fields, functions))
        \(buttons([button("添加"), buttonLink("返回", to: Links.Desk.organisations, kind: .quiet)]))
        """))
    """
}

func deskOrganisationPage(
    _ organisation: Organisation, _ fields: FormFields, functions: [OrganisationFunction], csrf: String
) -> HTML {
    """
    <h1>\(organisation.name)</h1>
    <p class="lead">网址是\(Links.organisation(organisation.code))，不能改。</p>
    \(postForm(to: Links.Desk.organisation(organisation.code), csrfToken: csrf, warnsBeforeLeaving: true, """
        \(nameFields(fields, functions))
        \(fields.line("indexTemplate", hint: "只管以后的文件；必须有{year}和{sequence:5}，还可以用{organisation}、{region}、{month}、{row}"))
        \(buttons([button("保存"), buttonLink("返回", to: Links.Desk.organisations, kind: .quiet)]))
        """))
    """
}

private func nameFields(_ fields: FormFields, _ functions: [OrganisationFunction]) -> HTML {
    let kinds = Organisation.Kind.allCases.map { Choice($0.rawValue, name(of: $0)) }
    return """
        \(fields.line("name", hint: "全称"))
        \(fields.line("shortName", hint: "不填就用全称", isOptional: true))
        \(fields.list("kind", kinds))
        \(fields.line("creditCode", hint: "18位，索引号以它开头；没有的用单位代码", size: 24, isOptional: true))
        \(fields.line("regionCode", hint: "6位数字", size: 10, isOptional: true))
        \(fields.ticks("functions", functions.map { Choice($0.code, $0.name) }, hint: "公开目录里只列与职能有关的事项；都不选就全部列出"))
        """
}

extension Organisation {
    /// What stands in its form.
    var fields: FormFields {
        FormFields(
            [
                "name": name, "shortName": shortName, "kind": kind.rawValue, "creditCode": creditCode ?? "",
                "regionCode": regionCode ?? "", "indexTemplate": indexTemplate,
            ], ticked: ["functions": functions])
    }
}
