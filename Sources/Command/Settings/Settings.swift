import Foundation
import Logging
import Web

/// Where an office keeps its records and its keys, and how the world reaches it.
struct Settings: Sendable {
    var database: DatabaseAddress
    /// The folder of the keys, and of files.
    var files: String
    var filePlace: FilePlace
    /// The virus scanner that files are shown to.
    var clamd: ClamdAddress?
    var host: String
    var port: Int
    /// The address people write, without a path: `https://www.example.gov.cn`.
    var origin: String
    var hasRateLimits: Bool
    /// Megabytes for public pages that are kept; 0 for none.
    var pageCache: Int
    var connections: ConnectionLimits
    /// How long one query of a page may run.
    var queryLimit: Duration
    var webhook: Webhook?
    var logFormat: LogFormat
    var logLevel: Logger.Level
    /// Of which requests the log has a line.
    var requestLog: RequestLogging
    /// Where the token stands that opens `/metrics` to other machines.
    var metricsTokenFile: Setting?
    /// The file of the passphrase that backups are encrypted with.
    var passphraseFile: Setting?

    init(_ sources: SettingSources) throws {
        guard let database = sources.setting(.database) else {
            throw Failure.usage("no database was named: give --database sqlite:PATH or --database postgres://…")
        }
        self.database = try DatabaseAddress(database)
        files = sources.setting(.files)?.value ?? Self.usualFiles(beside: self.database)
        filePlace = try FilePlace(sources)
        clamd = try sources.setting(.clamd).map(ClamdAddress.init)
        host = sources.setting(.host)?.value ?? "127.0.0.1"
        port = try sources.setting(.port).map(Self.port) ?? 8080
        origin = try sources.setting(.origin).map(Self.origin) ?? "http://\(host):\(port)"
        webhook = try sources.setting(.webhook).map(Self.webhook)
        pageCache = try sources.setting(.pageCache).map { try Self.number($0, 0...65_536, "megabytes") } ?? 64
        connections = try Self.connections(sources)
        passphraseFile = sources.setting(.passphraseFile)
        hasRateLimits = try sources.setting(.rateLimit).map(Self.isOn) ?? true
        logFormat = try sources.setting(.logFormat).map(Self.choice) ?? .text
        logLevel = try sources.setting(.logLevel).map(Self.choice) ?? .info
        requestLog = try sources.setting(.logRequests).map(Self.choice) ?? .notable
        metricsTokenFile = sources.setting(.metricsTokenFile)
        queryLimit = try sources.setting(.queryLimit).map(Self.queryLimit) ?? .seconds(10)
    }

    /// The name a new public log gets.
    var logName: String { "\(origin.drop { $0 != "/" }.dropFirst(2))/log" }

    var web: WebSettings {
        WebSettings(
            host: host, port: port, origin: origin, behindTLS: origin.hasPrefix("https://"), rateLimits: hasRateLimits,
            pageCache: pageCache << 20, connections: connections)
    }

    private static func connections(_ sources: SettingSources) throws -> ConnectionLimits {
        var limits = ConnectionLimits()
        if let most = sources.setting(.maxConnections) { limits.most = try number(most, 1...1_000_000, "connections") }
        if let seconds = sources.setting(.requestTimeout) {
            limits.requestSeconds = try number(seconds, 1...3600, "seconds")
        }
        if let seconds = sources.setting(.idleTimeout) { limits.idleSeconds = try number(seconds, 1...3600, "seconds") }
        return limits
    }

    private static func number(_ setting: Setting, _ range: ClosedRange<Int>, _ unit: String) throws -> Int {
        guard let number = Int(setting.value), range.contains(number) else {
            throw Failure.usage(
                "\(setting.place): “\(setting.value)” must be \(range.lowerBound) to \(range.upperBound) \(unit)")
        }
        return number
    }

    private static func usualFiles(beside database: DatabaseAddress) -> String {
        switch database {
        case .sqlite(let path):
            URL(filePath: path).deletingLastPathComponent().appending(path: "yangguang-files").path(
                percentEncoded: false)
        case .postgres: "yangguang-files"
        }
    }

    private static func port(_ setting: Setting) throws -> Int {
        guard let port = Int(setting.value), (1...65535).contains(port) else {
            throw Failure.usage("\(setting.place): “\(setting.value)” is not a port; a port is 1 to 65535")
        }
        return port
    }

    private static func origin(_ setting: Setting) throws -> String {
        var text = setting.value
        if text.hasSuffix("/") { text.removeLast() }
        let host = ["https://", "http://"].first { text.hasPrefix($0) }.map { text.dropFirst($0.count) } ?? ""
        guard !host.isEmpty, !host.contains(where: { "/?# +@".contains($0) }) else {
            throw Failure.usage(
                "\(setting.place): “\(setting.value)” is not an origin; right is https://www.example.gov.cn")
        }
        return text
    }

    private static func webhook(_ setting: Setting) throws -> Webhook {
        guard
            ["https://", "http://"].contains(where: { setting.value.hasPrefix($0) && setting.value.count > $0.count })
        else {
            throw Failure.usage("\(setting.place): “\(setting.value)” must begin with https:// or http://")
        }
        return Webhook(address: setting.value)
    }

    /// One of the words of a type.
    static func choice<Choice: CaseIterable & RawRepresentable<String>>(_ setting: Setting) throws -> Choice {
        guard let choice = Choice(rawValue: setting.value) else {
            let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure.usage("\(setting.place): “\(setting.value)” must be one of \(words)")
        }
        return choice
    }

    private static func queryLimit(_ setting: Setting) throws -> Duration {
        guard let seconds = Int(setting.value), (1...60).contains(seconds) else {
            throw Failure.usage("\(setting.place): “\(setting.value)” is not a limit; a limit is 1 to 60 seconds")
        }
        return .seconds(seconds)
    }

    private static func isOn(_ setting: Setting) throws -> Bool {
        switch setting.value {
        case "on": true
        case "off": false
        default: throw Failure.usage("\(setting.place): “\(setting.value)” must be on or off")
        }
    }
}
