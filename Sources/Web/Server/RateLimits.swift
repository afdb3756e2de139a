import HTTPTypes
import Hummingbird
import Synchronization

/// How fast one client may search and sign in. Each client has so many requests, which come back with time.
struct RateLimits: RouterMiddleware {
    private let buckets = Buckets()

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        if let rate = Self.rate(of: request), !buckets.take(from: "\(rate.name) \(context.client)", rate) {
            throw TooManyRequests(retryAfter: rate.secondsEach)
        }
        return try await next(request, context)
    }

    private static func rate(of request: Request) -> Rate? {
        switch (request.method == .head ? .get : request.method, request.uri.path) {
        case (.post, Links.Desk.signIn): Rate(name: "sign-in", burst: 20, secondsEach: 3)
        case (.get, Links.search), (.get, "/api/v1/search"): Rate(name: "search", burst: 120, secondsEach: 1)
        default: nil
        }
    }
}

struct TooManyRequests: Error {
    var retryAfter: Int
}

private struct Rate {
    var name: String
    /// So many at once.
    var burst: Int
    /// And then one in so many seconds.
    var secondsEach: Int
}

private final class Buckets: Sendable {
    private struct Bucket {
        var left: Double
        var seen: ContinuousClock.Instant
    }

    /// More clients than this at a time, and those who are full again are forgotten.
    private static let mostClients = 50_000

    private let buckets = Mutex<[String: Bucket]>([:])

    func take(from client: String, _ rate: Rate) -> Bool {
        let now = ContinuousClock.now
        return buckets.withLock { buckets in
            if buckets.count > Self.mostClients {
                buckets = buckets.filter { now - $0.value.seen < .seconds(rate.burst * rate.secondsEach) }
            }
            var bucket = buckets[client] ?? Bucket(left: Double(rate.burst), seen: now)
            let returned = Double((now - bucket.seen).milliseconds) / Double(rate.secondsEach * 1000)
            bucket.left = min(Double(rate.burst), bucket.left + returned)
            bucket.seen = now
            let goesOn = bucket.left >= 1
            if goesOn { bucket.left -= 1 }
            buckets[client] = bucket
            return goesOn
        }
    }
}
