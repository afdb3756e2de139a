import Actions
import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite struct ReadinessTests {
    @Test(arguments: Engine.available)
    func `a server that can work says so of each part`(engine: Engine) async throws {
        try await withSite(engine) { site in
            _ = try await site.office.published()
            let page = try await site.browser().ask("/readyz")
            #expect(page.status == 200)
            let lines = page.text.split(separator: "\n")
            #expect(lines.first == "ready")
            #expect(
                lines.dropFirst().map { $0.prefix { $0 != ":" } } == [
                    "database", "schema", "journal", "log", "clock", "outbox",
                ])
            #expect(lines.dropFirst().allSatisfy { $0.contains(": well: ") })
        }
    }

    @Test func `programs get the same as JSON`() async throws {
        try await withSite { site in
            let page = try await site.browser().ask("/readyz", headers: [.accept: "application/json"])
            #expect(page.header("Content-Type") == "application/json")
            #expect(page.text.contains(#""ready":true"#))
            #expect(
                page.text.contains(#"{"part":"journal","state":"well","words":"its end is the one that was signed"}"#))
        }
    }

    @Test func `the part that is ill is named, the program still lives, and no cause leaves the house`() async throws {
        try await withSite { site in
            _ = try await site.office.published()
            _ = try await site.office.store.write { try $0.run("UPDATE journal_head SET sequence = 1") }
            let page = try await site.browser().ask("/readyz")
            #expect(page.status == 503)
            #expect(page.text.hasPrefix("not ready: journal\n"))
            #expect(page.text.contains("journal: ill: it was changed outside the program: run yangguang check\n"))
            #expect(page.text.contains("log: well"))
            #expect(try await site.browser().ask("/healthz").status == 200)
        }
    }

    @Test func `a database that is away is named`() async throws {
        try await withSite { site in
            await site.office.store.close()
            let page = try await site.browser().ask("/readyz")
            #expect(page.status == 503)
            #expect(page.text == "not ready: database\ndatabase: ill: it does not answer\n")
        }
    }

    @Test func `a schema that another program made is named`() async throws {
        try await withSite { site in
            _ = try await site.office.store.write {
                try $0.run("INSERT INTO schema_step (number, name) VALUES (999, 'of the future')")
            }
            let page = try await site.browser().ask("/readyz")
            #expect(page.status == 503)
            #expect(page.text.hasPrefix("not ready: schema\n"))
            #expect(page.text.contains("the database has 999"))
        }
    }

    @Test func `a clock that was set back and a receiver that is deaf are warnings`() async throws {
        try await withSite { site in
            _ = try await site.office.published()
            site.office.clock.set(instant(2026, 3, 10, 8, 30))
            let early = try await site.browser().ask("/readyz")
            #expect(early.status == 200)
            #expect(early.text.contains("clock: warning: 3600 s behind the last act"))

            site.office.clock.set(instant(2026, 3, 10, 10, 45))
            try await Task.sleep(for: .milliseconds(1100))
            let late = try await site.browser().ask("/readyz")
            #expect(late.status == 200)
            #expect(late.text.contains("outbox: warning: news have waited for 75 min"))
            #expect(late.text.contains("clock: well"))
        }
    }

    @Test func `parts that pages do not know of are asked, too`() async throws {
        try await withOffice(.sqlite) { office in
            let probe: HealthProbe = { [HealthFinding("disk", .ill, "3 MB left", cause: "/secret/path")] }
            let application = try webApplication(
                office: office.office, settings: .sample, monitoring: Monitoring(probes: [probe]))
            try await application.test(.router) { client in
                let page = try await Browser(client).ask("/readyz")
                #expect(page.status == 503)
                #expect(page.text.contains("disk: ill: 3 MB left\n"))
                #expect(!page.text.contains("secret"))
            }
        }
    }
}
