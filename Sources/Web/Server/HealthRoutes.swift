import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// Whether the program lives, and whether it can work: for a supervisor, not for people.
struct HealthRoutes: Sendable {
    let readiness: Readiness

    func add(to router: some RouterMethods<AppContext>) {
        // Asks nobody: a program that lives and cannot work is not mended by being started again.
        router.get("healthz") { _, _ in plain("ok\n", .ok) }
        router.get("readyz", use: ready)
    }

    @Sendable func ready(_ request: Request, _ context: AppContext) async throws -> Response {
        let findings = await readiness.now()
        let ill = findings.filter { $0.state == .ill }
        let status = ill.isEmpty ? HTTPResponse.Status.ok : .serviceUnavailable
        if request.headers[.accept]?.contains("application/json") == true {
            let parts = findings.map { finding in
                CanonicalJSON.object([
                    ("part", .string(finding.part)), ("state", .string(finding.state.rawValue)),
                    ("words", .string(finding.words)),
                ])
            }
            let json = CanonicalJSON.object([("ready", .boolean(ill.isEmpty)), ("parts", .array(parts))])
            return plain(String(decoding: json.bytes, as: UTF8.self) + "\n", status, type: "application/json")
        }
        let first = ill.isEmpty ? "ready" : "not ready: \(ill.map(\.part).joined(separator: ", "))"
        let lines = findings.map { "\($0.part): \($0.state.rawValue): \($0.words)\n" }
        return plain("\(first)\n\(lines.joined())", status)
    }
}

/// What belongs to this moment, for programs.
func plain(
    _ text: String, _ status: HTTPResponse.Status, type: String = "text/plain; charset=utf-8"
) -> Response {
    Response(
        status: status, headers: [.contentType: type, .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
}
