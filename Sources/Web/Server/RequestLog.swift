import HTTPTypes
import Hummingbird
import Logging

/// Counts every request, and writes a line of those that are to be kept, with the identifier that error pages show. Never
/// a query, which may hold what somebody searched for, and no whole address of a person: its network is enough to see
/// where a flood comes from.
struct RequestLog: RouterMiddleware {
    let measures: RequestMeasures
    let keeping: RequestLogging
    let behindTLS: Bool

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        measures.begin()
        defer { measures.end() }
        let start = ContinuousClock.now
        do {
            let response = try await next(request, context)
            note(request, context, response.status, since: start)
            return response
        } catch {
            note(request, context, (error as? any HTTPResponseError)?.status ?? .internalServerError, since: start)
            throw error
        }
    }

    private func note(
        _ request: Request, _ context: AppContext, _ status: HTTPResponse.Status, since start: ContinuousClock.Instant
    ) {
        let taken = ContinuousClock.now - start
        measures.note(request.method, route: context.endpointPath, status: status, taken: taken)
        guard keeps(request.method, status, taken) else { return }
        let network = ClientAddress(context.client(of: request, behindTLS: behindTLS))?.network ?? "unknown"
        context.logger.info(
            "answered",
            metadata: [
                "method": "\(request.method)", "route": "\(context.endpointPath ?? "none")",
                "path": "\(request.uri.path.prefix(200))", "status": .stringConvertible(status.code),
                "ms": .stringConvertible(taken.milliseconds), "client": "\(network)",
            ])
    }

    private func keeps(_ method: HTTPRequest.Method, _ status: HTTPResponse.Status, _ taken: Duration) -> Bool {
        switch keeping {
        case .all: true
        case .none: false
        case .notable: status.code >= 400 || method != .get && method != .head || taken >= .seconds(1)
        }
    }
}

extension Duration {
    var milliseconds: Int { Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000) }
}
