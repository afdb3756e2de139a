import HTTPTypes
import Hummingbird

/// A form is taken only from our own pages. Cookies and tokens guard what a session may do; this guards the sign-in,
/// which has no session yet, and the forms that wait behind it.
struct SameOrigin: RouterMiddleware {
    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        if request.method == .post, !Self.isOwn(request) { throw ForeignForm() }
        return try await next(request, context)
    }

    /// Browsers say where a form comes from. Programs that say nothing carry no cookies of anybody.
    private static func isOwn(_ request: Request) -> Bool {
        if let site = request.headers[named: "Sec-Fetch-Site"], site != "same-origin", site != "none" { return false }
        guard let origin = request.headers[.origin] else { return true }
        return origin.split(separator: "/").last.map(String.init) == request.head.authority
    }
}

struct ForeignForm: Error {}
