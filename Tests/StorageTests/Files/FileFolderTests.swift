import Foundation
import TestSupport
import Testing

@testable import Storage

struct FileFolderTests {
    @Test func `a file lies under its hash, for the program alone`() async throws {
        try await withFolder { folder in
            let store = FileFolder(folder.appending(path: "content").path)
            let sample = try LocalFile("abc", in: folder)
            try await store.put(sample.path, as: sample.hash)
            #expect(sample.hash.text == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
            let path = "\(store.path)/ba/78/\(sample.hash)"
            #expect(FileManager.default.contents(atPath: path) == Data("abc".utf8))
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(store.path)/new") == [])
        }
    }

    @Test func `what a killed process left is swept away, and what is being written is not`() async throws {
        try await withFolder { folder in
            let store = FileFolder(folder.path)
            try await store.probe()
            let (left, held) = ("\(store.path)/new/left01", "\(store.path)/new/held01")
            for path in [left, held] { try Data("half".utf8).write(to: URL(filePath: path)) }
            let writer = try FileHandle(forWritingTo: URL(filePath: held))
            #expect(flock(writer.fileDescriptor, LOCK_EX) == 0)
            try await store.sweep()
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(store.path)/new") == ["held01"])
            try writer.close()
        }
    }

    @Test func `a folder that cannot be written to says so, with the reason`() async throws {
        try await withFolder { folder in
            let file = try LocalFile("a file where the folder should be", in: folder)
            let store = FileFolder("\(file.path)/content")
            let error = await #expect(throws: FileStoreError.self) { try await store.probe() }
            #expect(error?.description.hasSuffix("Not a directory") == true)
        }
    }

    /// `/dev/full` takes nothing, as a disk does that is full.
    @Test func `a full disk has an error of its own`() throws {
        let disk = try OpenFile("/dev/full", O_WRONLY)
        let error = #expect(throws: FileStoreError.self) { try disk.write([1], at: 0) }
        #expect(error == .full("/dev/full cannot be written to its end: No space left on device"))
    }
}
