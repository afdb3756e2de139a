import Crypto
import CryptoExtras
import Domain
import Foundation

/// Files encrypted with a passphrase in the format age-encryption.org/v1, which other programs open, too: scrypt makes the
/// key of the key, and the content goes in pieces of 64 KiB under ChaCha20-Poly1305, each with its number and the last
/// one marked (STREAM), so that a piece that is changed, moved, missing or added is found.
package enum AgeFormat {
    package static let firstLine = "age-encryption.org/v1"
    package static let pieceSize = 65_536
    package static let sealedPieceSize = pieceSize + 16
    package static let longestHeader = 1024
    /// 64 MiB and some tenths of a second.
    static let work = 16
    /// A gigabyte: more would be somebody's attempt to fill the memory.
    static let mostWork = 20

    static func wrappingKey(_ passphrase: [UInt8], salt: [UInt8], work: Int) throws -> SymmetricKey {
        try KDF.Scrypt.deriveKey(
            from: passphrase, salt: Array("age-encryption.org/v1/scrypt".utf8) + salt, outputByteCount: 32,
            rounds: 1 << work, blockSize: 8, parallelism: 1, maxMemory: 2 << 30)
    }

    static func headerCode(_ header: String, fileKey: [UInt8]) -> [UInt8] {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: fileKey), info: Array("header".utf8), outputByteCount: 32)
        return Array(HMAC<SHA256>.authenticationCode(for: Array(header.utf8), using: key))
    }

    static func contentKey(_ fileKey: [UInt8], nonce: [UInt8]) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: fileKey), salt: nonce, info: Array("payload".utf8),
            outputByteCount: 32)
    }

    /// The number of the piece in 11 bytes, and whether it is the last.
    static func nonce(_ number: UInt64, isLast: Bool) throws -> ChaChaPoly.Nonce {
        let digits = (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        return try ChaChaPoly.Nonce(data: [0, 0, 0] + digits + [isLast ? 1 : 0])
    }

    static var noNonce: ChaChaPoly.Nonce { get throws { try ChaChaPoly.Nonce(data: Array(repeating: 0, count: 12)) } }

    /// Base 64 without the signs at its end.
    static func encode(_ bytes: [UInt8]) -> String {
        String(Base64.encode(bytes).prefix { $0 != "=" })
    }

    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        let rest = text.utf8.count % 4
        let bytes = Base64.decode(text + String(repeating: "=", count: rest == 0 ? 0 : 4 - rest))
        return bytes.flatMap { encode($0) == text ? $0 : nil }
    }
}

package struct AgeFault: Error, Hashable, CustomStringConvertible {
    package var description: String
}

/// Encrypts, piece by piece.
package struct AgeSealer: Sendable {
    /// What stands before the first piece.
    package let header: [UInt8]
    private let key: SymmetricKey
    private var number: UInt64 = 0

    package init(passphrase: [UInt8], chance: (Int) -> [UInt8]) throws {
        let (fileKey, salt, nonce) = (chance(16), chance(16), chance(16))
        let wrapping = try AgeFormat.wrappingKey(passphrase, salt: salt, work: AgeFormat.work)
        let wrapped = try ChaChaPoly.seal(fileKey, using: wrapping, nonce: AgeFormat.noNonce)
        let text = """
            \(AgeFormat.firstLine)
            -> scrypt \(AgeFormat.encode(salt)) \(AgeFormat.work)
            \(AgeFormat.encode(Array(wrapped.ciphertext + wrapped.tag)))
            ---
            """
        let code = AgeFormat.encode(AgeFormat.headerCode(text, fileKey: fileKey))
        header = Array("\(text) \(code)\n".utf8) + nonce
        key = AgeFormat.contentKey(fileKey, nonce: nonce)
    }

    /// - Parameter piece: 64 KiB; the last one may be shorter, and is empty only where there is nothing else.
    package mutating func seal(_ piece: [UInt8], isLast: Bool) throws -> [UInt8] {
        let box = try ChaChaPoly.seal(piece, using: key, nonce: AgeFormat.nonce(number, isLast: isLast))
        number += 1
        return Array(box.ciphertext) + Array(box.tag)
    }
}

/// Decrypts, piece by piece.
package struct AgeOpener: Sendable {
    /// How many bytes stand before the first piece.
    package let headerSize: Int
    private let key: SymmetricKey
    private var number: UInt64 = 0

    /// - Parameter start: the beginning of the file, `AgeFormat.longestHeader` bytes or all there are.
    /// - Throws: `AgeFault` where the file is not one of a passphrase, or not of this one.
    package init(start: [UInt8], passphrase: [UInt8]) throws {
        guard let end = Self.headerEnd(start), start.count >= end + 16 else {
            throw AgeFault(description: "the head of the encrypted file is broken")
        }
        let lines = String(decoding: start[..<end], as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        let recipient = lines.count > 1 ? lines[1].split(separator: " ") : []
        guard recipient.count == 4, recipient[1] == "scrypt" else {
            throw AgeFault(description: "the file is not encrypted with a passphrase; open it with age first")
        }
        guard lines.count == 5, let salt = AgeFormat.decode(recipient[2]), salt.count == 16,
            let work = Int(recipient[3]), (1...AgeFormat.mostWork).contains(work),
            let wrapped = AgeFormat.decode(lines[2]), wrapped.count == 32, lines[3].hasPrefix("--- "),
            let code = AgeFormat.decode(lines[3].dropFirst(4))
        else { throw AgeFault(description: "the head of the encrypted file is broken") }
        let wrapping = try AgeFormat.wrappingKey(passphrase, salt: salt, work: work)
        let box = try ChaChaPoly.SealedBox(
            nonce: AgeFormat.noNonce, ciphertext: wrapped.prefix(16), tag: wrapped.suffix(16))
        guard let opened = try? ChaChaPoly.open(box, using: wrapping) else {
            throw AgeFault(description: "the passphrase is not the one that the file was encrypted with")
        }
        let fileKey = Array(opened)
        let head = lines[..<3].joined(separator: "\n") + "\n---"
        guard Passwords.isEqual(AgeFormat.headerCode(head, fileKey: fileKey), code) else {
            throw AgeFault(description: "the head of the encrypted file was changed")
        }
        headerSize = end + 16
        key = AgeFormat.contentKey(fileKey, nonce: Array(start[end..<headerSize]))
    }

    package mutating func open(_ piece: [UInt8], isLast: Bool) throws -> [UInt8] {
        guard piece.count >= 16 else { throw AgeFault(description: "the encrypted file is cut off") }
        let box = try ChaChaPoly.SealedBox(
            nonce: AgeFormat.nonce(number, isLast: isLast), ciphertext: piece.dropLast(16), tag: piece.suffix(16))
        guard let opened = try? ChaChaPoly.open(box, using: key) else {
            throw AgeFault(
                description: isLast
                    ? "the encrypted file is cut off or was changed at its end"
                    : "the encrypted file was changed, near byte \(Int(number) * AgeFormat.sealedPieceSize)")
        }
        number += 1
        return Array(opened)
    }

    /// The byte after the line of the header's code.
    private static func headerEnd(_ start: [UInt8]) -> Int? {
        guard start.starts(with: Array("\(AgeFormat.firstLine)\n".utf8)),
            let mark = start.firstRange(of: Array("\n--- ".utf8)),
            let end = start[mark.upperBound...].firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        return end + 1
    }
}
