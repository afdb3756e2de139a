import Actions
import Domain
import Hummingbird

struct TodoRoutes: Sendable {
    let server: PageServer

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get(use: todo)
    }

    @Sendable func todo(_ request: Request, _ context: StaffContext) async throws -> Response {
        let items = try await server.office.todo(of: context.caller)
        let mayDraft = context.session.authority.allowsSomewhere(.draftDocuments)
        let requests =
            context.session.authority.allowsSomewhere(.readRequests)
            ? try await server.office.requestTodo(of: context.caller) : []
        let petitions =
            context.session.handlesPetitions ? try await server.office.petitionTodo(of: context.caller) : []
        let reports =
            context.session.authority.allowsSomewhere(.readReports)
            ? try await server.office.reportTodo(of: context.caller) : []
        return try await DeskFrame(server, context).show(
            "待办", path: Links.Desk.home,
            todoPage(items, requests, petitions, reports, today: server.office.now().day, mayDraft: mayDraft),
            waiting: items.count)
    }
}

func todoPage(
    _ items: [TodoItem], _ requests: [RequestRow], _ petitions: [PetitionLine], _ reports: [ReportTodoLine],
    today: Day, mayDraft: Bool
) -> HTML {
    let overdue = items.count { $0.row.dueOn.map { $0 < today } ?? false }
    let due = items.count { $0.row.dueOn == today }
    let lead: HTML =
        switch (overdue, due) {
        case (0, 0): "\(grouped(items.count))件，按剩余工作日排列。"
        case (_, 0): "\(grouped(items.count))件。<strong>\(grouped(overdue))件已逾期</strong>，其余按剩余工作日排列。"
        case (0, _): "\(grouped(items.count))件。<strong>\(grouped(due))件今天到期</strong>，其余按剩余工作日排列。"
        default:
            """
            \(grouped(items.count))件。<strong>\(grouped(overdue))件已逾期，\(grouped(due))件今天到期</strong>，\
            其余按剩余工作日排列。
            """
        }
    let newLink: HTML? = mayDraft ? buttonLink("写一件文件", to: Links.Desk.newDocument) : nil
    let list: HTML =
        items.isEmpty
        ? requests.isEmpty && petitions.isEmpty && reports.isEmpty ? emptyState("现在没有要您办的事。", "有新的文件送来时会列在这里。") : ""
        : table(
            Table(
                columns: [
                    .init("剩余", isLabelled: false), .init("事项", isLabelled: false), .init("要您做", isLabelled: false),
                    .init("公布期限"), .init("来自"),
                ], rowHead: 1, rows: items.map { .cells(todoRow($0, today: today)) }))
    return """
        <div class="head row apart"><h1>待办</h1>\(newLink)</div>
        \(items.isEmpty ? nil : "<p class=\"lead\">\(lead)</p>" as HTML)
        \(list)
        \(requests.isEmpty ? nil : "<section><h2>依申请公开，\(grouped(requests.count))件</h2>\(requestTodoTable(requests, today: today))</section>" as HTML)
        \(petitions.isEmpty ? nil : "<section><h2>更正和投诉，\(grouped(petitions.count))件</h2>\(petitionTable(petitions, today: today))</section>" as HTML)
        \(reports.isEmpty ? nil : "<section><h2>年度报告，\(grouped(reports.count))件</h2>\(reportTodoTable(reports, today: today))</section>" as HTML)
        """
}

private func todoRow(_ item: TodoItem, today: Day) -> [HTML] {
    let address = Links.Desk.document(item.row.id)
    return [
        timeLeft(
            item.daysLeft, until: item.row.dueOn, isShort: item.daysLeft.map { $0 <= 2 } ?? false,
            at: "\(address)#term",
            today: today),
        "<a href=\"\(address)\">\(item.row.title)</a>",
        "\(name(of: item.task)) \(urgency(item, today: today))",
        item.row.dueOn.map { dateTime($0) } ?? "",
        HTML(item.row.organisationName),
    ]
}

/// How much is left of a term, in front of what is to be done.
/// - Parameters:
///   - days: working days.
///   - address: where it is explained.
func timeLeft(_ days: Int?, until due: Day?, isShort: Bool, at address: String, today: Day) -> HTML {
    guard let due, let days else { return "<span class=\"left\">—</span>" }
    if due < today {
        let late: HTML = days < 0 ? "逾期\(-days)<small>个工作日</small>" : "已逾期"
        return "<a class=\"left bad\" href=\"\(address)\">\(late)</a>"
    }
    if due == today { return "<a class=\"left warn\" href=\"\(address)\">今天</a>" }
    let tone = isShort ? "left warn" : "left"
    return "<a class=\"\(tone)\" href=\"\(address)\">\(days)<small>个工作日</small></a>"
}

private func urgency(_ item: TodoItem, today: Day) -> HTML {
    guard let due = item.row.dueOn, let days = item.daysLeft else { return "" }
    if due < today { return tag("已逾期", .bad) }
    return days <= 2 ? tag("即将到期", .warn) : ""
}

func name(of task: TodoItem.Task) -> String {
    switch task {
    case .finish: "写完送审"
    case .rework: "按意见修改"
    case .sign(let step): name(of: step)
    case .confirmOverride: "确认紧急发布"
    }
}
