import Domain
import Storage
import TestSupport
import Testing

@testable import Actions

/// Files that belong to nothing are removed, and no others.
struct SweepStraysTests {
    @Test(arguments: Engine.available)
    func `what no record names goes after a week, and what one names stays for ever`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft(.sample())
            let attached = try await test.attach("附表一", to: id)
            let stray = try await test.upload(Array("没有人要的".utf8), named: "多余.txt")
            let token = test.office.newDraftToken()
            try await test.office.save(ApplicationDraft(organisation: "finance"), under: token)
            try await test.office.attach(.sample("证明.pdf"), as: .attachment, toDraft: token)
            _ = try await test.scanned()
            #expect(try await test.office.check().strays == CheckedFiles(count: 1, bytes: stray.size))
            #expect(try await test.office.sweepStrays() == 0)
            test.clock.advance(days: 8)
            #expect(try await test.office.sweepStrays() == 1)
            #expect(try await test.office.sweepStrays() == 0)
            #expect(try await test.has(stray.hash) == false)
            #expect(try await test.has(attached.hash))
            let report = try await test.office.check()
            #expect(report.files == 3 && report.strays.count == 0)
            #expect(report.findings == [])
            // What was taken out of a draft, or forgotten with it, is nobody's any more.
            try await test.office.detach(1, fromDraft: token)
            #expect(try await test.office.sweepStrays() == 0)
            test.clock.advance(days: 8)
            #expect(try await test.office.sweepStrays() == 1)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a file that comes again in its last hour is kept for another week`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let content = Array("又来了".utf8)
            let file = try await test.upload(content, named: "一.txt")
            #expect(try await test.office.sweepStrays() == 0)
            test.clock.advance(days: 8)
            // The same bytes, for another document.
            let again = try await test.upload(content, named: "二.txt")
            #expect(again.hash == file.hash)
            #expect(try await test.office.sweepStrays() == 0)
            let id = try await test.draft(.sample())
            try await test.office.attach([again], to: id, expecting: nil, by: test.caller(.informationOfficer))
            test.clock.advance(days: 8)
            #expect(try await test.office.sweepStrays() == 0)
            #expect(try await test.has(file.hash))
            #expect(try await test.store.read { try $0.value("SELECT COUNT(*) AS value FROM stray_file") } == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever brings a file that is just being removed waits until it is gone`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let content = Array("正在删".utf8)
            let file = try await test.upload(content, named: "一.txt")
            let hash = try #require(FileHash(file.hash))
            let now = test.clock.now
            try await test.tamper(
                "INSERT INTO stray_file (hash, seen_at, leaving_at) VALUES (\(hash), \(now), \(now))")
            async let again = test.upload(content, named: "二.txt")
            try await Task.sleep(for: .milliseconds(300))
            try await test.office.files.remove(hash)
            try await test.tamper("DELETE FROM stray_file")
            #expect(try await again.hash == file.hash)
            #expect(try await test.has(file.hash))
            // A removal that was broken off long ago holds nobody up.
            try await test.tamper("INSERT INTO stray_file (hash, seen_at, leaving_at) VALUES (\(hash), \(now), \(now))")
            test.clock.advance(.seconds(700))
            _ = try await test.upload(content, named: "三.txt")
            #expect(try await test.has(file.hash))
        }
    }

    @Test(arguments: Engine.available)
    func `a check says which file is missing, and how far it has come`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft(.sample())
            let file = try await test.attach("附表一", to: id)
            _ = try await test.scanned()
            var told: [CheckedFiles] = []
            #expect(try await test.office.check(filesToo: true) { told.append($0) }.findings == [])
            #expect(told.map(\.count) == [1, 2])
            try await test.office.files.remove(try #require(FileHash(file.hash)))
            #expect(
                try await test.office.check().findings == [
                    CheckReport.Finding(area: "files", place: file.hash, problem: "it is missing")
                ])
        }
    }
}

extension TestOffice {
    fileprivate func has(_ hash: String) async throws -> Bool {
        guard let hash = FileHash(hash) else { return false }
        return try await office.files.size(of: hash) != nil
    }
}
