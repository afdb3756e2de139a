import Domain
import Storage
import TestSupport
import Testing

@testable import Actions

/// What a drafter and the administrator see of files that are not read yet.
struct FileQueueTests {
    @Test(arguments: Engine.available)
    func `a drafter sees the place of a file in the queue, and since when it is read`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft(.sample())
            let first = try await test.attach("一", named: "一.txt", to: id)
            test.clock.advance(.seconds(60))
            let second = try await test.attach("二", named: "二.txt", to: id)
            #expect(try await test.progress(of: id) == [first.hash: .queued(place: 1), second.hash: .queued(place: 2)])
            test.clock.advance(.seconds(60))
            let now = test.clock.now
            // As a reader takes it that is busy for a while.
            try await test.tamper(
                "UPDATE file SET taken_at = \(now), due_at = \(now + .seconds(900)) WHERE hash = \(first.hash)")
            #expect(
                try await test.progress(of: id) == [first.hash: .reading(since: now), second.hash: .queued(place: 1)])
            let queue = try await test.office.fileQueue(by: test.caller(.administrator, in: .city))
            #expect((queue.reading, queue.waiting, queue.oldest) == (1, 1, now + .seconds(-60)))
            // It died; the next one takes it after a while.
            test.clock.advance(.seconds(901))
            try await test.readFiles()
            #expect(try await test.progress(of: id) == [:])
            let done = try await test.office.fileQueue(by: test.caller(.administrator, in: .city))
            #expect(done == FileQueue(waiting: 0, reading: 0, oldest: nil, failedCount: 0, failed: [], redactions: 0))
        }
    }

    @Test(arguments: Engine.available)
    func `what could not be read is tried three times, and once more when the administrator says so`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft(.sample())
            let file = try await test.attach("一", to: id)
            let away = test.twin(
                seed: 3, scanner: VirusScanner(look: { _ in .unavailable("clamd is away") }, ask: {}))
            let administrator = test.caller(.administrator, in: .city)
            for attempt in 1...3 {
                #expect(try await away.readNextFile())
                if attempt < 3 {
                    guard case .again(let time)? = try await test.progress(of: id)[file.hash] else {
                        Issue.record("it is not tried again")
                        return
                    }
                    #expect(time > test.clock.now)
                    test.clock.advance(.seconds(3600))
                }
            }
            let queue = try await test.office.fileQueue(by: administrator)
            #expect((queue.waiting, queue.failedCount, queue.failed.map(\.hash)) == (0, 1, [file.hash]))
            #expect(queue.failed[0].lastError.contains("clamd is away"))
            for (role, place) in [(Role.administrator, TestOffice.Place.finance), (.informationOfficer, .city)] {
                await #expect(throws: Forbidden.self) {
                    _ = try await test.office.fileQueue(by: test.caller(role, in: place))
                }
                await #expect(throws: Forbidden.self) {
                    try await test.office.readAgain(file.hash, by: test.caller(role, in: place))
                }
            }
            try await test.office.readAgain(file.hash, by: administrator)
            await #expect(throws: NotFound.self) { try await test.office.readAgain(file.hash, by: administrator) }
            try await test.readFiles()
            #expect(try await test.progress(of: id) == [:])
            #expect(try await test.office.fileQueue(by: administrator).failedCount == 0)
            #expect(try await test.office.check().findings == [])
        }
    }
}

extension TestOffice {
    fileprivate func progress(of id: Document.ID) async throws -> [String: FileProgress] {
        try await office.deskDocument(id, by: caller(.informationOfficer)).progress
    }
}
