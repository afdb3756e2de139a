import Actions
import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Web

@Suite struct RequestLogTests {
    @Test func `a line has the route, the status and the number of the request, and no query`() async throws {
        let log = Lines()
        try await asking(["/search?q=%E5%BC%A0%E4%B8%89"], keeping: .all, to: log)
        let line = try #require(log.answers.first)
        #expect(line["route"] == "/search")
        #expect(line["path"] == "/search")
        #expect(line["method"] == "GET")
        #expect(line["status"] == "200")
        #expect(line["client"] == "192.0.2.0/24")
        #expect(line["hb.request.id"]?.isEmpty == false)
        #expect(Set(line.keys) == ["route", "path", "method", "status", "client", "ms", "hb.request.id"])
    }

    @Test func `notable is what fails and what acts`() async throws {
        let log = Lines()
        try await asking(["/", "/documents", "/nothing", "/healthz"], keeping: .notable, to: log)
        #expect(log.answers.map { $0["path"] } == ["/nothing"])
        #expect(log.answers.map { $0["route"] } == ["NotFound"])
    }

    @Test func `none is none, and everything is counted all the same`() async throws {
        let log = Lines()
        let counted = try await asking(["/nothing", "/documents"], keeping: .none, to: log)
        #expect(log.answers.isEmpty)
        #expect(counted.contains("route=\"NotFound\",status=\"404\"} 1\n"))
        #expect(counted.contains("route=\"/documents\",status=\"200\"} 1\n"))
    }

    @Test func `an address is cut, however long it is`() async throws {
        let log = Lines()
        try await asking(["/" + String(repeating: "a", count: 3000)], keeping: .all, to: log)
        #expect(log.answers.first?["path"]?.count == 200)
    }

    @Test(arguments: [
        ("192.0.2.77", "192.0.2.0/24"), ("2001:db8:7:8:9::1", "2001:db8:7::/48"), ("::1", "0:0:0::/48"),
        ("2001:db8::1", "2001:db8:0::/48"), ("::ffff:192.0.2.77", "192.0.2.0/24"), ("local", nil), ("张三", nil),
        ("1.2.3.4\n5", nil), ("", nil), ("a:b:c:<script>", nil),
    ])
    func `of an address its network is kept`(address: String, kept: String?) {
        #expect(ClientAddress(address)?.network == kept)
    }

    /// Asks for paths as a proxy hands them on, and says what `/metrics` counted.
    @discardableResult
    private func asking(_ paths: [String], keeping: RequestLogging, to log: Lines) async throws -> String {
        let counted = Mutex("")
        try await withOffice(.sqlite) { test in
            let office = Office(
                store: test.store, files: test.office.files, spool: test.office.spool, keys: test.office.keys,
                rules: test.office.rules, now: test.office.now,
                chance: { [UInt8](repeating: 7, count: $0) },
                logger: Logger(label: "test", factory: { _ in LineKeeper(lines: log) }))
            var settings = WebSettings.sample
            settings.behindTLS = true
            let monitoring = Monitoring(requestLog: keeping)
            let application = try webApplication(office: office, settings: settings, monitoring: monitoring)
            try await application.test(.router) { client in
                let from = try #require(HTTPField.Name("X-Forwarded-For"))
                for path in paths { _ = try await Browser(client).ask(path, headers: [from: "6.6.6.6, 192.0.2.77"]) }
            }
            let text = await monitoring.registry.text()
            counted.withLock { $0 = text }
        }
        return counted.withLock { $0 }
    }
}

/// The lines that were written.
private final class Lines: Sendable {
    private let kept = Mutex<[[String: String]]>([])

    var answers: [[String: String]] { kept.withLock { $0 } }
    func keep(_ metadata: Logger.Metadata) { kept.withLock { $0.append(metadata.mapValues(\.description)) } }
}

private struct LineKeeper: LogHandler {
    let lines: Lines
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: Logging.LogEvent) {
        guard event.message == "answered" else { return }
        lines.keep(metadata.merging(event.metadata ?? [:]) { _, own in own })
    }
}
