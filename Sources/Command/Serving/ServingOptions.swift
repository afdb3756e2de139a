import ArgumentParser

/// The options of the commands that serve.
struct ServingOptions: ParsableArguments {
    @Option(help: "The address to listen at. Usually 127.0.0.1. Also YANGGUANG_HOST.")
    var host: String?

    @Option(help: "The port to listen at. Usually 8080. Also YANGGUANG_PORT.")
    var port: String?

    @Flag(name: .customLong("no-rate-limit"), help: "Answer without counting, for measurements.")
    var hasNoRateLimit = false

    var flags: [SettingName: String?] {
        [.host: host, .port: port, .rateLimit: hasNoRateLimit ? "off" : nil]
    }
}
