import Actions
import Domain
import Hummingbird

/// Until when the reports of each level are to be published.
struct ReportTermRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("reports/terms", use: show)
        desk.post("reports/terms", use: change)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let terms = try await office.reportTerms()
        let fields = FormFields(
            Dictionary(
                ReportLevel.allCases.map { ($0.field, terms[$0].text) }, uniquingKeysWith: { first, _ in first }))
        return try await page(fields, isDone: request.query("done") == "saved", context)
    }

    @Sendable func change(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        // What is no day is outside of every bound.
        let days = ReportLevel.allCases.map {
            ($0, MonthDay(sent.form.text($0.field)) ?? MonthDay(month: 0, day: 0))
        }
        do {
            try await office.changeReportTerms(
                ReportTerms(Dictionary(days, uniquingKeysWith: { first, _ in first })), by: sent.caller)
            return .seeOther(Links.query(Links.Desk.reportTerms, [("done", "saved")]))
        } catch let invalid as Invalid {
            return try await page(FormFields(sent.form, invalid.issues), isDone: false, context)
        }
    }

    private func page(_ fields: FormFields, isDone: Bool, _ context: StaffContext) async throws -> Response {
        guard context.session.managesSite else { throw Forbidden() }
        return try await DeskFrame(server, context).show(
            "年度报告的公布期限", path: Links.Desk.reports,
            """
            \(isDone ? statusMessage("已经保存。") : nil)\
            <h1>年度报告的公布期限</h1>
            <p>《政府信息公开条例》第四十九条：部门每年1月31日前，县级以上地方政府每年3月31日前。本地规定更早的，在这里改，写成“月-日”。</p>
            \(postForm(to: Links.Desk.reportTerms, csrfToken: context.session.csrf, """
                \(ReportLevel.allCases.map { fields.line($0.field, size: 6) })
                \(buttons([button("保存"), buttonLink("返回", to: Links.Desk.reports, kind: .quiet)]))
                """))
            """, issues: fields.issues)
    }
}
