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

    /// Reads the keys of a folder, and makes those that are not there yet.
    /// - Parameter logOrigin: the name a new log gets. A log keeps its first name, whatever address it moves to: it
    ///   stands in every checkpoint that others hold.
    /// - Throws: `KeyFault` naming the file that is broken, or that others can read.
    package static func load(from folder: String, logOrigin: String) throws -> Keys {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let signer = try secret("log.key", in: folder) { Data(Curve25519.Signing.PrivateKey().rawRepresentation) }
        let seal = try secret("journal.key", in: folder) { SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) } }
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: signer) else {
            throw KeyFault(file: "\(folder)/log.key", reason: "it is not a signing key")
        }
        return Keys(
            logSigner: key, journalSeal: SymmetricKey(data: seal), logOrigin: try logName(in: folder, new: logOrigin))
    }

    private static func logName(in folder: String, new: String) throws -> String {
        let path = "\(folder)/log.name"
        if let data = FileManager.default.contents(atPath: path) {
            return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard FileManager.default.createFile(atPath: path, contents: Data("\(new)\n".utf8)) else {
            throw KeyFault(file: path, reason: "it cannot be written")
        }
        return new
    }

    private static func secret(_ name: String, in folder: String, make: () -> Data) throws -> Data {
        let path = "\(folder)/\(name)"
        if !FileManager.default.fileExists(atPath: path) {
            let text = Data((Base64.encode(make()) + "\n").utf8)
            guard FileManager.default.createFile(atPath: path, contents: text, attributes: [.posixPermissions: 0o600])
            else { throw KeyFault(file: path, reason: "it cannot be written") }
        }
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
        guard mode & 0o077 == 0 else {
            throw KeyFault(file: path, reason: "others can read it; run: chmod 600 \(path)")
        }
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        guard let bytes = Base64.decode(text.filter { !$0.isWhitespace }), bytes.count == 32 else {
            throw KeyFault(file: path, reason: "it does not hold 32 bytes in base 64")
        }
        return Data(bytes)
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
