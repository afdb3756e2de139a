import Actions
import Domain
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Whether the program lives, and whether it can work: for a supervisor, not for people.
struct HealthRoutes: Sendable {
    let server: PageServer

    func add(to router: some RouterMethods<AppContext>) {
        router.get("healthz") { _, _ in plain("ok\n", .ok) }
        router.get("readyz", use: ready)
    }

    @Sendable func ready(_ request: Request, _ context: AppContext) async throws -> Response {
        do {
            _ = try await server.office.logSize()
            return plain("ready\n", .ok)
        } catch {
            context.logger.error("not ready", metadata: ["error": "\(error)"])
            return plain("the database does not answer\n", .serviceUnavailable)
        }
    }
}

private func plain(_ text: String, _ status: HTTPResponse.Status) -> Response {
    Response(
        status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
}
