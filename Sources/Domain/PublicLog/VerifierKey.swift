/// The public half of an Ed25519 key that signs notes, as it is handed to whoever verifies (C2SP signed-note):
/// `name+keyid+base64`.
package struct VerifierKey: Hashable, Sendable {
    package let name: String
    /// 32 bytes (RFC 8032).
    package let publicKey: [UInt8]
    /// The first four bytes of SHA-256 over name, newline, signature type and key.
    package let id: [UInt8]

    package init?(name: String, publicKey: [UInt8], digest: ([UInt8]) -> [UInt8]) {
        guard isNoteName(name), publicKey.count == 32 else { return nil }
        self.name = name
        self.publicKey = publicKey
        id = Array(digest(Array(name.utf8) + [UInt8(ascii: "\n"), ed25519] + publicKey).prefix(4))
    }

    package var text: String { "\(name)+\(Hex.encode(id))+\(Base64.encode([ed25519] + publicKey))" }

    /// Reads what `text` writes and nothing else; a key whose identifier is not its own is refused.
    package init?(_ text: String, digest: ([UInt8]) -> [UInt8]) {
        let parts = text.unicodeScalars.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
            .map(Substring.init)
        guard parts.count == 3, let payload = Base64.decode(parts[2]), payload.first == ed25519 else { return nil }
        self.init(name: String(parts[0]), publicKey: Array(payload.dropFirst()), digest: digest)
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }
}

/// The signature type of Ed25519 (C2SP signed-note, "Signature types").
private let ed25519: UInt8 = 1

/// Names of keys and origins stand between spaces and plus signs, so they hold none.
func isNoteName(_ name: some StringProtocol) -> Bool {
    !name.isEmpty
        && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "+" && !$0.properties.isWhitespace }
}
