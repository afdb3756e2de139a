import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

/// Every database that a released version left behind becomes one of this program.
@Suite struct ReleaseUpgradeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var release: Release
        var engine: Engine
        var testDescription: String { "\(release.version) on \(engine)" }
    }

    static var cases: [Case] {
        get throws {
            try Release.all.flatMap { release in Engine.available.map { Case(release: release, engine: $0) } }
        }
    }

    private static func withRelease(_ place: Case, _ body: (Installation) async throws -> Void) async throws {
        try await withInstallation(place.engine) { installation in
            try place.release.unpack(into: installation)
            try await body(installation)
        }
    }

    @Test func `there is a fixture of every release`() throws {
        #expect(try Release.all.map(\.version).contains("0.1.0"))
    }

    @Test(arguments: try cases)
    func `it is brought up to date, and everything is still there and true`(place: Case) async throws {
        try await Self.withRelease(place) { installation in
            let answer = try installation.run("migrate", "--json")
            #expect(answer.status == 0, "\(answer.complaints)")
            #expect(try answer.json["schema"] as? Int == Migrations.all.count)
            let check = try installation.run("check", "--json")
            #expect(check.status == 0, "\(check.output)")
            #expect(try check.json["documents"] as? Int == 21)
            let verified = try installation.run("log", "verify", "--checkpoint", place.release.checkpoint, "--json")
            #expect(verified.status == 0, "\(verified.output)")
            let lines = try String(contentsOfFile: place.release.checkpoint, encoding: .utf8).split(separator: "\n")
            #expect(try verified.json["size"] as? Int == Int(lines[1]))

            let again = try installation.run("migrate", "--json")
            #expect(again.status == 0)
            #expect(try again.json["from"] as? Int == Migrations.all.count)
            #expect(try again.json["backup"] == nil)
        }
    }

    /// PostgreSQL would not even say which schema it has.
    @Test(arguments: try cases.filter { $0.engine == .sqlite })
    func `a server that gives a reader no time at all brings it up to date all the same`(place: Case) async throws {
        try await Self.withRelease(place) { installation in
            let settings = try Settings(
                SettingSources(
                    flags: [.database: installation.database, .files: installation.files], environment: [:],
                    file: nil))
            // What it reads for itself after that may take too long.
            if let office = try? await settings.openOffice(.bringUpToDate, readLimit: .zero) {
                await office.store.close()
            }
            let answer = try installation.run("migrate", "--json")
            #expect(try answer.json["from"] as? Int == Migrations.all.count)
        }
    }

    @Test(arguments: try cases)
    func `its pages are served as before`(place: Case) async throws {
        try await Self.withRelease(place) { installation in
            #expect(try installation.run("migrate").status == 0)
            let settings = try Settings(
                SettingSources(
                    flags: [.database: installation.database, .files: installation.files], environment: [:],
                    file: nil))
            try await settings.withOffice { office in
                let listed = try await office.documents(DocumentFilter(), limit: 50).items
                #expect(listed.map(\.title).contains("更正过的通知（更正）"))
                for item in listed { _ = try await office.publicDocument(item.id) }
                let found = try await office.documents(DocumentFilter(), limit: 50).items.filter { $0.title == "旧站的通知" }
                #expect(found.count == 1)
                let results = try await office.search("预算管理办法")
                #expect(results == ["关于印发财政预算管理办法的通知"])
                _ = try await office.signIn(login: "finance-checker", password: TestOffice.password, code: "")
            }
        }
    }

    @Test(arguments: try cases)
    func `its backup comes back on either engine`(place: Case) async throws {
        for engine in Engine.available {
            try await Self.withRelease(place) { old in
                let file = "\(old.files)-backup.tar"
                defer { try? FileManager.default.removeItem(atPath: file) }
                let taken = try old.run("backup", "--out", file, "--with-keys")
                #expect(taken.status == 0, "\(taken.complaints)")
                try await withInstallation(engine) { new in
                    let restored = try new.run("restore", file)
                    #expect(restored.status == 0, "\(restored.complaints)")
                    #expect(try new.run("log", "verify", "--checkpoint", place.release.checkpoint).status == 0)
                    #expect(try new.run("check").status == 0)
                }
            }
        }
    }
}

extension Office {
    /// The titles of what a search finds.
    fileprivate func search(_ words: String) async throws -> [String] {
        try await search(words, DocumentFilter(), by: .relevance, limit: 10).items.map(\.summary.title)
    }
}
