import Actions
import Domain
import HTTPTypes
import Hummingbird

/// The frame of every desk page: the menu of what this person may do, with what waits.
struct DeskFrame: Sendable {
    let server: PageServer
    let session: Session
    let reader: ReaderPreferences

    init(server: PageServer, session: Session, reader: ReaderPreferences) {
        self.server = server
        self.session = session
        self.reader = reader
    }

    init(_ server: PageServer, _ context: StaffContext) {
        self.init(server: server, session: context.session, reader: context.reader)
    }

    /// - Parameter waiting: how many documents there are to work on, where the page has counted them.
    func show(
        _ title: String, path: String, _ main: HTML, issues: [Issue] = [], status: HTTPResponse.Status = .ok,
        waiting counted: Int? = nil
    ) async throws -> Response {
        var waiting = counted ?? 0
        if counted == nil { waiting = try await server.office.todo(of: session.caller).count }
        if session.authority.allowsSomewhere(.readRequests) {
            waiting += try await server.office.requestTodoCount(of: session.caller)
        }
        if session.authority.allowsSomewhere(.readReports) {
            waiting += try await server.office.reportTodoCount(of: session.caller)
        }
        if session.handlesPetitions { waiting += try await server.office.petitionTodoCount(of: session.caller) }
        var page = DeskPage(
            title: title, path: path,
            session: DeskPage.Session(
                person: session.person.name, post: post, csrfToken: session.csrf, menu: menu(path, waiting: waiting)),
            main: "\(errorSummary(formErrors(issues)))\(main)")
        page.hasErrors = !issues.isEmpty
        guard !issues.isEmpty else { return try await server.show(page, reader: reader, status: status) }
        var response = try await server.show(page, reader: reader, status: .unprocessableContent)
        response.headers[named: "X-Problem"] = "invalid"
        return response
    }

    /// `市自然资源和规划局信息员`
    private var post: String {
        session.authority.grants.map { grant in
            "\(session.tree[grant.organisation]?.shortName ?? "")\(name(of: grant.role))"
        }.joined(separator: "、")
    }

    private func menu(_ path: String, waiting: Int) -> [MenuEntry] {
        let authority = session.authority
        let entries: [(String, String, Bool, Int?)] = [
            ("待办", Links.Desk.home, true, waiting),
            ("文件", Links.Desk.documents, authority.allowsSomewhere(.readDocuments), nil),
            ("依申请公开", Links.Desk.requests, authority.allowsSomewhere(.readRequests), nil),
            (
                "依申请公开", Links.Desk.requestStatistics,
                !authority.allowsSomewhere(.readRequests) && authority.allowsSomewhere(.countRequests), nil
            ),
            ("更正和投诉", Links.Desk.petitions, session.handlesPetitions, nil),
            ("年度报告", Links.Desk.reports, authority.allowsSomewhere(.readReports), nil),
            ("公开目录", Links.Desk.catalogue, authority.allowsSomewhere(.arrangeCatalogue), nil),
            ("单位", Links.Desk.organisations, authority.allowsSomewhere(.editProfile), nil),
            ("人员", Links.Desk.people, authority.allowsSomewhere(.managePeople), nil),
            ("网站", Links.Desk.site, session.managesSite, nil),
            ("附件检查", Links.Desk.files, session.managesSite, nil),
            ("工作日历", Links.Desk.calendar, session.managesSite, nil),
            ("操作日志", Links.Desk.journal, authority.allowsSomewhere(.readJournal), nil),
            ("我的账号", Links.Desk.account, true, nil),
        ]
        return entries.filter(\.2).map { title, address, _, count in
            let isCurrent = address == Links.Desk.home ? path == address : path.hasPrefix(address)
            return MenuEntry(title, address, count: count, isCurrent: isCurrent)
        }
    }
}
