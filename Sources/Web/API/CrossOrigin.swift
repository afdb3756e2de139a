import HTTPTypes
import Hummingbird

/// Pages of other sites may read the open interface, without anybody's cookies (Fetch standard, section 3.2).
struct CrossOrigin: RouterMiddleware {
    private let operations: [Operation]
    private let problemTypes: String

    init(_ server: PageServer) {
        operations = OpenInterface(server, .chinese).operations
        problemTypes = server.absolute(Links.programs)
    }

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        guard Self.isOpen(request.uri.path) else { return try await next(request, context) }
        var response = try await answer(request, context, next)
        response.headers[.accessControlAllowOrigin] = "*"
        response.headers[.accessControlExposeHeaders] = "ETag, Retry-After, X-Problem"
        response.headers[named: "Cross-Origin-Resource-Policy"] = "cross-origin"
        return response
    }

    private func answer(
        _ request: Request, _ context: AppContext, _ next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let isRead = request.method == .get || request.method == .head
        guard !isRead, operations.contains(where: { $0.matches(request.uri.path) }) else {
            return try await next(request, context)
        }
        if request.method == .options {
            return Response(
                status: .noContent,
                headers: [
                    .allow: Self.methods, .accessControlAllowMethods: Self.methods,
                    .accessControlAllowHeaders: "If-None-Match, If-Modified-Since", .accessControlMaxAge: "86400",
                ])
        }
        let problem = Problem(MethodNotAllowed(), reference: context.id)
        var response = problem.json(types: problemTypes)
        response.headers[.allow] = Self.methods
        response.headers[named: "X-Problem"] = problem.code
        return response
    }

    static let fields: [HTTPField.Name] = [.accessControlAllowOrigin, .accessControlExposeHeaders]

    private static let methods = "GET, HEAD, OPTIONS"

    static func isOpen(_ path: String) -> Bool { path.hasPrefix("/api/") }
}
