import Actions
import Domain
import Foundation
import Logging
import Storage
import TestSupport
import Testing

@testable import Command

@Suite struct DemoCityTests {
    private static let today = instant(2026, 11, 20, 18, 0)

    private static func settings(_ demo: DemoFolder) throws -> Settings {
        try Settings(
            SettingSources(
                flags: [.database: "sqlite:\(demo.database)", .files: demo.files], environment: [:], file: nil))
    }

    private func withPlace(_ engine: Engine, _ body: (any Store, _ files: String) async throws -> Void) async throws {
        try await withStore(engine) { store in try await withFolder { try await body(store, $0.path) } }
    }

    @Test(arguments: Engine.available)
    func `the city is made whole on both engines`(engine: Engine) async throws {
        try await withPlace(engine) { store, files in
            try await DemoCity.build(in: store, files: files, keys: .fresh, today: Self.today)
            let office = Office(
                store: store, files: FileFolder(below: files), spool: Spool(below: files), keys: .fresh,
                rules: try RuleFiles.rules(), now: { Self.today }, chance: randomBytes,
                logger: Logger(label: "yangguang.test"))
            #expect(try await office.organisationTree().count == 67)
            #expect(try await office.documents(DocumentFilter(), limit: 1).total == 454)
            #expect(try await office.catalogue().count(where: { $0.total > 0 }) > 30)
        }
    }

    @Test func `whoever comes next year still finds something at every stage`() async throws {
        try await withPlace(.sqlite) { store, files in
            try await DemoCity.build(in: store, files: files, keys: .fresh, today: instant(2027, 2, 1, 10, 0))
            let stages = try await store.read { tx in
                let documents: [String] = try tx.values("SELECT DISTINCT stage AS value FROM document")
                let requests: [String] = try tx.values("SELECT DISTINCT stage AS value FROM request")
                return (Set(documents), Set(requests))
            }
            #expect(stages.0 == ["draft", "returned", "in-review", "scheduled", "settled"])
            #expect(stages.1 == ["submitted", "under-way", "decided", "closed", "transferred"])
        }
    }

    @Test func `the check finds nothing in a new city, and its accounts sign in`() async throws {
        try await withFolder { folder in
            let demo = DemoFolder(path: folder.appending(path: "demo").path)
            let settings = try Self.settings(demo)
            try await demo.makeCity(settings, today: .now) { _ in }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["demo"])
            try await settings.withOffice { office in
                let report = try await office.check()
                #expect(report.findings == [])
                #expect(report.documents == 470)
                #expect(report.reports == 3 * 71 + 1)
                #expect(report.petitions == 4)
                let approver = try await office.signIn(login: "zhaoqiming", password: DemoCity.password, code: "")
                let todo = try await office.todo(of: approver.caller)
                #expect(todo.contains { $0.task == .sign(.approval) })
                let openness = try await office.signIn(login: "zhoumin", password: DemoCity.password, code: "")
                #expect(try await office.todo(of: openness.caller).contains { $0.task == .confirmOverride })
            }
        }
    }

    @Test func `the city may remember requests of the years before its own history`() async throws {
        try await withFolder { folder in
            let demo = DemoFolder(path: folder.appending(path: "demo").path)
            let settings = try Self.settings(demo)
            try await demo.makeCity(settings, today: .now, requests: 40) { _ in }
            try await settings.withOffice { office in
                let report = try await office.check()
                #expect(report.findings == [])
                // Its reports of the years before would say something else than this register.
                #expect(report.documents == 328)
                #expect(report.requests == 120)
                let years = try await office.store.read { tx in
                    try tx.values("SELECT DISTINCT year AS value FROM request ORDER BY year", as: Int.self)
                }
                #expect(years.first == 2017)
                #expect(years.count > 5)
            }
        }
    }

    @Test func `a folder with other things in it is left alone`() async throws {
        try await withFolder { folder in
            try Data().write(to: folder.appending(path: "thesis.txt"))
            let failure = await #expect(throws: Failure.self) {
                let demo = DemoFolder(path: folder.path)
                try await demo.makeCity(try Self.settings(demo), today: Self.today) { _ in }
            }
            #expect(failure?.status == .cannot)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["thesis.txt"])
        }
    }
}
