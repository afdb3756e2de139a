import Foundation
import TestSupport
import Testing

@testable import Command

@Suite struct MetricsTokenTests {
    @Test func `the token stands in a file that not everybody can read`() async throws {
        try await withFolder { folder in
            #expect(try settings(nil).metricsToken() == nil)
            let path = folder.appending(path: "token").path
            try write("  0123456789abcdef\n", to: path, mode: 0o640)
            #expect(try settings(path).metricsToken() == "0123456789abcdef")

            try write("0123456789abcdef\n", to: path, mode: 0o644)
            expectRefusal(path, saying: "run: chmod o= \(path)")
            try write("short\n", to: path, mode: 0o600)
            expectRefusal(path, saying: "16 characters or more")
            expectRefusal(path + "-of-nobody", saying: "cannot read the file")
        }
    }

    private func expectRefusal(_ path: String, saying words: String) {
        let failure = #expect(throws: Failure.self) { try settings(path).metricsToken() }
        #expect(failure?.status == .cannot)
        #expect(failure?.words.contains(words) == true)
    }

    private func settings(_ path: String?) throws -> Settings {
        var flags: [SettingName: String] = [.database: "sqlite:a"]
        flags[.metricsTokenFile] = path
        return try Settings(SettingSources(flags: flags, environment: [:], file: nil))
    }

    private func write(_ text: String, to path: String, mode: Int) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}
