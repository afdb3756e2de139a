import Actions
import Domain
import Hummingbird

/// How many requests there were and how they ended; every figure leads to its list.
struct RequestStatisticsRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }

    func add(to desk: some RouterMethods<StaffContext>) {
        desk.get("requests/statistics", use: show)
    }

    @Sendable func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let choices = context.session.authority.organisations(for: .countRequests, tree: context.session.tree)
        guard let first = choices.first else { throw Forbidden() }
        let code = request.query("organisation")
        let year = Int(request.query("year")) ?? office.now().day.year
        // Who has chosen nothing yet sees everything.
        let isWithBelow = code.isEmpty || request.query("below") == "yes"
        let statistics = try await office.requestStatistics(
            of: code.isEmpty ? first.code : code, isWithBelow: isWithBelow, year: year, by: context.caller)
        return try await DeskFrame(server, context).show(
            "依申请公开统计", path: Links.Desk.requests,
            requestStatisticsPage(statistics, choices: choices, thisYear: office.now().day.year))
    }
}

extension RequestFilter {
    /// What the address of a list asks for.
    init(_ request: Request) {
        let figure = RequestFigure(rawValue: request.query("figure")).flatMap { figure in
            Int(request.query("year")).map {
                Figure(
                    figure, year: $0, organisation: request.query("organisation"),
                    isWithBelow: request.query("below") == "yes",
                    applicantClass: ApplicantClass(rawValue: request.query("class")))
            }
        }
        self.init(
            stage: RequestCase.Stage(rawValue: request.query("stage")),
            outcome: RequestOutcome(rawValue: request.query("outcome")), isOverdue: request.query("overdue") == "yes",
            isDisputed: request.query("disputed") == "yes", figure: figure)
    }
}

extension Links.Desk {
    /// The list behind a figure.
    static func requests(behind figure: RequestFilter.Figure, outcome: RequestOutcome?, page: Int = 1) -> String {
        Links.query(
            requests,
            [
                ("figure", figure.figure.rawValue), ("year", String(figure.year)),
                ("organisation", figure.organisation), ("below", figure.isWithBelow ? "yes" : ""),
                ("class", figure.applicantClass?.rawValue ?? ""), ("outcome", outcome?.rawValue ?? ""),
                ("page", page > 1 ? String(page) : ""),
            ])
    }
}
