import Actions
import HTTPTypes
import Hummingbird
import Logging

/// `/metrics`, for Prometheus.
struct MetricsRoutes: Sendable {
    private let monitoring: Monitoring
    private let office: Office
    private let readiness: Readiness
    private let heartbeats: Recent<Heartbeats?>

    init(_ server: PageServer, _ readiness: Readiness) {
        monitoring = server.monitoring
        let office = server.office
        self.office = office
        self.readiness = readiness
        // Several who watch cost no more than one.
        heartbeats = Recent(for: .seconds(5), patience: .seconds(5)) {
            do {
                return try await office.heartbeats()
            } catch {
                office.logger.error("no heartbeats", metadata: ["error": "\(error)"])
                return nil
            }
        }
    }

    func add(to router: some RouterMethods<AppContext>) {
        router.get("metrics", use: metrics)
    }

    @Sendable func metrics(_ request: Request, _ context: AppContext) async throws -> Response {
        switch MetricsReader(request, client: context.client, token: monitoring.token) {
        case .welcome: break
        case .withoutToken:
            var response = plain("Show the token: Authorization: Bearer …\n", .unauthorized)
            response.headers[.wwwAuthenticate] = "Bearer"
            return response
        case .fromElsewhere:
            return plain(
                "Without a token, /metrics answers this machine alone: see --metrics-token-file.\n", .forbidden)
        }
        var families: [MetricFamily] = []
        // Where the database is away, the figures of the program itself are the ones that are needed.
        let beats = await heartbeats.value() ?? nil
        families.append(
            MetricFamily(
                .gauge, "yangguang_heartbeats_up", "Whether the office's own figures could be read.",
                beats == nil ? 0 : 1))
        families += beats?.families ?? []
        families.append(
            MetricFamily(
                .gauge, "yangguang_ready", "1 where a part can do its work, 0 where it is ill.",
                await readiness.now().map { MetricSample([("part", $0.part)], $0.state == .ill ? 0 : 1) }))
        var text = ""
        for family in families { family.write(to: &text) }
        text += await monitoring.registry.text()
        return plain(text, .ok, type: "text/plain; version=0.0.4; charset=utf-8")
    }
}

/// Whether somebody may read the figures. They hold no secret and nobody's data, and yet tell when an office sleeps, how
/// much it can bear, and whether an attack works: they are for those who run it.
enum MetricsReader {
    case welcome, withoutToken, fromElsewhere

    /// - Parameter token: what must be shown, where it was set. Without one only this machine is answered, and a proxy on
    ///   it is not this machine: what it hands on bears a stranger's address or the name of the site.
    init(_ request: Request, client: String, token: String?) {
        if let token {
            self = Self.shows(token, request) ? .welcome : .withoutToken
            return
        }
        let isHandedOn = ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"].contains {
            request.headers[named: $0] != nil
        }
        let isLocal = !isHandedOn && Self.isLoopback(client) && Self.isLoopback(request.head.authority ?? "localhost")
        self = isLocal ? .welcome : .fromElsewhere
    }

    private static func shows(_ token: String, _ request: Request) -> Bool {
        let prefix = "Bearer "
        guard let shown = request.headers[.authorization], shown.hasPrefix(prefix) else { return false }
        // Hashes, so that the time of the comparison tells nothing of the token.
        return sha256(Array(shown.dropFirst(prefix.count).utf8)) == sha256(Array(token.utf8))
    }

    /// An address or a name of this machine, with or without a port. Tests, which have no socket, are `local`.
    private static func isLoopback(_ host: String) -> Bool {
        if host == "::1" || host.hasPrefix("[::1]") { return true }
        let name = host.hasPrefix("::ffff:") ? host.dropFirst(7) : host.prefix { $0 != ":" }
        return name == "localhost" || name == "local"
            || name.hasPrefix("127.") && name.allSatisfy { $0.isNumber || $0 == "." }
    }
}
