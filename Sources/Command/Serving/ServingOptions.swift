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

    var flags: [SettingName: String?] {
        [.host: host, .port: port, .webhook: webhook, .rateLimit: hasNoRateLimit ? "off" : nil]
    }
}
