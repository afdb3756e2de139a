import Domain
import Testing

struct VerifierKeyTests {
    /// The key of Go's checksum database.
    private let known = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"

    @Test func `a key in use is read and written`() throws {
        let key = try #require(VerifierKey(known, digest: sha256))
        #expect(key.name == "sum.golang.org")
        #expect(key.id == [0x03, 0x3D, 0xE0, 0xAE])
        #expect(key.publicKey.count == 32)
        #expect(key.text == known)
        #expect(VerifierKey(name: key.name, publicKey: key.publicKey, digest: sha256) == key)
    }

    @Test func `a key with another name or identifier is refused`() {
        #expect(VerifierKey(known.replacing("033de0ae", with: "033de0af"), digest: sha256) == nil)
        #expect(VerifierKey(known.replacing("sum.", with: "sun."), digest: sha256) == nil)
        #expect(VerifierKey(known.replacing("033de0ae", with: "033DE0AE"), digest: sha256) == nil)
    }

    @Test(arguments: [
        "", "+", "++", "sum.golang.org", "sum.golang.org+033de0ae", "sum.golang.org+033de0ae+",
        "sum.golang.org+033de0ae+Ac4z", "sum.golang.org+033de0ae+As4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
        "+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
    ])
    func `what is not a key is refused`(text: String) {
        #expect(VerifierKey(text, digest: sha256) == nil)
    }

    @Test func `a name with spaces or a plus has no key`() {
        let publicKey = [UInt8](repeating: 1, count: 32)
        for name in ["", "a b", "a+b", "a\u{3000}b", "a\nb", "a\u{0}"] {
            #expect(VerifierKey(name: name, publicKey: publicKey, digest: sha256) == nil)
        }
        #expect(VerifierKey(name: "a", publicKey: publicKey.dropLast(), digest: sha256) == nil)
    }
}
