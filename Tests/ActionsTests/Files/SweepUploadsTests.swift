import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

struct SweepUploadsTests {
    @Test func `what nobody has sent anything to for two days is gone after the next round of work`() async throws {
        try await withOffice(.sqlite) { test in
            let upload = try await test.office.spool.begin()
            let path = "\(test.office.spool.path)/\(upload.text)"
            func isThere() -> Bool { FileManager.default.fileExists(atPath: path) }
            let written = test.clock.now.milliseconds / 1000
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: Double(written))], ofItemAtPath: path)
            test.clock.advance(.seconds(2 * 86_400))
            _ = try await test.office.workOnce()
            #expect(isThere())
            test.clock.advance(.seconds(1))
            _ = try await test.office.workOnce()
            #expect(!isThere())
        }
    }
}
