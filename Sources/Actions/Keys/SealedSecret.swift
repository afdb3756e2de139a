import Crypto
import Storage

/// A secret as the database holds it: encrypted with AES-GCM under a key that is not there, and bound to the one it
/// belongs to, so that it opens in no other row.
struct SealedSecret: Sendable, Hashable {
    /// A version, 12 bytes of nonce, the ciphertext, 16 bytes of tag.
    let bytes: [UInt8]

    private static let version: UInt8 = 1

    /// - Parameters:
    ///   - owner: what it is and whose, such as `totp` and the identifier of a person.
    ///   - nonce: 12 random bytes, used once.
    init(_ secret: [UInt8], of owner: String, under key: SymmetricKey, nonce: [UInt8]) throws {
        let box = try AES.GCM.seal(
            secret, using: key, nonce: try AES.GCM.Nonce(data: nonce), authenticating: Array(owner.utf8))
        bytes = [Self.version] + nonce + Array(box.ciphertext) + Array(box.tag)
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// - Throws: `SecretBroken` where it is another's, was changed, or was made with another key.
    func opened(of owner: String, under key: SymmetricKey) throws -> [UInt8] {
        guard bytes.first == Self.version, let box = try? AES.GCM.SealedBox(combined: bytes.dropFirst()),
            let secret = try? AES.GCM.open(box, using: key, authenticating: Array(owner.utf8))
        else { throw SecretBroken(owner: owner) }
        return Array(secret)
    }
}

extension SealedSecret: SQLConvertible {
    var sqlValue: SQLValue { .blob(bytes) }

    init?(sqlValue: SQLValue) {
        guard case .blob(let bytes) = sqlValue else { return nil }
        self.init(bytes: bytes)
    }
}

/// What the database holds of a secret was changed outside the program, or is another's.
package struct SecretBroken: Error, CustomStringConvertible {
    package var owner: String
    package var description: String { "the encrypted secret “\(owner)” does not open with the key of this database" }
}
