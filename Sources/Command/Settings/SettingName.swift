/// What can be set. The same name stands in a flag, a variable and a configuration file.
enum SettingName: String, CaseIterable {
    case database, files, host, port, origin, webhook
    case rateLimit = "rate-limit"
    case logFormat = "log-format"
    case logLevel = "log-level"
    case logRequests = "log-requests"
    case metricsTokenFile = "metrics-token-file"
    case pageCache = "page-cache"
    case maxConnections = "max-connections"
    case requestTimeout = "request-timeout"
    case idleTimeout = "idle-timeout"
    case passphraseFile = "passphrase-file"
    case queryLimit = "query-limit"
    case fileStore = "file-store"
    case s3Endpoint = "s3-endpoint"
    case s3Region = "s3-region"
    case s3Addressing = "s3-addressing"
    case s3KeyFile = "s3-key-file"
    case clamd

    var flag: String { "--\(rawValue)" }
    var variable: String { "YANGGUANG_\(rawValue.uppercased().map { $0 == "-" ? "_" : String($0) }.joined())" }
}

/// What somebody set, and where, so that a complaint can name the place.
struct Setting: Hashable {
    var value: String
    var place: String
}

/// The places that are asked, in this order: flags, environment, configuration file.
struct SettingSources {
    var flags: [SettingName: String]
    var environment: [String: String]
    var file: ConfigurationFile?

    func setting(_ name: SettingName) -> Setting? {
        if let value = flags[name] { return Setting(value: value, place: name.flag) }
        if let value = environment[name.variable], !value.isEmpty {
            return Setting(value: value, place: name.variable)
        }
        return file?.settings[name]
    }
}
