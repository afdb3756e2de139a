import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

/// An installation in which everything has happened, as `Tests/Releases` has it, brought up to date.
func withLivedInInstallation(_ engine: Engine, _ body: (Installation) async throws -> Void) async throws {
    try await withInstallation(engine) { installation in
        try Release(version: "0.1.0").unpack(into: installation)
        let migrated = try installation.run("migrate", "--no-backup")
        #expect(migrated.status == 0, "\(migrated.complaints)")
        try FileManager.default.createDirectory(
            atPath: "\(installation.files)/ab/cd", withIntermediateDirectories: true)
        try Data("附件\n".utf8).write(to: URL(filePath: "\(installation.files)/ab/cd/附件一"))
        try Data(repeating: 7, count: 70_000).write(to: URL(filePath: "\(installation.files)/ab/large"))
        try Data().write(to: URL(filePath: "\(installation.files)/empty"))
        try await body(installation)
    }
}

extension Installation {
    /// What stands in the place where a restore would go: nothing, if it was refused or undone.
    func contents() async throws -> [String] {
        let manager = FileManager.default
        var found = manager.fileExists(atPath: files) ? try manager.contentsOfDirectory(atPath: files) : []
        switch engine {
        case .sqlite:
            let folder = URL(filePath: address).deletingLastPathComponent().path
            found += try manager.contentsOfDirectory(atPath: folder)
        case .postgres:
            let store = try open()
            found += try await store.read { try $0.tableNames() }
            await store.close()
        }
        return found.sorted()
    }

    /// The rows of every table but those that are made again, as they are.
    func rows() async throws -> [String: [UInt8]] {
        let store = try open()
        let rows = try await store.read { tx in
            var rows: [String: [UInt8]] = [:]
            for table in try Records.tables(tx) {
                var lines: [[UInt8]] = []
                try tx.copyOut(table) { lines.append(Array($0)) }
                rows[table.name] = Array(lines.sorted { $0.lexicographicallyPrecedes($1) }.joined())
            }
            return rows
        }
        await store.close()
        return rows
    }

    /// A secret file beside the installation.
    func passphraseFile(_ words: String = "correct horse battery") throws -> String {
        let path = "\(files)-passphrase"
        try Data("\(words)\n".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return path
    }
}
