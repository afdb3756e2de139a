import Crypto
import Domain
import Testing

/// The formats of the public log: what a verifier reads is what the log wrote, byte for byte, and nothing else is read.
@Suite struct LogFuzzTests {
    private static func digest(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    private static let root = Array(repeating: UInt8(7), count: 32)

    private static func sampleNote() throws -> (note: [UInt8], key: VerifierKey) {
        let signer = Curve25519.Signing.PrivateKey()
        let key = try #require(
            VerifierKey(
                name: "www.example.gov.cn/log", publicKey: Array(signer.publicKey.rawRepresentation), digest: digest))
        let checkpoint = try #require(
            Checkpoint(origin: key.name, size: 812, root: root, extensionLines: ["more"]))
        let note = try #require(
            try SignedNote(checkpoint.text, by: key) { Array(try signer.signature(for: $0)) })
        return (note.bytes, key)
    }

    @Test func `a signed note is read byte for byte, and holds only under its own text`() throws {
        let (sample, key) = try Self.sampleNote()
        let text = try #require(SignedNote(bytes: sample)).text
        Fuzz.bytes([sample, Array("\n\n— a AAAAAAA=\n".utf8), Array("x\n\n".utf8)]) { bytes in
            guard let note = SignedNote(bytes: bytes) else { return true }
            let isSigned = note.isSigned(by: key) { signature, message, publicKey in
                let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
                return key?.isValidSignature(signature, for: message) ?? false
            }
            return note.bytes == bytes && (!isSigned || note.text == text)
        }
    }

    @Test func `checkpoints, keys and addresses of tiles are read as they are written`() throws {
        let (_, key) = try Self.sampleNote()
        let checkpoint = try #require(Checkpoint(origin: key.name, size: 812, root: Self.root))
        Fuzz.texts([checkpoint.text, "a\n0\n\(Base64.encode(Self.root))\n", "\n\n\n\n"]) { text in
            Checkpoint(text: text).map { $0.text.utf8.elementsEqual(text.utf8) } ?? true
        }
        Fuzz.texts([key.text, "a+00000000+AQ==", "++"]) { text in
            VerifierKey(text, digest: Self.digest).map { $0.text.utf8.elementsEqual(text.utf8) } ?? true
        }
        let tiles = ["tile/0/000", "tile/3/x123/456.p/17", "tile/entries/x001/x234/067", "tile/62/999", "tile/../000"]
        Fuzz.texts(tiles) { text in
            TileAddress(path: text).map { $0.path.utf8.elementsEqual(text.utf8) && $0.range.count <= 256 } ?? true
        }
    }

    @Test func `bundles of entries and the edge of the tree are read as they are written`() {
        let bundle = EntryBundle([[1, 2, 3], [], Array(repeating: 9, count: 300)])?.bytes ?? []
        Fuzz.bytes([bundle, [0, 0], [255, 255, 1], []]) { bytes in
            EntryBundle(bytes: bytes).map { $0.bytes == bytes } ?? true
        }
        let edge = Array(repeating: UInt8(0), count: 7) + [5] + Self.root + Self.root
        Fuzz.bytes([edge, Array(repeating: 0, count: 8), Array(repeating: 255, count: 8)]) { bytes in
            MerkleFrontier(bytes: bytes).map { $0.bytes == bytes } ?? true
        }
    }
}
