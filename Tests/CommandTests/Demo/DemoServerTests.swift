import Foundation
import TestSupport
import Testing

@testable import Command

/// The built program, serving.
@Suite struct DemoServerTests {
    @Test func `the demo is made once, verified from outside, kept, and ended when asked`() async throws {
        try await withFolder { folder in
            let data = folder.appending(path: "demo").path
            let port = String(anyPort())
            let site = "http://127.0.0.1:\(port)"

            let first = try Program().start(["demo", "--port", port, "--data", data], output: FileHandle.nullDevice)
            _ = try await first.answer(of: "\(site)/readyz")
            let verified = try Program().run("log", "verify", "--site", site, "--json")
            #expect(verified.status == 0)
            let taken = try Program().run("demo", "--port", port, "--data", folder.appending(path: "other").path)
            #expect(taken.status == 3)
            #expect(taken.complaints.contains("port \(port) is in use"))
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "other").path))
            first.terminate()
            first.waitUntilExit()
            #expect(first.terminationStatus == 0)

            let second = try Program().start(["demo", "--port", port, "--data", data], output: FileHandle.nullDevice)
            _ = try await second.answer(of: "\(site)/readyz")
            let again = try Program().run("log", "verify", "--site", site, "--json")
            #expect(again.output == verified.output)
            second.terminate()
            second.waitUntilExit()
            #expect(second.terminationStatus == 0)
        }
    }
}
