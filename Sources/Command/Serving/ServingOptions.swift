import ArgumentParser

/// The options of the commands that serve.
struct ServingOptions: ParsableArguments {
    @Option(help: "The address to listen at. Usually 127.0.0.1. Also YANGGUANG_HOST.")
    var host: String?

    @Option(help: "The port to listen at. Usually 8080. Also YANGGUANG_PORT.")
    var port: String?

    @Option(help: "An address to be told of every entry of the public log, by POST. Also YANGGUANG_WEBHOOK.")
    var webhook: String?

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

    var flags: [SettingName: String?] {
        [
            .host: host, .port: port, .webhook: webhook, .rateLimit: hasNoRateLimit ? "off" : nil,
            .logFormat: logFormat, .logLevel: logLevel, .logRequests: logRequests, .metricsTokenFile: metricsTokenFile,
        ]
    }
}
