import Domain
import Foundation
import Logging

/// Writes the program's own log, a line an event, to standard error.
struct LineLogHandler: LogHandler {
    let format: LogFormat
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    /// Takes whole lines.
    var write: @Sendable ([UInt8]) -> Void = LogStream.standardError

    init(format: LogFormat, level: Logger.Level) {
        self.format = format
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: Logging.LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { _, own in own } }
        if let given = event.metadata { all.merge(given) { _, own in own } }
        if let error = event.error { all["error"] = "\(error)" }
        let line = LogLine(
            time: Instant.now.iso, level: event.level, message: event.message.description, metadata: all)
        write(LogStream.priority(of: event.level) + line.bytes(format))
    }
}

/// Standard error, as systemd's journal reads it.
enum LogStream {
    /// A line in one piece, so that lines of several threads do not mix.
    @Sendable static func standardError(_ line: [UInt8]) {
        var rest = line[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            // A log that nobody takes any more must not end the service that it tells of.
            if written <= 0 { if written < 0, errno == EINTR { continue } else { return } }
            rest = rest.dropFirst(written)
        }
    }

    /// What the journal takes as the weight of the line, so that `journalctl -p err` finds it; nothing elsewhere.
    static func priority(of level: Logger.Level) -> [UInt8] {
        guard leadsToJournal else { return [] }
        let number =
            switch level {
            case .trace, .debug: 7
            case .info: 6
            case .notice: 5
            case .warning: 4
            case .error: 3
            case .critical: 2
            }
        return Array("<\(number)>".utf8)
    }

    /// The variable names the stream by device and number, and it is inherited by those whose stream is another.
    private static let leadsToJournal: Bool = {
        var status = stat()
        guard let named = ProcessInfo.processInfo.environment["JOURNAL_STREAM"], fstat(STDERR_FILENO, &status) == 0
        else { return false }
        return named == "\(status.st_dev):\(status.st_ino)"
    }()
}

extension Settings {
    /// From here on the program writes its log in this way. Once a process.
    func startLogging() {
        let (format, level) = (logFormat, logLevel)
        LoggingSystem.bootstrap { _ in LineLogHandler(format: format, level: level) }
    }
}
