import Actions
import Domain

/// Every agency's platform, under its government.
func organisationsPage(_ tree: OrganisationTree, _ words: Words) -> HTML {
    let sections = tree.roots.map { region($0, of: tree, level: 2, words) }
    return """
        <h1>\(words("政府信息公开"))</h1>
        <p class="lead">\(words("每个单位都有自己的公开平台：指南、制度、法定主动公开内容和年报。"))</p>
        \(sections.isEmpty ? emptyState(words("还没有登记单位。")) : sections.joined(separator: "\n"))
        """
}

/// An organisation with everything below it: its own bodies by kind, what stands below one of them behind its name, and
/// then the governments below it, each a region of its own.
private func region(_ top: Organisation, of tree: OrganisationTree, level: Int, _ words: Words) -> HTML {
    let children = tree.children(of: top.id)
    let bodies = children.filter { $0.kind != .government }
    let groups: [(String, [Organisation])] = [
        (words("部门"), bodies.filter { $0.kind == .department }),
        (words("乡镇、街道"), bodies.filter { $0.kind == .township || $0.kind == .subdistrict }),
        (words("其他单位"), bodies.filter { [.village, .branch, .enterprise].contains($0.kind) }),
    ]
    let governments = children.filter { $0.kind == .government }
    return """
        <section class="region">
        \(heading(level, "<a href=\"\(Links.organisation(top.code))\">\(top.name)</a>"))
        \(groups.compactMap { group($0, $1, level: level + 1) })\(bodies.compactMap { below($0, of: tree, words) })\
        \(governments.map { region($0, of: tree, level: level + 1, words) })
        </section>

        """
}

/// A township with ten villages must not push the next township from the screen.
private func below(_ body: Organisation, of tree: OrganisationTree, _ words: Words) -> HTML? {
    let all = tree.subtree(of: body.id).dropFirst()
    return all.isEmpty ? nil : details(words.bodies(below: body.shortName, count: all.count), links(Array(all))) + "\n"
}

private func group(_ title: String, _ organisations: [Organisation], level: Int) -> HTML? {
    organisations.isEmpty ? nil : "\(heading(level, HTML(title)))\n\(links(organisations))\n"
}

private func links(_ organisations: [Organisation]) -> HTML {
    let links = organisations.map { "<li><a href=\"\(Links.organisation($0.code))\">\($0.shortName)</a></li>" as HTML }
    return "<ul class=\"links\">\(links)</ul>"
}

/// Levels do not skip, and below the sixth there is none.
private func heading(_ level: Int, _ title: HTML) -> HTML {
    switch level {
    case ...2: "<h2>\(title)</h2>"
    case 3: "<h3>\(title)</h3>"
    case 4: "<h4>\(title)</h4>"
    case 5: "<h5>\(title)</h5>"
    default: "<h6>\(title)</h6>"
    }
}

/// 法定主动公开内容, in the order of Arts 20 and 21, with what is there under each.
func disclosurePage(
    _ agency: Agency, rows: [CatalogueCoverage], latest: [DocumentSummary], _ words: Words
) -> HTML {
    let organisation = agency.organisation
    let shown = rows.filter { $0.row.scheme != .standard || $0.total > 0 }
    let tableRows = groupedRows(shown, by: heading) { coverage in
        let address = Links.query(
            Links.documents, [("organisation", organisation.code), ("row", coverage.row.code)])
        // Nothing is there to be led to.
        let title: HTML =
            coverage.total > 0 ? "<a href=\"\(address)\">\(coverage.row.title)</a>" : HTML(coverage.row.title)
        return [title, HTML(grouped(coverage.total)), coverage.latest.map { dateTime($0) } ?? tag(words("还没有"))]
    }
    let total = rows.reduce(0) { $0 + $1.total }
    let content: HTML =
        tableRows.isEmpty
        ? emptyState(words("本单位还没有认领公开目录。"))
        : table(
            Table(
                columns: [
                    .init(words("公开内容"), isLabelled: false), .init(words("件数"), isNumeric: true), .init(words("最近公布")),
                ], rows: tableRows, total: [HTML(words("合计")), HTML(grouped(total)), ""], style: .few))
    return """
        <h1>\(organisation.name)<br>\(words("政府信息公开"))</h1>
        <p class="lead">\(words("法律规定本机关必须主动公布的信息，按《政府信息公开条例》第二十条、第二十一条排列。"))</p>
        \(searchInAgency(organisation, words))
        \(content)
        <div class="split half">
        <section aria-labelledby="latest"><h2 id="latest">\(words("最新文件"))</h2>
        \(lines(latest, empty: words("还没有公布文件。")))
        <p><a href="\(Links.query(Links.documents, [("organisation", organisation.code)]))">\(words("全部文件"))</a></p></section>
        <section aria-labelledby="office"><h2 id="office">\(words("公开工作机构"))</h2>
        \(contacts(agency.profile, words))</section>
        </div>
        \(children(agency, words))
        """
}

