import Actions
import Domain
import HTTPTypes
import Hummingbird
import Synchronization

/// How fast one client may sign in, look up what they handed in, search, ask the open interface and write. Each has so many requests at
/// once, which come back with time.
struct RateLimits: RouterMiddleware {
    private let buckets: Buckets
    private let settings: WebSettings

    /// - Parameter mostClients: more than twice as many are not remembered.
    init(_ settings: WebSettings, mostClients: Int = 20_000) {
        buckets = Buckets(mostClients: mostClients)
        self.settings = settings
    }

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        if let rate = Rate(of: request, settings) {
            // At the desk a person is known, and many share the address of an office.
            let client = rate == .writing ? context.session?.person.id.text ?? context.client : context.client
            if let seconds = buckets.take(from: "\(rate.rawValue) \(client)", rate, at: settings.steadyTime()) {
                throw TooManyRequests(retryAfter: seconds)
            }
        }
        return try await next(request, context)
    }
}

struct TooManyRequests: Error {
    var retryAfter: Int
}

enum Rate: String {
    case signIn = "sign-in"
    /// With the cookie that opens a request: it holds number and query code, and anybody can write one.
    case tracking
    case searching, interface, writing
    /// Files of strangers.
    case uploading

    init?(of request: Request, _ settings: WebSettings) {
        // The router passes over empty parts: `/requests//track/` is the same address.
        let path = "/" + request.uri.path.split(separator: "/").joined(separator: "/")
        let tracked = Cookies.Tracked.allCases.first { path == $0.page || path.hasPrefix("\($0.page)/") }
        switch request.method {
        // Query codes are guessed no faster than passwords.
        case .post where [Links.Desk.signIn, Links.trackRequest, Links.trackPetition].contains(path): self = .signIn
        case .post where Form.filesOfStrangers.contains(path): self = .uploading
        case _ where tracked.map { Cookies.ticket(request, settings, of: $0) != nil } ?? false: self = .tracking
        case .post: self = .writing
        case .get, .head:
            if path == Links.search || path == "/api/v1/search" {
                self = .searching
            } else if path.hasPrefix("/api/v1/") {
                self = .interface
            } else {
                return nil
            }
        default: return nil
        }
    }

    /// So many at once.
    var burst: Int {
        switch self {
        case .signIn, .uploading: 20
        case .tracking: 60
        case .searching, .writing: 120
        case .interface: 600
        }
    }

    /// And then one in so many milliseconds.
    var interval: Int {
        switch self {
        case .signIn, .tracking: 3000
        case .uploading: 5000
        case .searching, .writing: 1000
        case .interface: 100
        }
    }
}

/// What each client has left. Two generations of so many clients: when the younger is full, the older is forgotten, so
/// that memory has an end however many ask, and nothing is ever searched through.
final class Buckets: Sendable {
    private struct Bucket {
        var left: Double
        var seen: ContinuousClock.Instant
    }

    private struct Generations {
        var young: [String: Bucket] = [:]
        var old: [String: Bucket] = [:]
    }

    private let mostClients: Int
    private let generations = Mutex(Generations())

    init(mostClients: Int) {
        self.mostClients = mostClients
    }

    /// How many clients are remembered.
    var count: Int { generations.withLock { $0.young.count + $0.old.count } }

    /// Takes one request.
    /// - Returns: nil, or after how many seconds there is one again.
    func take(from client: String, _ rate: Rate, at now: ContinuousClock.Instant) -> Int? {
        generations.withLock { generations in
            var bucket =
                generations.young[client] ?? generations.old[client] ?? Bucket(left: Double(rate.burst), seen: now)
            let returned = Double((now - bucket.seen).milliseconds) / Double(rate.interval)
            bucket.left = min(Double(rate.burst), bucket.left + returned)
            bucket.seen = now
            let missing = 1 - bucket.left
            if missing <= 0 { bucket.left -= 1 }
            if generations.young.count >= mostClients, generations.young[client] == nil {
                generations.old = generations.young
                generations.young = [:]
            }
            generations.young[client] = bucket
            guard missing > 0 else { return nil }
            return max(1, Int((missing * Double(rate.interval) / 1000).rounded(.up)))
        }
    }
}
