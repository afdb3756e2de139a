import Foundation
import TestSupport
import Testing

@testable import Command

/// The built program, watched over as Prometheus and a log collector do it.
@Suite struct ServedFiguresTests {
    @Test func `a server tells how it is, and every line of its log is JSON`() async throws {
        try await withFolder { folder in
            let port = String(anyPort())
            let log = folder.appending(path: "log")
            try Data().write(to: log)
            let server = try Program().start(
                [
                    "serve", "--database", "sqlite:\(folder.path)/data/yangguang.sqlite", "--port", port,
                    "--log-format", "json", "--log-requests", "all",
                ], output: FileHandle.nullDevice, complaints: try FileHandle(forWritingTo: log))
            defer { server.terminate() }
            let site = "http://127.0.0.1:\(port)"
            let ready = try await server.answer(of: "\(site)/readyz")
            #expect(ready.hasPrefix("ready\n"), "\(ready)")
            let metrics = try await server.answer(of: "\(site)/metrics")
            _ = try await server.answer(of: "\(site)/search?q=secret")
            server.terminate()
            server.waitUntilExit()

            #expect(metrics.contains("yangguang_build_info{version=\"\(programVersion)\",engine=\"sqlite\"} 1\n"))
            #expect(metrics.contains("yangguang_disk_free_bytes{folder=\"database\"} "))
            #expect(metrics.contains("yangguang_worker_rounds_total{worker=\"jobs\"} "))
            try expectSound(metrics)
            try expectExplained(metrics)
            let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
            #expect(lines.count > 3)
            for line in lines {
                let members = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                #expect(members?["time"] is String && members?["level"] is String, "\(line)")
            }
            #expect(lines.contains { $0.contains(#""route":"/search""#) && $0.contains(#""status":200"#) })
            #expect(!lines.contains { $0.contains("secret") })
        }
    }

    /// Each family once, with help and kind before its samples; each sample once.
    private func expectSound(_ metrics: String) throws {
        var (families, samples): (Set<Substring>, Set<Substring>) = ([], [])
        var family: Substring = ""
        for line in metrics.split(separator: "\n") {
            if line.hasPrefix("# HELP ") {
                family = line.dropFirst(7).prefix { $0 != " " }
                #expect(families.insert(family).inserted, "\(line)")
            } else if line.hasPrefix("# TYPE ") {
                #expect(line.wholeMatch(of: /# TYPE [a-z_]+ (counter|gauge|histogram)/) != nil, "\(line)")
            } else {
                let match = line.wholeMatch(of: /([a-z_]+)(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? (\S+)/)
                let found = try #require(match, "\(line)")
                #expect(found.1.hasPrefix(family), "\(line)")
                #expect(Double(found.4) != nil, "\(line)")
                #expect(samples.insert(line.prefix { $0 != " " }).inserted, "\(line)")
            }
        }
        #expect(families.count > 30)
    }

    /// Whoever is woken by a figure finds it in docs/operations.md, and finds no other there.
    private func expectExplained(_ metrics: String) throws {
        let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let guide = try String(contentsOf: root.appending(path: "docs/operations.md"), encoding: .utf8)
        let told = Set(
            guide.split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { line in
                line.matches(of: /`((?:yangguang|process)_[a-z_]+)/).map { String($0.1) }
            })
        let shown = metrics.matches(of: /# TYPE ([a-z_]+)/).map { String($0.1) }
        #expect(Set(shown).subtracting(told).sorted() == [])
        #expect(told.subtracting(shown).sorted() == [])
    }
}