private func searchInAgency(_ organisation: Organisation, _ words: Words) -> HTML {
    """
    <form class="search head" role="search" aria-label="\(words("在本机关的信息里搜索"))" action="\(Links.search)">\
    <label class="hidden" for="qa">\(words("在本机关的信息里搜索"))</label>\
    <input id="qa" name="q" type="search" placeholder="\(words("只在本机关的信息里找"))">\
    \(hiddenField("organisation", organisation.code))<button class="button">\(words("搜索"))</button></form>
    """
}

private func contacts(_ profile: OpennessProfile, _ words: Words) -> HTML {
    summaryList([
        Fact(words("机构"), text: profile.officeName), Fact(words("地址"), text: profile.address),
        Fact(words("时间"), text: profile.hours), Fact(words("电话"), text: profile.phone),
        Fact(words("传真"), text: profile.fax), Fact(words("邮箱"), text: profile.email),
    ])
}

private func children(_ agency: Agency, _ words: Words) -> HTML? {
    group(words("下级单位"), agency.children, level: 2)
}

/// The guide, with everything Art 12 asks for.
func guidePage(_ agency: Agency, today: Day, _ words: Words) -> HTML {
    let profile = agency.profile
    let head: HTML = "<h1>\(agency.organisation.name)<br>\(words("政府信息公开指南"))</h1>"
    if profile.officeName.isEmpty {
        return
            "\(head)\(emptyState(words("本单位还没有写公开指南。"), "<a href=\"\(Links.about("contact"))\">\(words("联系我们"))</a>"))"
    }
    let reviewed: HTML? = profile.reviewedOn.map {
        "<p class=\"small soft\">\(labelled(words("最近核对"), dateTime($0), words))</p>"
    }
    return """
        \(head)
        <h2>\(words("信息分类、编排体系"))</h2>
        \(paragraphs(profile.classification))
        <h2>\(words("获取方式"))</h2>
        \(paragraphs(profile.access))
        <h2>\(words("公开工作机构"))</h2>
        \(contacts(profile, words))
        <h2>\(words("依申请公开"))</h2>
        <p><a href="\(Links.query(Links.newRequest, [("organisation", agency.organisation.code)]))">\
        \(words("怎样申请、向谁申请、什么时候答复"))</a></p>
        \(reviewed)
        """
}

func rulesPage(_ agency: Agency, _ words: Words) -> HTML {
    let rules = agency.profile.rules
    let own: HTML = rules.isEmpty ? "" : "<h2>\(words("本单位的制度"))</h2>\n\(paragraphs(rules))"
    let law = Links.query(Links.documents, [("row", "20-01")])
    return """
        <h1>\(agency.organisation.name)<br>\(words("政府信息公开制度"))</h1>
        \(own)
        <h2>\(words("法律、法规和规定"))</h2>
        <ul><li>《中华人民共和国政府信息公开条例》（2019年4月3日国务院令第711号修订）</li>
        <li>《国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知》（国办公开办函〔2019〕61号）</li></ul>
        <p><a href="\(law)">\(words("法规规章和规范性文件"))</a></p>
        """
}

func agencyReportsPage(
    _ agency: Agency, _ reports: [PublicReportLine], _ documents: [DocumentSummary], _ words: Words
) -> HTML {
    """
    <h1>\(agency.organisation.name)<br>\(words("政府信息公开年报"))</h1>
    \(reportList(reports, documents, words))
    """
}

func leadersPage(_ agency: Agency, _ words: Words) -> HTML {
    let leaders = agency.posts.filter { !$0.duties.isEmpty || $0.role == nil }
    let rows = leaders.map { post in
        Table.Row.cells([HTML(post.name), HTML(post.post), HTML(post.duties), dateTime(post.since)])
    }
    let list: HTML =
        rows.isEmpty
        ? emptyState(words("还没有登记负责人。"))
        : table(
            Table(
                columns: [
                    .init(words("姓名"), isLabelled: false), .init(words("职务")), .init(words("分工")), .init(words("任职")),
                ], rows: rows))
    return """
        <h1>\(agency.organisation.name)<br>\(words("领导之窗"))</h1>
        \(agency.profile.duties.isEmpty ? "" : duties(agency.profile.duties, words))
        \(list)
        """
}

private func duties(_ text: String, _ words: Words) -> HTML {
    "<h2>\(words("机关职能"))</h2>\n\(paragraphs(text))\n<h2>\(words("负责人"))</h2>"
}

/// A text of several lines as paragraphs.
func paragraphs(_ text: String) -> HTML {
    text.split(separator: "\n").map { "<p>\(String($0))</p>\n" as HTML }.joined()
}
