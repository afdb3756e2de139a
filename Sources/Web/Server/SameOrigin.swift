import HTTPTypes
import Hummingbird

/// A form is taken only from our own pages. Cookies and tokens guard what a session may do; this guards the sign-in,
/// which has no session yet, and the forms that wait behind it.
struct SameOrigin: RouterMiddleware {
    let behindTLS: Bool

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        if request.method == .post, !isOwn(request) { throw ForeignForm() }
        return try await next(request, context)
    }

    /// Browsers say where a form comes from. Programs that say nothing carry no cookies of anybody.
    private func isOwn(_ request: Request) -> Bool {
        if let site = request.headers[named: "Sec-Fetch-Site"], site != "same-origin", site != "none" { return false }
        guard let origin = request.headers[.origin] else { return true }
        // A page that came without TLS may have been written by anybody on its way.
        let schemes = behindTLS ? ["https"] : ["http", "https"]
        return request.head.authority.map { authority in schemes.contains { origin == "\($0)://\(authority)" } }
            ?? false
    }
}

struct ForeignForm: Error {}
