import Crypto
import Domain
import Testing

/// Ed25519, as the program hands it to the rules.
private func verify(_ signature: [UInt8], _ message: [UInt8], _ publicKey: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    return key.isValidSignature(signature, for: message)
}

struct SignedNoteTests {
    /// The key and the note that the documentation of Go's sumdb/note shows.
    private let key = VerifierKey(
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", digest: sha256)
    private let text = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        """
    private let line = """
        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

        """

    private func reading(_ text: String) -> SignedNote? { SignedNote(bytes: Array(text.utf8)) }

    @Test func `a note that others signed verifies`() throws {
        let note = try #require(reading("\(text)\n\(line)"))
        #expect(note.text == text)
        #expect(note.isSigned(by: try #require(key), verify: verify))
        #expect(String(decoding: note.bytes, as: UTF8.self) == "\(text)\n\(line)")
    }

    @Test func `a changed text does not verify`() throws {
        let note = try #require(reading("I\(text)\n\(line)"))
        #expect(!note.isSigned(by: try #require(key), verify: verify))
    }

    @Test func `our own signature verifies and nobody else's passes for it`() throws {
        let (mine, other) = (Curve25519.Signing.PrivateKey(), Curve25519.Signing.PrivateKey())
        let myKey = try #require(VerifierKey(name: "a.example/log", publicKey: mine.publicKey.bytes, digest: sha256))
        let otherKey = try #require(
            VerifierKey(name: "a.example/log", publicKey: other.publicKey.bytes, digest: sha256))
        let checkpoint = try #require(Checkpoint(origin: "a.example/log", size: 0, root: hasher.empty))
        let signed = try SignedNote(checkpoint.text, by: myKey) { Array(try mine.signature(for: $0)) }
        let read = try #require(signed.flatMap { SignedNote(bytes: $0.bytes) })
        #expect(read == signed)
        #expect(Checkpoint(text: read.text) == checkpoint)
        #expect(read.isSigned(by: myKey, verify: verify))
        #expect(!read.isSigned(by: otherKey, verify: verify))
    }

    @Test func `signatures of unknown keys are passed over`() throws {
        let foreign = "— PeterNeumann AAAAAAAA\n— witness.example/w AAAAAAAA\n"
        let key = try #require(key)
        #expect(reading("\(text)\n\(foreign)\(line)")?.isSigned(by: key, verify: verify) == true)
        #expect(reading("\(text)\n\(foreign)")?.isSigned(by: key, verify: verify) == false)
    }

    @Test func `one bad signature of a known key spoils the note`() throws {
        let forged = "— PeterNeumann \(Base64.encode([0xC7, 0x4F, 0x20, 0xA3] + Array(repeating: 0, count: 64)))\n"
        #expect(reading("\(text)\n\(line)\(forged)")?.isSigned(by: try #require(key), verify: verify) == false)
    }

    @Test func `the last empty line parts the text from the signatures`() {
        #expect(reading("a\n\nb\n\n\(line)")?.text == "a\n\nb\n")
    }

    @Test(arguments: [
        "", "\n", "a", "a\n", "a\n\n", "a\n\n\n", "a\n— k AAAAAAAA\n", "a\n\n— k AAAAAAAA", "a\n\n- k AAAAAAAA\n",
        "a\n\n—k AAAAAAAA\n", "a\n\n—  k AAAAAAAA\n", "a\n\n— k  AAAAAAAA\n", "a\n\n— k AAAAAAAA \n",
        "a\n\n— AAAAAAAA\n",
        "a\n\n— k+k AAAAAAAA\n", "a\n\n— k\u{3000}k AAAAAAAA\n", "a\n\n— k AAAA\n", "a\n\n— k AAAAAA==\n",
        "a\n\n— k AAAAAAA\n", "a\n\n— k AAAAAAB=\n", "a\r\n\n— k AAAAAAAA\n", "a\u{0}\n\n— k AAAAAAAA\n",
        "a\n\n— k AAAAAAAA\nx\n",
    ])
    func `a broken note is refused`(text: String) {
        #expect(reading(text) == nil)
    }

    @Test func `bytes that are no text are refused`() {
        #expect(SignedNote(bytes: [0xFF] + Array("\n\n\(line)".utf8)) == nil)
        #expect(SignedNote(bytes: Array("a\n\n\(line)".utf8) + [0xE2, 0x80, 0x0A]) == nil)
    }

    @Test func `sixteen signatures and more are read, a flood of them is not`() {
        #expect(reading("a\n\n" + String(repeating: line, count: 100))?.signatures.count == 100)
        #expect(reading("a\n\n" + String(repeating: line, count: 101)) == nil)
    }

    @Test func `a text without a last newline or with control characters is not signed`() throws {
        let key = try #require(key)
        #expect(SignedNote("a", by: key) { _ in [1] } == nil)
        #expect(SignedNote("a\tb\n", by: key) { _ in [1] } == nil)
        #expect(SignedNote("a\r\n", by: key) { _ in [1] } == nil)
    }
}

extension Curve25519.Signing.PublicKey {
    fileprivate var bytes: [UInt8] { Array(rawRepresentation) }
}
