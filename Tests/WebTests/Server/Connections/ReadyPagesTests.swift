import Actions
import Domain
import Hummingbird
import HummingbirdTesting
import Storage
import TestSupport
import Testing

@testable import Web

/// Pages in memory are answered before the router, and nobody notices.
@Suite(.patient) struct ReadyPagesTests {
    @Test(arguments: Engine.available)
    func `a kept page is answered as the router answered it, counted, and not sent to whoever has it`(
        engine: Engine
    ) async throws {
        try await withLiveOffice(engine) { port, office, monitoring in
            let answers = try await ask(["/", "/", "/"], port)
            try #require(answers.count == 3)
            #expect(answers[0].status == "HTTP/1.1 200 OK")
            #expect(answers[0].body.contains("<h1>"))
            #expect(answers[1] == answers[0])
            #expect(answers[2] == answers[0])
            let tag = try #require(answers[0].fields["etag"])
            let known = try await ask(["/", "/"], port, fields: "If-None-Match: \(tag)\r\n")
            #expect(known.map(\.status) == ["HTTP/1.1 304 Not Modified", "HTTP/1.1 304 Not Modified"])
            #expect(known.allSatisfy { $0.body.isEmpty && $0.fields["etag"] == tag && $0.fields["date"] == "" })
            let counted = await monitoring.registry.text()
            #expect(counted.contains("yangguang_http_requests_total{method=\"GET\",route=\"/\",status=\"200\"} 3\n"))
            #expect(counted.contains("yangguang_http_requests_total{method=\"GET\",route=\"/\",status=\"304\"} 2\n"))
        }
    }

    @Test(arguments: Engine.available)
    func `a change shows in the next answer`(engine: Engine) async throws {
        try await withLiveOffice(engine) { port, office, _ in
            for number in 1...20 {
                try await office.changeSite(Site(name: "第\(number)个网站", organiser: "办公室"), by: .system)
                for answer in try await ask(["/", "/"], port) { #expect(answer.body.contains("第\(number)个网站")) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what is sent at once is answered in its order, kept or not`(engine: Engine) async throws {
        try await withLiveOffice(engine) { port, _, _ in
            _ = try await ask(["/", "/documents"], port)
            let paths = ["/", "/nothing", "/", "/documents", "/search?q=a", "/documents", "/", "/nothing", "/"]
            let alone = try await paths.asyncMap { try await ask([$0], port)[0] }
            for _ in 0..<5 {
                let together = try await ask(paths, port)
                #expect(together.map(\.status) == alone.map(\.status))
                #expect(together.map { $0.fields["etag"] } == alone.map { $0.fields["etag"] })
            }
        }
    }

    /// How long a silent client is waited for is a matter of `ConnectionTests`.
    private static let patient = ConnectionLimits(requestSeconds: 600, idleSeconds: 600)

    private func withLiveOffice(
        _ engine: Engine, _ body: @escaping @Sendable (Int, Office, Monitoring) async throws -> Void
    ) async throws {
        try await withOffice(engine) { test in
            _ = try await test.published()
            let settings = WebSettings(
                host: "127.0.0.1", port: 0, origin: "http://127.0.0.1", behindTLS: false, rateLimits: false,
                connections: Self.patient)
            let monitoring = Monitoring()
            let application = try webApplication(office: test.office, settings: settings, monitoring: monitoring)
            try await application.test(.live) { client in
                try await body(try #require(client.port), test.office, monitoring)
            }
        }
    }

    /// Sends requests at once on one connection, and reads all the answers.
    private func ask(_ paths: [String], _ port: Int, fields: String = "") async throws -> [RawAnswer] {
        let client = try await RawClient.connect(to: port)
        try await client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n" }.joined())
        var answers: [RawAnswer] = []
        let areAllThere = try await comes {
            answers = RawAnswer.all(in: Array(client.received.utf8))
            return answers.count >= paths.count
        }
        #expect(areAllThere)
        await client.close()
        return answers
    }
}

/// An answer as it came, without the time of day.
private struct RawAnswer: Hashable {
    var status: String
    var fields: [String: String]
    var body: String

    /// The whole answers at the beginning of what has come.
    static func all(in bytes: [UInt8]) -> [RawAnswer] {
        var answers: [RawAnswer] = []
        var rest = bytes[...]
        while let blank = rest.firstRange(of: Array("\r\n\r\n".utf8)) {
            let lines = String(decoding: rest[..<blank.lowerBound], as: UTF8.self).split(separator: "\r\n").map(
                String.init)
            var fields: [String: String] = [:]
            for line in lines.dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
                fields[parts[0].lowercased()] = parts.count == 2 ? String(parts[1]) : ""
            }
            let length = Int(fields["content-length"] ?? "0") ?? 0
            guard rest.endIndex - blank.upperBound >= length else { break }
            let body = rest[blank.upperBound..<blank.upperBound + length]
            if fields["date"] != nil { fields["date"] = "" }
            answers.append(RawAnswer(status: lines[0], fields: fields, body: String(decoding: body, as: UTF8.self)))
            rest = rest[body.endIndex...]
        }
        return answers
    }
}

extension Array {
    fileprivate func asyncMap<Result>(_ make: (Element) async throws -> Result) async throws -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await make(element)) }
        return results
    }
}
