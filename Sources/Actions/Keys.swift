package import Crypto
package import Domain
import Foundation

/// The secrets of an installation. They live in files beside the database, readable by its user only, and never in it.
package struct Keys: Sendable {
    /// Signs the checkpoints of the public log.
    let logSigner: Curve25519.Signing.PrivateKey
    /// Seals the head of the journal.
    let journalSeal: SymmetricKey
    /// The name of the log, `{host}/log`; also the name of its key.
    package let logOrigin: String

    package init(logSigner: Curve25519.Signing.PrivateKey, journalSeal: SymmetricKey, logOrigin: String) {
        self.logSigner = logSigner
        self.journalSeal = journalSeal
        self.logOrigin = logOrigin
    }

    /// The key that anyone verifies checkpoints with (C2SP signed-note).
    package func logVerifier() throws -> VerifierKey {
        let bytes = Array(logSigner.publicKey.rawRepresentation)
        guard let key = VerifierKey(name: logOrigin, publicKey: bytes, digest: sha256) else {
            throw KeyFault(file: "log.key", reason: "the log's name \(logOrigin) may hold no space and no +")
        }
        return key
    }

    /// Makes those keys of a new database that are not there yet, and reads them all.
    /// - Parameter logOrigin: the name a new log gets. A log keeps its first name, whatever address it moves to: it
    ///   stands in every checkpoint that others hold.
    package static func make(in folder: String, logOrigin: String) throws -> Keys {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try make("log.key", in: folder) { Base64.encode(Array(Curve25519.Signing.PrivateKey().rawRepresentation)) }
        try make("journal.key", in: folder) {
            Base64.encode(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
        }
        try make("log.name", in: folder) { logOrigin }
        return try load(from: folder)
    }

    /// Reads the keys of a folder.
    /// - Throws: `KeyFault` naming the file that is missing, broken, or that others can read.
    package static func load(from folder: String) throws -> Keys {
        let signer = try secret("log.key", in: folder)
        let seal = try secret("journal.key", in: folder)
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: signer) else {
            throw KeyFault(file: "\(folder)/log.key", reason: "it is not a signing key")
        }
        return Keys(
            logSigner: key, journalSeal: SymmetricKey(data: seal), logOrigin: try text("log.name", in: folder))
    }

    /// Whole or not at all, and never in the place of another: what was signed with that one would be lost.
    private static func make(_ name: String, in folder: String, _ text: () -> String) throws {
        let manager = FileManager.default
        let (path, draft) = (
            "\(folder)/\(name)", "\(folder)/\(name).\(ProcessInfo.processInfo.processIdentifier)"
        )
        if manager.fileExists(atPath: path) { return }
        guard manager.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: draft)
        else { throw KeyFault(file: path, reason: "it cannot be written") }
        defer { try? manager.removeItem(atPath: draft) }
        try file.write(contentsOf: Data("\(text())\n".utf8))
        try file.synchronize()
        try file.close()
        do {
            try manager.linkItem(atPath: draft, toPath: path)
        } catch {
            // Another process of a first start was faster: its key is the one.
            if !manager.fileExists(atPath: path) { throw error }
        }
    }

    private static func secret(_ name: String, in folder: String) throws -> Data {
        let path = "\(folder)/\(name)"
        let text = try text(name, in: folder)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
        guard mode & 0o077 == 0 else {
            throw KeyFault(file: path, reason: "others can read it; run: chmod 600 \(path)")
        }
        guard let bytes = Base64.decode(text), bytes.count == 32 else {
            throw KeyFault(file: path, reason: "it does not hold 32 bytes in base 64")
        }
        return Data(bytes)
    }

    private static func text(_ name: String, in folder: String) throws -> String {
        let path = "\(folder)/\(name)"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw KeyFault(
                file: path, reason: "it is missing or cannot be read; the database needs the keys it began with")
        }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

package struct KeyFault: Error, CustomStringConvertible {
    package var file: String
    package var reason: String
    package var description: String { "\(file): \(reason)" }
}

/// SHA-256, 32 bytes.
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: bytes))
}
