import Actions
import Domain
import Foundation
import ServiceLifecycle
import Storage
import TestSupport
import Testing

@testable import Command
@testable import Web

@Suite struct WatchTests {
    @Test func `disks, keys and workers are looked at`() async throws {
        try await withFolder { folder in
            try KeyFolder(folder.appending(path: "files/keys").path).make(logOrigin: "www.yangguang.example/log")
            let findings = try await findings(in: folder)
            #expect(findings.map(\.part) == ["disk", "keys", "jobs", "news", "files", "scanner"])
            #expect(findings.allSatisfy { $0.state == .well })
        }
    }

    @Test func `keys that are gone are ill, and their path stays in the house`() async throws {
        try await withFolder { folder in
            let finding = try #require(try await findings(in: folder).first { $0.part == "keys" })
            #expect(finding.state == .ill)
            #expect(!finding.words.contains(folder.path))
            #expect(finding.cause?.contains(folder.path) == true)
        }
    }

    @Test func `a store of files or a scanner that does not work is a warning, and its path stays in the house`()
        async throws
    {
        try await withOffice(.sqlite) { test in
            try await withFolder { folder in
                let file = try LocalFile("no folder", in: folder)
                let office = Office(
                    store: test.store, files: FileFolder("\(file.path)/content"), spool: test.office.spool,
                    keys: test.office.keys, rules: test.office.rules,
                    scanner: Clamd(address: .socket(path: "\(folder.path)/nobody")).scanner, now: test.office.now,
                    chance: { [UInt8](repeating: 0, count: $0) }, logger: test.office.logger)
                let findings = await FileWatch(office).look()
                #expect(findings.map(\.part) == ["files", "scanner"])
                #expect(findings.allSatisfy { $0.state == .warning })
                #expect(findings.allSatisfy { !$0.words.contains(folder.path) })
                #expect(findings[0].cause?.contains(file.path) == true)
            }
        }
    }

    @Test func `an office without a scanner says so`() async throws {
        try await withOffice(.sqlite) { test in
            let watch = FileWatch(test.office)
            let finding = try #require(await watch.look().first { $0.part == "scanner" })
            #expect(finding == HealthFinding("scanner", .well, "none is set: nobody looks for viruses in files"))
            let values = await watch.families().map { $0.samples.map(\.value) }
            #expect(values == [[1], [0], [0]])
        }
    }

    @Test func `the process tells what the system knows of it`() throws {
        let families = ProcessFigures(startedAt: instant(2026, 3, 10)).families
        func value(_ name: String) -> Double? { families.first { $0.name == name }?.samples.first?.value }
        #expect(value("process_start_time_seconds") == 1_773_106_200)
        #expect(try #require(value("process_resident_memory_bytes")) > 10_000_000)
        #expect(try #require(value("process_cpu_seconds_total")) > 0)
        #expect(try #require(value("process_threads")) > 1)
        let open = try #require(value("process_open_fds"))
        #expect(open > 2)
        #expect(try #require(value("process_max_fds")) > open)
    }

    @Test func `a worker beats after a round that was good, and only then`() async throws {
        try await withOffice(.sqlite) { test in
            let (good, bad) = (WorkerBeat(), WorkerBeat())
            try await works(JobWorker(office: test.office, beat: good)) { good.samples("jobs").rounds.value > 0 }
            #expect(good.samples("jobs").last?.value == 1_773_106_200)
            #expect(good.samples("jobs").failures.value == 0)

            await test.store.close()
            try await works(JobWorker(office: test.office, beat: bad)) { bad.samples("jobs").failures.value > 0 }
            #expect(bad.samples("jobs").last == nil)
            #expect(bad.samples("jobs").rounds.value == 0)
        }
    }

    private func works(_ worker: JobWorker, until isDone: () -> Bool) async throws {
        let group = ServiceGroup(services: [worker], logger: worker.office.logger)
        async let work: Void = group.run()
        while !isDone() { try await Task.sleep(for: .milliseconds(10)) }
        await group.triggerGracefulShutdown()
        try await work
    }

    private func watch(in folder: URL) throws -> Watch {
        let flags: [SettingName: String] = [
            .database: "sqlite:\(folder.path)/a.sqlite", .files: folder.appending(path: "files").path,
        ]
        try FileManager.default.createDirectory(
            at: folder.appending(path: "files"), withIntermediateDirectories: true)
        return Watch(try Settings(SettingSources(flags: flags, environment: [:], file: nil)))
    }

    /// A server begins to watch when its office is open.
    private func findings(in folder: URL) async throws -> [HealthFinding] {
        var found: [HealthFinding] = []
        try await withOffice(.sqlite) { test in
            let watch = try watch(in: folder)
            for probe in try watch.monitoring(test.office).probes { found += await probe() }
        }
        return found
    }
}
