package import Crypto
package import Domain

/// The secrets of an installation. They live in files beside the database, readable by its user only, and never in it.
package struct Keys: Sendable {
    /// Signs the checkpoints of the public log.
    let logSigner: Curve25519.Signing.PrivateKey
    /// Seals the head of the journal.
    let journalSeal: SymmetricKey
    /// Encrypts what the database holds of people's secrets.
    let encryption: SymmetricKey
    /// The name of the log, `{host}/log`; also the name of its keys.
    package let logOrigin: String
    /// The keys that signed the log before, the newest first: their checkpoints are still verified.
    let retiredLogKeys: [VerifierKey]

    package init(
        logSigner: Curve25519.Signing.PrivateKey, journalSeal: SymmetricKey, encryption: SymmetricKey,
        logOrigin: String, retiredLogKeys: [VerifierKey] = []
    ) {
        self.logSigner = logSigner
        self.journalSeal = journalSeal
        self.encryption = encryption
        self.logOrigin = logOrigin
        self.retiredLogKeys = retiredLogKeys
    }

    /// The key that anyone verifies checkpoints with (C2SP signed-note).
    package func logVerifier() throws -> VerifierKey {
        let bytes = Array(logSigner.publicKey.rawRepresentation)
        guard let key = VerifierKey(name: logOrigin, publicKey: bytes, digest: sha256) else {
            throw KeyFault(file: "log.key", reason: "the log's name \(logOrigin) may hold no space and no +")
        }
        return key
    }

    /// That key, and those before it.
    package func logVerifiers() throws -> [VerifierKey] {
        let present = try logVerifier()
        return [present] + retiredLogKeys.filter { $0 != present }
    }

    /// What the database knows its keys by.
    var marks: [KeyKind: String] {
        func mark(_ key: SymmetricKey, _ kind: KeyKind) -> String { kind.mark(of: key.withUnsafeBytes { Array($0) }) }
        return [
            .log: KeyKind.log.mark(of: Array(logSigner.rawRepresentation)), .journal: mark(journalSeal, .journal),
            .encryption: mark(encryption, .encryption),
        ]
    }

    /// Whether these are the keys of a database with such marks. What it has no mark of yet fits.
    func fit(_ marks: [KeyKind: String]) -> Bool {
        let own = self.marks
        return marks.allSatisfy { own[$0] == $1 }
    }
}

package enum KeyKind: String, Sendable, CaseIterable {
    case log, journal, encryption

    var file: String { "\(rawValue).key" }

    /// Tells keys apart and says nothing of them: they are 32 random bytes.
    func mark(of secret: [UInt8]) -> String {
        String(Hex.encode(sha256(Array("yangguang \(rawValue) key\n".utf8) + secret)).prefix(16))
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
