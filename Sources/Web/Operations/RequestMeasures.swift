package import HTTPTypes
import Synchronization

/// Requests by their route, never by their address: strangers choose addresses, and could make as many as they like.
package final class RequestMeasures: Sendable {
    private struct Outcome: Hashable {
        var method: String
        var status: Int
    }

    private struct Route {
        var outcomes: [Outcome: Int] = [:]
        var taken = HistogramFigures()
    }

    private let routes = Mutex<[String: Route]>([:])
    private let begun = Counter()
    private let ended = Counter()

    package init() {}

    package func begin() { begun.add() }
    package func end() { ended.add() }

    /// - Parameter route: the pattern of the address; nil where no route was found.
    package func note(
        _ method: HTTPRequest.Method, route: String?, status: HTTPResponse.Status, taken: Duration
    ) {
        let outcome = Outcome(method: Self.known.contains(method) ? method.rawValue : "other", status: status.code)
        routes.withLock { routes in
            routes[route ?? "none", default: Route()].outcomes[outcome, default: 0] += 1
            routes[route ?? "none", default: Route()].taken.note(taken)
        }
    }

    package var families: [MetricFamily] {
        let routes = routes.withLock { $0 }.sorted { $0.key < $1.key }
        let counts = routes.flatMap { name, route in
            route.outcomes.sorted { ($0.key.method, $0.key.status) < ($1.key.method, $1.key.status) }.map {
                MetricSample(
                    [("method", $0.key.method), ("route", name), ("status", String($0.key.status))], $0.value)
            }
        }
        return [
            MetricFamily(
                .counter, "yangguang_http_requests_total", "Requests answered, by method, route and status.", counts),
            MetricFamily(
                .histogram, "yangguang_http_request_seconds", "How long answers took to make, by route.",
                routes.flatMap { $1.taken.samples([("route", $0)]) }),
            MetricFamily(
                .gauge, "yangguang_http_requests_in_flight", "Requests being answered now.",
                max(begun.value - ended.value, 0)),
        ]
    }

    private static let known: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .delete, .options, .patch]
}
