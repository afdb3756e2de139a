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
        context.logger.info(
            "answered",
            metadata: [
                "method": "\(request.method)", "route": "\(context.endpointPath ?? "none")",
                "path": "\(request.uri.path.prefix(200))", "status": .stringConvertible(status.code),
                "ms": .stringConvertible(taken.milliseconds), "client": "\(network(of: client(request, context)))",
            ])
    }

    private func keeps(_ method: HTTPRequest.Method, _ status: HTTPResponse.Status, _ taken: Duration) -> Bool {
        switch keeping {
        case .all: true
        case .none: false
        case .notable: status.code >= 400 || method != .get && method != .head || taken >= .seconds(1)
        }
    }

    private func client(_ request: Request, _ context: AppContext) -> String {
        // Only the last hop is our own proxy's word.
        guard behindTLS, let last = request.headers[named: "X-Forwarded-For"]?.split(separator: ",").last else {
            return context.client
        }
        return String(last.drop { $0 == " " })
    }
}

/// The network of an address: three of the four numbers of IPv4, the first 48 bits of IPv6. What is neither is not
/// repeated.
func network(of address: String) -> String {
    let numbers = address.split(separator: ".", omittingEmptySubsequences: false)
    if numbers.count == 4, numbers.allSatisfy({ UInt8($0) != nil }) {
        return numbers.prefix(3).joined(separator: ".") + ".0/24"
    }
    if address.hasPrefix("::ffff:"), address.contains(".") { return network(of: String(address.dropFirst(7))) }
    let groups = address.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count > 2, address.utf8.allSatisfy({ $0 == 0x3A || isHexDigit($0) }) else { return "unknown" }
    let first = groups.prefix(3).prefix { !$0.isEmpty }
    return first.joined(separator: ":") + "::/48"
}

private func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
}

extension Duration {
    var milliseconds: Int { Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000) }
}
