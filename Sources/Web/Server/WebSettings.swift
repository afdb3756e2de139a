/// How the site is served.
package struct WebSettings: Sendable {
    package var host: String
    package var port: Int
    /// The beginning of every address as the public types it: `https://www.yangguang.gov.cn`.
    package var origin: String
    /// A proxy in front ends TLS: cookies are for TLS only, and the proxy says who the client is.
    package var behindTLS: Bool
    package var rateLimits: Bool
    /// Bytes for public pages that are kept; 0 has every page made anew.
    package var pageCache: Int
    package var connections: ConnectionLimits
    /// What rates are measured by: nobody sets it, and it never goes back.
    package var steadyTime: @Sendable () -> ContinuousClock.Instant

    package init(
        host: String, port: Int, origin: String, behindTLS: Bool, rateLimits: Bool, pageCache: Int = 64 << 20,
        connections: ConnectionLimits = ConnectionLimits(),
        steadyTime: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.host = host
        self.port = port
        self.origin = origin
        self.behindTLS = behindTLS
        self.rateLimits = rateLimits
        self.pageCache = pageCache
        self.connections = connections
        self.steadyTime = steadyTime
    }

    /// `www.yangguang.gov.cn`, with the port where it is not the usual one.
    var domain: String { String(origin.split(separator: "/").last ?? "") }
}
