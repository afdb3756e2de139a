import Actions
import Domain
import Hummingbird

/// The desk's board of annual reports, the page of one, what is behind its figures, and every act on it.
struct DeskReportRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }
    private static let pageSize = 50

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("reports", use: board)
        desk.post("reports", use: open)
        desk.get("reports/:id", use: show)
        desk.get("reports/:id/cells/:cell", use: records)
        desk.post("reports/:id/cells/:cell", use: enterOne)
        desk.get("reports/:id/figures", use: figures)
        desk.post("reports/:id/figures", use: enter)
        desk.get("reports/:id/texts", use: texts)
        desk.post("reports/:id/texts", use: write)
        for step in ReportStep.allCases {
            desk.post("reports/:id/\(step.rawValue)") { request, context in try await take(step, request, context) }
        }
    }

    @Sendable func board(_ request: Request, _ context: StaffContext) async throws -> Response {
        let today = office.now().day
        // From January on, the year that has just ended is the one to report on.
        let year = Int(request.query("year")).flatMap { (2019...today.year).contains($0) ? $0 : nil } ?? today.year - 1
        let board = try await office.reportBoard(year: year, by: context.caller)
        let writable = context.session.authority.organisations(for: .writeReports, tree: context.session.tree)
        return try await DeskFrame(server, context).show(
            "年度报告", path: Links.Desk.reports,
            reportBoardPage(
                ReportBoardView(
                    board: board, today: today, writable: Set(writable.map(\.id)),
                    setsTerms: context.session.managesSite, csrf: context.session.csrf)))
    }

    @Sendable func open(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        guard let year = Int(sent.form.text("year")), let scope = ReportScope(rawValue: sent.form.text("scope")),
            let organisation = context.session.tree.flattened.map(\.organisation).first(where: {
                $0.code == sent.form.text("organisation")
            })
        else { throw NotFound() }
        let id = try await office.openReport(of: organisation.id, year: year, scope, by: sent.caller)
        return .seeOther(Links.Desk.report(id))
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await page(context, done: request.query("done"))
    }

    private func take(_ step: ReportStep, _ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let (id, words) = (try id(context), sent.form.text("words"))
        do {
            switch step {
            case .submission: try await office.submitReport(id, expecting: sent.version, by: sent.caller)
            case .draft:
                let document = try await office.draftReport(id, expecting: sent.version, by: sent.caller)
                return .seeOther(Links.Desk.document(document))
            case .recall, .giveBack, .acceptance:
                guard let act = step.act(words) else { throw NotFound() }
                try await office.act(act, on: id, expecting: sent.version, by: sent.caller)
            }
            return .seeOther(Links.query(Links.Desk.report(id), [("done", step.rawValue)]))
        } catch let invalid as Invalid {
            return try await page(context, issues: invalid.issues, sent: (step, words))
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return try await page(context, obstacle: obstacle, sent: (step, words))
        }
    }

    private func page(
        _ context: StaffContext, done: String = "", issues: [Issue] = [], obstacle: Obstacle? = nil,
        sent: (step: ReportStep, words: String)? = nil
    ) async throws -> Response {
        let view = DeskReportView(
            report: try await office.deskReport(try id(context), by: context.caller), today: office.now().day,
            issues: issues, obstacle: obstacle, sent: sent, done: done, csrf: context.session.csrf,
            once: office.newFormNumber())
        return try await DeskFrame(server, context).show(
            view.report.content.title, path: Links.Desk.reports, deskReportPage(view), issues: issues, obstacle)
    }

    // MARK: figures

    @Sendable func records(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await records(page: request.page, nil, FormFields(), context)
    }

    private func records(
        page: Int, _ obstacle: Obstacle?, _ fields: FormFields, _ context: StaffContext
    ) async throws -> Response {
        let (id, cell) = (try id(context), try cell(context))
        let records = try await office.reportRecords(
            id, cell, offset: (page - 1) * Self.pageSize, limit: Self.pageSize, by: context.caller)
        let report = try await office.deskReport(id, by: context.caller)
        let view = ReportRecordsView(
            records: records, page: page, pageSize: Self.pageSize, fields: fields, obstacle: obstacle,
            mayEnter: report.mayEnter(cell), version: report.state.eventCount,
            person: records.entry?.person.flatMap { report.names[$0] } ?? "", csrf: context.session.csrf)
        return try await DeskFrame(server, context).show(
            name(of: cell), path: Links.Desk.reports, reportRecordsPage(view), issues: fields.issues, obstacle)
    }

    @Sendable func enterOne(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let cell = try cell(context)
        let report = try await office.deskReport(try id(context), by: context.caller)
        return try await enter([cell], of: report, sent) { issues, obstacle in
            try await records(page: 1, obstacle, FormFields(sent.form, issues), context)
        }
    }

    @Sendable func figures(_ request: Request, _ context: StaffContext) async throws -> Response {
        let report = try await office.deskReport(try id(context), by: context.caller)
        return try await figures(report, FormFields(report.enteredWords), nil, context)
    }

    @Sendable func enter(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let report = try await office.deskReport(try id(context), by: context.caller)
        return try await enter(report.cellsToEnter, of: report, sent) { issues, obstacle in
            try await figures(report, FormFields(sent.form, issues), obstacle, context)
        }
    }

    private func figures(
        _ report: DeskReport, _ fields: FormFields, _ obstacle: Obstacle?, _ context: StaffContext
    ) async throws -> Response {
        try await DeskFrame(server, context).show(
            "填写数字", path: Links.Desk.reports,
            reportFiguresPage(
                ReportFiguresView(report: report, fields: fields, obstacle: obstacle, csrf: context.session.csrf)),
            issues: fields.issues, obstacle)
    }

    private func enter(
        _ cells: [ReportCell], of report: DeskReport, _ sent: StaffForm,
        again: ([Issue], Obstacle?) async throws -> Response
    ) async throws -> Response {
        try await save(report.report.id, "figures", again: again) {
            let values = try ReportFigures.changes(to: report.state.entries, cells, sent.form)
            try await office.act(
                .enter(values, source: sent.form.text("source")), on: report.report.id, expecting: sent.version,
                by: sent.caller)
        }
    }

    /// The report again, or the form with what keeps it from being saved.
    private func save(
        _ id: AnnualReport.ID, _ done: String, again: ([Issue], Obstacle?) async throws -> Response,
        _ act: () async throws -> Void
    ) async throws -> Response {
        do {
            try await act()
            return .seeOther(Links.query(Links.Desk.report(id), [("done", done)]))
        } catch let invalid as Invalid {
            return try await again(invalid.issues, nil)
        } catch {
            guard let obstacle = Obstacle(error) else { throw error }
            return try await again([], obstacle)
        }
    }

    // MARK: texts

    @Sendable func texts(_ request: Request, _ context: StaffContext) async throws -> Response {
        let report = try await office.deskReport(try id(context), by: context.caller)
        return try await texts(report, FormFields(report.textFields), nil, context)
    }

    @Sendable func write(_ request: Request, _ context: StaffContext) async throws -> Response {
        let sent = try await StaffForm(request, context)
        let id = try id(context)
        let written = Dictionary(
            ReportSection.written.map { ($0, sent.form.text($0.field)) }, uniquingKeysWith: { first, _ in first })
        return try await save(id, "texts") { issues, obstacle in
            let report = try await office.deskReport(id, by: context.caller)
            return try await texts(report, FormFields(sent.form, issues), obstacle, context)
        } _: {
            try await office.act(.write(written), on: id, expecting: sent.version, by: sent.caller)
        }
    }

    private func texts(
        _ report: DeskReport, _ fields: FormFields, _ obstacle: Obstacle?, _ context: StaffContext
    ) async throws -> Response {
        try await DeskFrame(server, context).show(
            "写文字", path: Links.Desk.reports,
            reportTextsPage(
                ReportTextsView(report: report, fields: fields, obstacle: obstacle, csrf: context.session.csrf)),
            issues: fields.issues, obstacle)
    }

    private func id(_ context: StaffContext) throws -> AnnualReport.ID {
        try context.parameters.id("id", as: AnnualReport.ID.self)
    }

    private func cell(_ context: StaffContext) throws -> ReportCell {
        guard let cell = ReportCell(key: try context.parameters.require("cell")) else { throw NotFound() }
        return cell
    }
}

/// What is done with a report from its page.
enum ReportStep: String, CaseIterable, Sendable {
    case submission, recall
    case giveBack = "return"
    case acceptance, draft

    /// Nil of those that are no act on the report alone.
    func act(_ words: String) -> ReportAct? {
        switch self {
        case .recall: .recall(reason: words)
        case .giveBack: .giveBack(reason: words)
        case .acceptance: .accept(opinion: words)
        case .submission, .draft: nil
        }
    }
}
