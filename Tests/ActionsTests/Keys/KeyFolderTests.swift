import Actions
import Foundation
import TestSupport
import Testing

/// The files of the keys: whole, the program's own, and nobody else's to read or to change.
@Suite struct KeyFolderTests {
    private func withKeys(_ body: (KeyFolder) throws -> Void) async throws {
        try await withFolder { folder in
            let keys = KeyFolder(folder.appending(path: "keys").path)
            try keys.make(logOrigin: "www.yangguang.example/log")
            try body(keys)
        }
    }

    @Test func `only the program's user can read what was made`() async throws {
        try await withKeys { folder in
            func mode(_ path: String) throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names.sorted() == ["encryption.key", "journal.key", "log.key", "log.name"])
            for name in names { #expect(try mode("\(folder.path)/\(name)") == 0o600) }
            #expect(try mode(folder.path) == 0o700)
        }
    }

    @Test func `keys that are there are never made anew`() async throws {
        try await withKeys { folder in
            let verifier = try folder.read().logVerifier()
            try folder.make(logOrigin: "another.example/log")
            #expect(try folder.read().logVerifier() == verifier)
        }
    }

    @Test(arguments: ["log.key", "journal.key", "encryption.key"], [0o640, 0o604, 0o644, 0o660])
    func `a key that others can read is not used`(name: String, mode: Int) async throws {
        try await withKeys { folder in
            let path = "\(folder.path)/\(name)"
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            let fault = #expect(throws: KeyFault.self) { try folder.read() }
            #expect(fault?.description == "\(path): others can read it; run: chmod 600 \(path)")
        }
    }

    @Test(arguments: ["log.key", "journal.key", "encryption.key", "log.name"])
    func `a link, a folder and nothing are no key`(name: String) async throws {
        try await withKeys { folder in
            let manager = FileManager.default
            let path = "\(folder.path)/\(name)"
            try manager.moveItem(atPath: path, toPath: "\(path).elsewhere")
            #expect(throws: KeyFault.self) { try folder.read() }
            try manager.createSymbolicLink(atPath: path, withDestinationPath: "\(path).elsewhere")
            #expect(throws: KeyFault.self) { try folder.read() }
            try manager.removeItem(atPath: path)
            try manager.createDirectory(atPath: path, withIntermediateDirectories: false)
            #expect(throws: KeyFault.self) { try folder.read() }
            try manager.removeItem(atPath: path)
            try manager.moveItem(atPath: "\(path).elsewhere", toPath: path)
            #expect(throws: Never.self) { try folder.read() }
        }
    }

    @Test func `a folder or a name that others can write is refused`() async throws {
        try await withKeys { folder in
            for (path, bad, good) in [(folder.path, 0o777, 0o700), ("\(folder.path)/log.name", 0o666, 0o644)] {
                try FileManager.default.setAttributes([.posixPermissions: bad], ofItemAtPath: path)
                #expect(throws: KeyFault.self) { try folder.read() }
                try FileManager.default.setAttributes([.posixPermissions: good], ofItemAtPath: path)
                #expect(throws: Never.self) { try folder.read() }
            }
        }
    }

    @Test(arguments: ["", "AAAA", "not base 64", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
    func `what is no key is named`(text: String) async throws {
        try await withKeys { folder in
            let path = "\(folder.path)/journal.key"
            try Data(text.utf8).write(to: URL(filePath: path))
            let fault = #expect(throws: KeyFault.self) { try folder.read() }
            #expect(fault?.file == path)
            #expect(fault?.reason == "it does not hold 32 bytes in base 64")
        }
    }

    @Test func `the keys of another database are refused`() async throws {
        try await withKeys { folder in
            for kind in KeyKind.allCases {
                let fault = #expect(throws: KeyFault.self) { try folder.read([kind: "0123456789abcdef"]) }
                #expect(fault?.file == "\(folder.path)/\(kind.rawValue).key")
                #expect(fault?.reason.contains("0123456789abcdef") == true)
            }
        }
    }
}
