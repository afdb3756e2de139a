/// A text with signatures under it (C2SP signed-note).
package struct SignedNote: Hashable, Sendable {
    package struct Signature: Hashable, Sendable {
        package let name: String
        /// Four bytes that tell two keys of one name apart; they prove nothing.
        package let keyID: [UInt8]
        package let bytes: [UInt8]
    }

    /// Ends in a newline.
    package let text: String
    package let signatures: [Signature]

    /// Signs the text with one key.
    /// - Parameter sign: Ed25519 over these bytes (RFC 8032).
    /// - Returns: nil when the text cannot stand in a note.
    package init?(_ text: String, by key: VerifierKey, sign: ([UInt8]) throws -> [UInt8]) rethrows {
        guard Self.isNoteText(text) else { return nil }
        self.text = text
        signatures = [Signature(name: key.name, keyID: key.id, bytes: try sign(Array(text.utf8)))]
    }

    /// The same text with one more signature.
    /// - Parameter sign: Ed25519 over these bytes.
    package func signed(by key: VerifierKey, sign: ([UInt8]) throws -> [UInt8]) rethrows -> SignedNote {
        let signature = Signature(name: key.name, keyID: key.id, bytes: try sign(Array(text.utf8)))
        return SignedNote(text: text, signatures: signatures + [signature])
    }

    private init(text: String, signatures: [Signature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Whether the key signed the text. Signatures of other keys do not count; one of this key that fails spoils the
    /// note.
    /// - Parameter verify: Ed25519 over signature, message and public key.
    package func isSigned(
        by key: VerifierKey, verify: (_ signature: [UInt8], _ message: [UInt8], _ publicKey: [UInt8]) -> Bool
    ) -> Bool {
        let own = signatures.filter { $0.keyID == key.id && $0.name.utf8.elementsEqual(key.name.utf8) }
        let message = Array(text.utf8)
        return !own.isEmpty && own.allSatisfy { verify($0.bytes, message, key.publicKey) }
    }

    package var bytes: [UInt8] {
        var bytes = Array(text.utf8)
        bytes.append(newline)
        for signature in signatures {
            bytes += "— \(signature.name) \(Base64.encode(signature.keyID + signature.bytes))\n".utf8
        }
        return bytes
    }

    /// Reads what `bytes` writes and nothing else. At most 100 signatures, where the specification asks for 16.
    package init?(bytes: [UInt8]) {
        // The last empty line parts the text from the signatures: the text may have empty lines of its own.
        guard let blank = bytes.indices.dropFirst().last(where: { bytes[$0] == newline && bytes[$0 - 1] == newline }),
            let text = String(validating: bytes[..<blank], as: UTF8.self), Self.isNoteText(text)
        else { return nil }

        var lines = bytes[(blank + 1)...].split(separator: newline, omittingEmptySubsequences: false)
        guard lines.popLast()?.isEmpty == true, (1...100).contains(lines.count) else { return nil }
        let signatures = lines.compactMap(Signature.init)
        guard signatures.count == lines.count else { return nil }
        self.text = text
        self.signatures = signatures
    }

    private static func isNoteText(_ text: String) -> Bool {
        text.utf8.last == newline && !text.utf8.contains { $0 < 0x20 && $0 != newline }
    }
}

extension SignedNote.Signature {
    fileprivate init?(line: ArraySlice<UInt8>) {
        guard let text = String(validating: line, as: UTF8.self) else { return nil }
        let parts = text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false).map(Substring.init)
        guard parts.count == 3, parts[0] == "—", isNoteName(parts[1]),
            let payload = Base64.decode(parts[2]), payload.count > 4
        else { return nil }
        name = String(parts[1])
        keyID = Array(payload.prefix(4))
        bytes = Array(payload.dropFirst(4))
    }
}

private let newline = UInt8(ascii: "\n")
