import Foundation
import Storage
import TestSupport
import Testing

@testable import Command

/// The files of the store, in backups and back.
@Suite struct BackupContentTests {
    @Test func `every file comes back, and is what its name says`() async throws {
        try await withFiles { old, samples in
            let file = "\(old.files)-backup.tar"
            let taken = try old.run("backup", "--out", file, "--json")
            #expect(taken.status == 0, "\(taken.complaints)")
            #expect(try taken.json["content"] as? Bool == true)
            #expect(try taken.json["files"] as? Int == 3 + samples.count)
            let names = try Program.tool("tar", "--list", "--file=\(file)")
            for sample in samples { #expect(names.contains("content/\(sample.hash)\n")) }
            #expect(!names.contains("files/content"))

            try await withInstallation(.sqlite) { new in
                let restored = try new.run("restore", file, "--keys", "\(old.files)/keys", "--json")
                #expect(restored.status == 0, "\(restored.complaints)")
                #expect(try restored.json["files"] as? Int == 3 + samples.count)
                let store = FileFolder(below: new.files)
                #expect(try await store.list(after: nil, limit: 10) == samples.map(\.hash).sorted())
                for sample in samples { try await store.verify(sample.hash) }
                #expect(try new.run("check", "--json").json["files"] as? Int == samples.count)
                #expect(try FileManager.default.contentsOfDirectory(atPath: "\(new.files)/incoming") == [])
            }
            let drill = try old.run("backup", "--verify", file, "--json")
            #expect(drill.status == 0, "\(drill.complaints)")
            #expect(try drill.json["files"] as? Int == 3 + samples.count)
        }
    }

    @Test func `files stay outside where somebody asks for it, and both sides say so`() async throws {
        try await withFiles { old, _ in
            let file = "\(old.files)-backup.tar"
            let taken = try old.run("backup", "--out", file, "--without-files")
            #expect(taken.output.contains("The files of the store are not in it"))
            #expect(try !Program.tool("tar", "--list", "--file=\(file)").contains("content/"))
            try await withInstallation(.sqlite) { new in
                let restored = try new.run("restore", file, "--keys", "\(old.files)/keys")
                #expect(restored.status == 0, "\(restored.complaints)")
                #expect(restored.output.contains("The files of the store are not in the backup"))
            }
        }
    }

    @Test func `a damaged file is named, by the check and by the backup, which leaves nothing behind`() async throws {
        try await withFiles { old, samples in
            let hash = samples[0].hash.text
            let path = "\(old.files)/content/\(hash.prefix(2))/\(hash.dropFirst(2).prefix(2))/\(hash)"
            try Data("something else".utf8).write(to: URL(filePath: path))
            let check = try old.run("check")
            #expect(check.status == 1)
            #expect(check.output.contains("files: \(hash): its bytes are not those that it is named after"))
            #expect(try old.run("check", "--without-files").status == 0)

            let file = "\(old.files)-backup.tar"
            let taken = try old.run("backup", "--out", file)
            #expect(taken.status == 3)
            #expect(taken.complaints.contains("the file \(hash) is not what its name says"))
            #expect(!FileManager.default.fileExists(atPath: file))
            #expect(!FileManager.default.fileExists(atPath: "\(file).part"))
        }
    }

    @Test(.enabled(if: BucketServer.isThere, "moto is not there: make .venv/ready"))
    func `files go from a bucket into a folder and into another bucket`() async throws {
        let server = try BucketServer.shared.get()
        try await withFiles { old, samples in
            let bucket = Bucket(server)
            for sample in samples { try await bucket.store.put(sample.path, as: sample.hash) }
            // What lies in the folder is not looked at.
            try FileManager.default.removeItem(atPath: "\(old.files)/content")
            let file = "\(old.files)-backup.tar"
            let taken = try bucket.program(of: old).run(["backup", "--out", file, "--json"])
            #expect(taken.status == 0, "\(taken.complaints)")
            #expect(try taken.json["files"] as? Int == 3 + samples.count)

            let other = Bucket(server)
            for place in [nil, other] {
                try await withInstallation(.sqlite) { new in
                    let program = place?.program(of: new) ?? new.program
                    let restored = try program.run(["restore", file, "--keys", "\(old.files)/keys"])
                    #expect(restored.status == 0, "\(restored.complaints)")
                    let folder: any FileStore = FileFolder(below: new.files)
                    let store = try place.map { try $0.store as any FileStore } ?? folder
                    #expect(try await store.list(after: nil, limit: 10) == samples.map(\.hash).sorted())
                    #expect(try program.run(["check"]).status == 0)
                }
            }
        }
    }

    /// An installation with files of several sizes in its store.
    private func withFiles(_ body: (Installation, [LocalFile]) async throws -> Void) async throws {
        try await withLivedInInstallation(.sqlite) { installation in
            try await withFolder { folder in
                let store = FileFolder(below: installation.files)
                var samples: [LocalFile] = []
                for size in [0, 1, 5000, 3 << 20] {
                    let sample = try LocalFile([UInt8](repeating: UInt8(size & 0x7F), count: size), in: folder)
                    try await store.put(sample.path, as: sample.hash)
                    samples.append(sample)
                }
                try await body(installation, samples)
            }
        }
    }
}

/// A part of a bucket, and the program that is told of it.
private struct Bucket {
    let server: BucketServer
    let prefix = UUID().uuidString

    init(_ server: BucketServer) { self.server = server }

    var store: FileBucket {
        get throws { try server.store(prefix: prefix) }
    }

    func program(of installation: Installation) -> Program {
        var program = installation.program
        program.environment["YANGGUANG_FILE_STORE"] = "s3://yangguang/\(prefix)"
        program.environment["YANGGUANG_S3_ENDPOINT"] = server.endpoint
        program.environment["YANGGUANG_S3_KEY"] = server.key
        return program
    }
}
