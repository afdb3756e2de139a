import Foundation
import TestSupport
import Testing

@testable import Command

@Suite struct ConfigurationFileTests {
    @Test func `where nobody names a database, the installation of the machine is meant`() async throws {
        try await withFolder { folder in
            let usual = folder.appending(path: "yangguang.conf").path
            func chosen(
                _ flag: String? = nil, _ environment: [String: String] = [:], isDatabaseNamed: Bool = false
            ) throws -> String? {
                let file = try ConfigurationFile.chosen(
                    flag, environment, isDatabaseNamed: isDatabaseNamed, usualPath: usual)
                return file?.settings[.port]?.value
            }
            #expect(try chosen() == nil)
            try Data("port = 1001\n".utf8).write(to: URL(filePath: usual))
            let other = folder.appending(path: "other.conf").path
            try Data("port = 1002\n".utf8).write(to: URL(filePath: other))

            #expect(try chosen() == "1001")
            #expect(try chosen(isDatabaseNamed: true) == nil)
            #expect(try chosen(nil, ["YANGGUANG_DATABASE": "sqlite:a"]) == nil)
            #expect(try chosen(other) == "1002")
            #expect(try chosen(nil, ["YANGGUANG_CONFIG": other]) == "1002")
            let failure = #expect(throws: Failure.self) { try chosen(other + "x") }
            #expect(failure?.words.hasSuffix("it is not there") == true)
        }
    }

    @Test func `a key that waits for its value is named`() {
        let failure = #expect(throws: Failure.self) { try ConfigurationFile("# ours\norigin =\n", path: "a.conf") }
        #expect(failure?.status == .usage)
        #expect(failure?.words == "a.conf line 2: origin has no value yet: write one behind the sign")
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
    func `root writes nothing among the files of another`() async throws {
        try await withFolder { folder in
            let data = folder.appending(path: "data").path
            let settings = try Settings(
                SettingSources(flags: [.database: "sqlite:\(data)/a.sqlite"], environment: [:], file: nil))
            try settings.refuseRootAmongFilesOfOthers()
            try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
            try settings.refuseRootAmongFilesOfOthers()

            try FileManager.default.setAttributes([.ownerAccountID: 65_534], ofItemAtPath: data)
            let failure = #expect(throws: Failure.self) { try settings.refuseRootAmongFilesOfOthers() }
            #expect(failure?.status == .cannot)
            #expect(failure?.words.contains("belongs to nobody") == true)
            #expect(failure?.words.contains("runuser --user nobody") == true)
        }
    }
}
