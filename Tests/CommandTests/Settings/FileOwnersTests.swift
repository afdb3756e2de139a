import Foundation
import Storage
import TestSupport
import Testing

@Suite struct FileOwnersTests {
    @Test(.enabled(if: geteuid() == 0, "only root is refused"))
    func `root writes nothing among the files of another user`() async throws {
        try await withInstallation(.sqlite) { installation in
            #expect(try installation.run("migrate").status == 0)
            for command in [["check"], ["migrate"], ["restore", "/nowhere.tar"]] {
                try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: installation.files)
                let refused = try installation.program.run(command)
                #expect(refused.status == 3)
                #expect(refused.complaints.contains("you are root: run runuser --user"), "\(refused.complaints)")
            }
            try FileManager.default.setAttributes([.ownerAccountID: 0], ofItemAtPath: installation.files)
            #expect(try installation.run("check").status == 0)
        }
    }
}
