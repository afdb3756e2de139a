import Actions
import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing

/// The files of the log, read as any verifier reads them (C2SP tlog-tiles).
@Suite struct LogFileTests {
    private static let hasher = TreeHasher(digest: sha256)

    @Test func `the checkpoint is signed by the key that the site names`() async throws {
        try await withSite { site in
            _ = try await site.office.published()
            let browser = site.browser()
            let key = try await browser.ask("/log/vkey").text.trimmingCharacters(in: .newlines)
            let verifier = try #require(VerifierKey(key, digest: sha256))
            let note = try #require(SignedNote(bytes: try await browser.ask("/log/checkpoint").bytes))
            #expect(note.isSigned(by: verifier, verify: ed25519))
            #expect(Checkpoint(text: note.text)?.origin == "www.yangguang.example/log")
            #expect(Checkpoint(text: note.text)?.size == 1)
        }
    }

    @Test func `an empty log is signed too`() async throws {
        try await withSite { site in
            let note = try #require(SignedNote(bytes: try await site.browser().ask("/log/checkpoint").bytes))
            #expect(Checkpoint(text: note.text)?.size == 0)
            #expect(try await site.browser().ask("/log").status == 200)
        }
    }

    @Test func `tiles hold the log and never change`() async throws {
        try await withSite { site in
            try await site.office.imported((0..<300).map { .sample(title: "第\($0)号通知") })
            let browser = site.browser()
            let checkpoint = try #require(
                SignedNote(bytes: try await browser.ask("/log/checkpoint").bytes).flatMap { Checkpoint(text: $0.text) })
            #expect(checkpoint.size == 300)

            let first = try #require(EntryBundle(bytes: try await browser.ask("/log/tile/entries/000").bytes)).entries
            let rest = try #require(EntryBundle(bytes: try await browser.ask("/log/tile/entries/001.p/44").bytes))
                .entries
            #expect((first.count, rest.count) == (256, 44))
            let leaves = (first + rest).map(Self.hasher.leaf)
            #expect(try await browser.ask("/log/tile/0/000").bytes == Array(leaves[..<256].joined()))
            #expect(try await browser.ask("/log/tile/0/001.p/44").bytes == Array(leaves[256...].joined()))
            #expect(try await browser.ask("/log/tile/0/001.p/7").bytes == Array(leaves[256..<263].joined()))
            let top = try await browser.ask("/log/tile/1/000.p/1")
            let right = Self.root(Array(leaves[256...]))
            #expect(Self.hasher.node(top.bytes, right) == checkpoint.root)
            #expect(top.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(top.headers[.contentType] == "application/octet-stream")
        }
    }

    @Test(arguments: [
        "0/000.p/2", "0/000", "0/001", "1/000.p/1", "entries/000", "entries/000.p/0", "entries/000.p/256", "0/000.p/01",
        "0/0",
        "64/000", "-1/000", "0/000.p/1/", "0/000.p", "0/x000/000", "entries/000.p/1?x=%00",
    ])
    func `what is not in the log is not found`(tile: String) async throws {
        try await withSite { site in
            _ = try await site.office.published()
            let page = try await site.browser().ask("/log/tile/\(tile)")
            #expect((400...404).contains(page.status) || tile == "0/000.p/1/")
            #expect(page.headers[.cacheControl] != "public, max-age=31536000, immutable" || page.status == 200)
        }
    }

    @Test func `a proof is enough to check an entry with`() async throws {
        try await withSite { site in
            for number in 1...3 { _ = try await site.office.published(.sample(title: "第\(number)号通知")) }
            let page = try await site.browser().ask("/log/entries/1/proof.json")
            let json = try #require(try JSONSerialization.jsonObject(with: Data(page.bytes)) as? [String: Any])
            let entry = try #require((json["entry"] as? String).flatMap { Data(base64Encoded: $0) })
            let path = try #require(json["path"] as? [String]).compactMap { Data(base64Encoded: $0) }.map(Array.init)
            let note = try #require(json["checkpoint"] as? String)
            let checkpoint = try #require(SignedNote(bytes: Array(note.utf8)).flatMap { Checkpoint(text: $0.text) })
            let proof = InclusionProof(leaf: 1, size: checkpoint.size, path: path)
            #expect(proof.proves(Self.hasher.leaf(Array(entry)), in: checkpoint.root, hasher: Self.hasher))
        }
    }

    @Test func `the canonical bytes are those whose digest the log holds`() async throws {
        try await withSite { site in
            let id = try await site.office.published()
            let browser = site.browser()
            let bytes = try await browser.ask("/documents/\(id)/canonical.json").bytes
            let entry = try #require(EntryBundle(bytes: try await browser.ask("/log/tile/entries/000.p/1").bytes))
            let text = String(decoding: entry.entries[0], as: UTF8.self)
            #expect(text.contains(Hex.encode(sha256(bytes))))
        }
    }

    /// RFC 9162, section 2.1.1.
    private static func root(_ leaves: [[UInt8]]) -> [UInt8] {
        if leaves.count == 1 { return leaves[0] }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        return hasher.node(root(Array(leaves[..<half])), root(Array(leaves[half...])))
    }
}
