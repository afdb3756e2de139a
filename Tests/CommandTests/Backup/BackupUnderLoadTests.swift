import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

@Suite struct BackupUnderLoadTests {
    /// Several people publish without a pause while backups are taken; each backup is one moment of the office.
    @Test(arguments: Engine.available)
    func `a backup taken while people publish restores to an office that is whole`(engine: Engine) async throws {
        try await withLivedInInstallation(engine) { installation in
            let settings = try Settings(
                SettingSources(
                    flags: [.database: installation.database, .files: installation.files], environment: [:], file: nil))
            let folder = "\(installation.files)-out"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let sizes = try await settings.withOffice { office in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for writer in 0..<3 {
                        group.addTask {
                            var number = 0
                            while !Task.isCancelled {
                                number += 1
                                let item = ImportItem.sample(
                                    externalID: "writer-\(writer)-\(number)",
                                    content: .sample(title: "第\(writer)人的第\(number)件"))
                                _ = try await office.importDocuments(
                                    [item], into: "finance", isDryRun: false, by: .system)
                            }
                        }
                    }
                    var sizes: [Int] = []
                    for number in 1...3 {
                        try await Task.sleep(for: .milliseconds(300))
                        let taken = try await settings.withStore { store in
                            try await settings.takeBackup(
                                of: store, content: nil, to: "\(folder)/\(number).tar", nil, keysToo: true)
                        }
                        sizes.append(taken.manifest.facts.log.size)
                    }
                    group.cancelAll()
                    try? await group.waitForAll()
                    return sizes
                }
            }
            #expect(sizes == sizes.sorted())
            #expect(sizes[2] > sizes[0], "nobody wrote meanwhile")
            for number in 1...3 {
                let answer = try installation.run("backup", "--verify", "\(folder)/\(number).tar", "--json")
                #expect(answer.status == 0, "\(answer.output)\(answer.complaints)")
                #expect(try answer.json["log"] as? Int == sizes[number - 1])
            }
            // And what was written meanwhile is all there.
            #expect(try installation.run("check").status == 0)
        }
    }
}
