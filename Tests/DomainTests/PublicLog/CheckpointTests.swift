import Domain
import Testing

struct CheckpointTests {
    /// The example of tlog-checkpoint.
    private let example = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        """

    @Test func `the example of the specification is read and written`() throws {
        let checkpoint = try #require(Checkpoint(text: example))
        #expect(checkpoint.origin == "example.com/behind-the-sofa")
        #expect(checkpoint.size == 20_852_163)
        #expect(Hex.encode(checkpoint.root) == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62")
        #expect(checkpoint.extensionLines == [])
        #expect(checkpoint.text == example)
    }

    @Test func `extension lines are kept`() throws {
        let checkpoint = try #require(Checkpoint(text: example + "one\ntwo words\n"))
        #expect(checkpoint.extensionLines == ["one", "two words"])
        #expect(checkpoint.text == example + "one\ntwo words\n")
    }

    @Test(arguments: [
        "", "\n", "a\n0\n", "a\n0\n\(root)", "a\n01\n\(root)\n", "a\n-1\n\(root)\n", "a\n+1\n\(root)\n",
        "a\n 1\n\(root)\n", "a\n1x\n\(root)\n", "a\n99999999999999999999\n\(root)\n", "a\n\n\(root)\n",
        "\n1\n\(root)\n", "a b\n1\n\(root)\n", "a+b\n1\n\(root)\n", "a\u{A0}b\n1\n\(root)\n", "a\r\n1\n\(root)\n",
        "a\n1\n\(root)\n\n", "a\n1\n\(root)\n\nx\n", "a\n1\n\(root)\nx", "a\n1\nAAAA\n", "a\n1\n\(root)=\n",
        "a\n1\n \(root)\n", "a\n1\n\(root)\nx\ty\n",
    ])
    func `anything else is refused`(text: String) {
        #expect(Checkpoint(text: text) == nil)
    }

    @Test func `a checkpoint that cannot be written cannot be made`() {
        let hash = [UInt8](repeating: 0, count: 32)
        #expect(Checkpoint(origin: "a", size: 0, root: hash)?.text == "a\n0\n\(root)\n")
        #expect(Checkpoint(origin: "", size: 0, root: hash) == nil)
        #expect(Checkpoint(origin: "a\nb", size: 0, root: hash) == nil)
        #expect(Checkpoint(origin: "a", size: -1, root: hash) == nil)
        #expect(Checkpoint(origin: "a", size: 0, root: [0]) == nil)
        #expect(Checkpoint(origin: "a", size: 0, root: hash, extensionLines: [""]) == nil)
        #expect(Checkpoint(origin: "a", size: 0, root: hash, extensionLines: ["x\ny"]) == nil)
    }
}

/// 32 zero bytes.
private let root = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
