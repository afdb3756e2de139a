import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

@Suite struct ExitStatusTests {
    @Test func `help is no mistake`() throws {
        let answer = try Program().run("--help")
        #expect(answer.status == 0)
        #expect(answer.output.contains("organisations"))
    }

    @Test(arguments: [["nonsense"], ["check", "--nonsense"], ["import", "documents"], ["check"]])
    func `a wrong call ends with status 2`(arguments: [String]) throws {
        let answer = try Program().run(arguments)
        #expect(answer.status == 2)
        #expect(!answer.complaints.isEmpty)
        #expect(answer.output.isEmpty)
    }

    @Test func `a database that is not there ends with status 3, and is not made`() async throws {
        try await withFolder { folder in
            let path = folder.appending(path: "none.sqlite").path
            let answer = try Program().run("check", "--database", "sqlite:\(path)")
            #expect(answer.status == 3)
            #expect(answer.complaints.contains("run yangguang migrate"))
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func `a server that does not answer ends with status 3`() throws {
        let answer = try Program().run("check", "--database", "postgres://nobody@127.0.0.1:1/none?connect_timeout=2")
        #expect(answer.status == 3)
        #expect(!answer.complaints.isEmpty)
    }
}
