import ArgumentParser

/// The options of the commands that serve.
struct ServingOptions: ParsableArguments {
    @Option(help: "The address to listen at. Usually 127.0.0.1. Also YANGGUANG_HOST.")
    var host: String?

    @Option(help: "The port to listen at. Usually 8080. Also YANGGUANG_PORT.")
    var port: String?

    @Option(help: "An address to be told of every entry of the public log, by POST. Also YANGGUANG_WEBHOOK.")
    var webhook: String?

    @Option(
        help: "Megabytes of memory for public pages; 0 makes every page anew. Usually 64. Also YANGGUANG_PAGE_CACHE.")
    var pageCache: String?

    @Option(help: "How many connections may be open. Usually 4000. Also YANGGUANG_MAX_CONNECTIONS.")
    var maxConnections: String?

    @Option(help: "Seconds in which a request must have come. Usually 20. Also YANGGUANG_REQUEST_TIMEOUT.")
    var requestTimeout: String?

    @Option(help: "Seconds after which a silent connection is closed. Usually 60. Also YANGGUANG_IDLE_TIMEOUT.")
    var idleTimeout: String?

    @Flag(name: .customLong("no-rate-limit"), help: "Answer without counting, for measurements.")
    var hasNoRateLimit = false

    @Option(help: "The program's own log: text or json. Also YANGGUANG_LOG_FORMAT.")
    var logFormat: String?

    @Option(help: "What the log begins with: debug, info, notice, warning or error. Also YANGGUANG_LOG_LEVEL.")
    var logLevel: String?

    @Option(
        help: """
            Of which requests the log has a line: all; notable, which is those that change something, fail or take a \
            second; or none. Usually notable. Also YANGGUANG_LOG_REQUESTS.
            """)
    var logRequests: String?

    @Option(
        help: """
            A file with the token that opens /metrics to other machines; without it, /metrics answers this machine \
            alone. Also YANGGUANG_METRICS_TOKEN_FILE.
            """)
    var metricsTokenFile: String?

    @Option(help: "How many seconds one query of a page may run. Usually 10. Also YANGGUANG_QUERY_LIMIT.")
    var queryLimit: String?

    @Option(
        help: """
            The virus scanner clamd that files are shown to: its socket, /run/clamav/clamd.ctl, or HOST:PORT. Usually \
            none. Also YANGGUANG_CLAMD.
            """)
    var clamd: String?

    var flags: [SettingName: String?] {
        [
            .logFormat: logFormat, .logLevel: logLevel, .logRequests: logRequests, .metricsTokenFile: metricsTokenFile,
            .host: host, .port: port, .webhook: webhook, .pageCache: pageCache, .maxConnections: maxConnections,
            .requestTimeout: requestTimeout, .idleTimeout: idleTimeout, .rateLimit: hasNoRateLimit ? "off" : nil,
            .queryLimit: queryLimit, .clamd: clamd,
        ]
    }
}
