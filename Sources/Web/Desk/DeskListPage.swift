import Actions
import Domain

func deskListPage(_ list: DeskList, _ filter: DeskFilter, page: Int, pageSize: Int, mayDraft: Bool) -> HTML {
    let stageTabs =
        [MenuEntry("全部", Links.Desk.documents, isCurrent: filter.stage == nil && filter.publicity == nil)]
        + DeskStage.allCases.filter { $0 != .settled }.map {
            MenuEntry(
                $0.title, Links.query(Links.Desk.documents, [("stage", $0.rawValue)]),
                isCurrent: filter.stage == $0.rawValue)
        }
        + DeskPublicity.allCases.filter { $0 != .none }.map {
            MenuEntry(
                $0.title, Links.query(Links.Desk.documents, [("publicity", $0.rawValue)]),
                isCurrent: filter.publicity == $0.rawValue)
        }
    let newLink: HTML? = mayDraft ? buttonLink("写一件文件", to: Links.Desk.newDocument) : nil
    let rows = list.rows.map { row in
        Table.Row.cells([
            "<a href=\"\(Links.Desk.document(row.id))\">\(row.title)</a>", stateTags(row), HTML(row.organisationName),
            dateTime(row.changedAt),
        ])
    }
    let body: HTML =
        rows.isEmpty
        ? emptyState("这里没有文件。")
        : table(
            Table(
                columns: [
                    .init("标题", isLabelled: false), .init("状态", isLabelled: false), .init("单位"),
                    .init("最近变动"),
                ], rows: rows))
    return """
        <div class="head row apart"><h1>文件</h1>\(newLink)</div>
        \(tabs(stageTabs, label: "按状态"))
        <p class="soft">共\(grouped(list.total))件</p>
        \(body)
        \(pagination(page: page, of: (list.total + pageSize - 1) / pageSize) { number in
            Links.query(
                Links.Desk.documents,
                [("stage", filter.stage ?? ""), ("publicity", filter.publicity ?? ""), ("page", String(number))])
        })
        """
}

func stateTags(_ row: DeskRow) -> HTML {
    var tags: [HTML] = []
    if let stage = DeskStage(rawValue: row.stage), stage != .settled { tags.append(tag(stage.title, stage.tone)) }
    if let publicity = DeskPublicity(rawValue: row.publicity), publicity != .none {
        tags.append(tag(publicity.title, publicity.tone))
    }
    if row.awaitsConfirmation { tags.append(tag("紧急发布，待确认", .bad)) }
    return tags.joined(separator: " ")
}
