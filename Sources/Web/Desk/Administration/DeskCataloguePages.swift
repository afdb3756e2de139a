import Actions
import Domain

func deskCataloguesPage(_ organisations: [Organisation]) -> HTML {
    """
    <h1>公开目录</h1>
    <p class="lead">选一个单位，勾选它要公开的事项。</p>
    \(recordList(organisations.map { RecordLine($0.name, Links.Desk.catalogue($0.code), HTML(name(of: $0.kind))) }))
    """
}

/// The rows an organisation can answer for, with those that are ticked.
struct AdoptionView: Sendable {
    var rows: AdoptableRows
    var ticked: Set<String>
    var today: Day
    var issues: [Issue]
    var done: String
    var csrf: String
}

func deskCataloguePage(_ view: AdoptionView) -> HTML {
    let organisation = view.rows.organisation
    return """
        \(view.done == "adopted" ? statusMessage("公开目录已经保存。") : "")\
        <h1>公开目录</h1>
        <p class="lead">\(organisation.name)：\(grouped(view.rows.rows.count))项适用，已经采用\(grouped(view.rows.adopted.count))项。</p>
        \(adoptionForm(view))
        """
}

private func adoptionForm(_ view: AdoptionView) -> HTML {
    if view.rows.rows.isEmpty { return emptyState("目录中没有适用于这个单位的事项。") }
    var number = 0
    let areas = inOrder(view.rows.rows, by: \.area).map { area, rows -> HTML in
        let groups = inOrder(rows, by: \.level1).map { title, rows -> HTML in
            number += 1
            // The error summary leads to the first one.
            let field = FormField(
                "rows", title, message: number == 1 ? message("rows", view.issues) : nil,
                id: number == 1 ? nil : "group\(number)")
            return checkboxes(field, choices: rows.map { choice($0, today: view.today) }, selected: view.ticked)
        }
        return "<h2>\(area)</h2>\n\(groups)\n"
    }
    return postForm(
        to: Links.Desk.catalogue(view.rows.organisation.code), csrfToken: view.csrf, warnsBeforeLeaving: true,
        """
        \(areas)\
        \(buttons([button("保存"), button("采用全部适用的", kind: .quiet, name: "action", value: "all")]))
        """)
}

private func choice(_ row: CatalogueRow, today: Day) -> Choice {
    var remarks = row.level2.isEmpty ? [] : [row.content]
    remarks.append("期限：\(row.termText.isEmpty ? name(of: row.term) : row.termText)")
    if row.mode == .onRequest { remarks.append("依申请公开") }
    if !row.basis.isEmpty { remarks.append("依据：\(row.basis.joined(separator: "、"))") }
    if !row.isInForce(on: today) { remarks.append("现在不适用") }
    return Choice(row.code, row.level2.isEmpty ? row.content : row.level2, hint: remarks.joined(separator: "。"))
}

private func name(of term: PublicationTerm) -> String {
    switch term {
    case .workingDays(let count): "\(count)个工作日"
    case .calendarDays(let count): "\(count)日"
    }
}

/// Groups in the order in which their first members come.
private func inOrder(
    _ rows: [CatalogueRow], by key: (CatalogueRow) -> String
) -> [(key: String, rows: [CatalogueRow])] {
    let groups = Dictionary(grouping: rows, by: key)
    var seen: Set<String> = []
    return rows.map(key).filter { seen.insert($0).inserted }.map { ($0, groups[$0] ?? []) }
}
