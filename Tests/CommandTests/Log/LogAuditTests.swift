import Actions
import Domain
import Storage
import TestSupport
import Testing

@testable import Command

@Suite struct LogAuditTests {
    typealias Tamper = (_ path: String, _ bytes: [UInt8]) -> [UInt8]

    /// A log of a few tiles, as a site serves it, with the chance to serve something else.
    private func withLog(
        _ count: Int, _ body: (TestOffice, _ audit: (@escaping Tamper) -> LogAudit) async throws -> Void
    ) async throws {
        try await withOffice(.sqlite) { office in
            try await office.imported((0..<count).map { .sample(title: "第\($0)号", documentNumber: "") })
            try await body(office) { tamper in
                LogAudit { path, limit in tamper(path, try await office.office.readLog(path, limit: limit)) }
            }
        }
    }

    @Test(arguments: [0, 1, 255, 256, 257, 600])
    func `a log of any size is verified from what anyone can fetch`(size: Int) async throws {
        try await withLog(size) { office, audit in
            let verdict = try await audit { $1 }.verify(pinned: [], earlier: nil)
            #expect(verdict.fault == nil)
            #expect(verdict.size == size)
        }
    }

    @Test func `the first entry that was changed is named`() async throws {
        try await withLog(300) { office, audit in
            let verdict = try await audit { path, bytes in
                guard path == "tile/entries/001.p/44" else { return bytes }
                var entries = EntryBundle(bytes: bytes)?.entries ?? []
                entries[5][20] ^= 1
                return EntryBundle(entries)?.bytes ?? []
            }.verify(pinned: [], earlier: nil)
            #expect(verdict.fault == LogFault("the entry does not have the hash that its tile states", at: 261))
        }
    }

    @Test func `an entry that was changed together with its tile does not fit the checkpoint`() async throws {
        try await withLog(300) { office, audit in
            let verdict = try await audit { path, bytes in
                switch path {
                case "tile/entries/000":
                    var entries = EntryBundle(bytes: bytes)?.entries ?? []
                    entries[7] = Array("forged".utf8)
                    return EntryBundle(entries)?.bytes ?? []
                case "tile/0/000":
                    let forged = TreeHasher(digest: sha256).leaf(Array("forged".utf8))
                    return bytes.prefix(7 * 32) + forged + bytes.dropFirst(8 * 32)
                default: return bytes
                }
            }.verify(pinned: [], earlier: nil)
            #expect(verdict.fault?.reason == "the first 300 entries are not those of the checkpoint")
        }
    }

    @Test func `a hash of a higher level that is wrong is named by the first entry below it`() async throws {
        try await withLog(600) { office, audit in
            let verdict = try await audit { path, bytes in
                path == "tile/1/000.p/2" ? Array(bytes.prefix(32)) + Array(repeating: 0, count: 32) : bytes
            }.verify(pinned: [], earlier: nil)
            #expect(verdict.fault == LogFault("the hash of level 1 above the entry is wrong", at: 256))
        }
    }

    @Test func `a bundle that breaks off is named`() async throws {
        try await withLog(3) { office, audit in
            let verdict = try await audit { path, bytes in
                path.hasPrefix("tile/entries") ? Array(bytes.dropLast()) : bytes
            }.verify(pinned: [], earlier: nil)
            #expect(verdict.fault == LogFault("tile/entries/000.p/3 does not hold 3 entries", at: 0))
        }
    }

    @Test func `a key that is known from before is believed, and not the one of the site`() async throws {
        try await withLog(3) { office, audit in
            let own = try office.office.keys.logVerifier()
            #expect(try await audit { $1 }.verify(pinned: [own], earlier: nil).fault == nil)
            let other = try Keys.fresh.logVerifier()
            let verdict = try await audit { $1 }.verify(pinned: [other], earlier: nil)
            #expect(verdict.fault?.reason == "the checkpoint is not signed by the key \(other.text)")
        }
    }

    @Test func `a log must go on from an earlier checkpoint`() async throws {
        try await withLog(3) { office, audit in
            let earlier = try await office.office.checkpoint()
            try await office.imported((5..<9).map { .sample(title: "第\($0)号") }, in: .education)
            #expect(try await audit { $1 }.verify(pinned: [], earlier: earlier).fault == nil)

            let newest = try await office.office.checkpoint()
            let shrunk = try await audit { path, bytes in path == "checkpoint" ? earlier : bytes }
                .verify(pinned: [], earlier: newest)
            #expect(shrunk.fault?.reason == "the log has 3 entries, fewer than the 7 it once had")
        }
    }

    @Test func `a log that was written anew does not go on from an earlier checkpoint`() async throws {
        try await withLog(3) { office, audit in
            let note = try await office.office.checkpoint()
            let forged = try forgedCheckpoint(size: 2, like: note)
            let verdict = try await audit { $1 }.verify(pinned: [], earlier: forged)
            #expect(verdict.fault?.reason.hasPrefix("the earlier checkpoint is not signed") == true)
        }
    }

    @Test func `the content of every document that is still public is held against the log`() async throws {
        try await withContents { office, ids, audit in
            try await office.corrected(ids[0], to: .sample(title: "改过的", documentNumber: "", publicNote: "改了题目"))
            try await office.office.withdraw(
                ids[1], manner: .error, reason: "发错了", successor: nil, expecting: nil, by: office.caller(.approver))

            let verdict = try await audit { $1 }.verify(pinned: [], earlier: nil)
            #expect(verdict.fault == nil)
            #expect(verdict.contents == 3)
            #expect(try await audit { $1 }.verify(pinned: [], earlier: nil, contents: 2).contents == 2)
        }
    }

    @Test func `a content that was changed is named by the entry that held it`() async throws {
        try await withContents { _, ids, audit in
            let verdict = try await audit { id, bytes in id == ids[2] ? bytes.map { $0 + [0x20] } : bytes }
                .verify(pinned: [], earlier: nil)
            #expect(
                verdict.fault
                    == LogFault(
                        "the site shows another content of /documents/\(ids[2]) than the one that was entered", at: 2))
            let newest = try await audit { id, bytes in id == ids[2] ? nil : bytes }
                .verify(pinned: [], earlier: nil, contents: 1)
            #expect(newest.fault == nil)
        }
    }

    @Test func `a document that went without an entry is a fault`() async throws {
        try await withContents { _, ids, audit in
            let verdict = try await audit { id, bytes in id == ids[1] ? nil : bytes }.verify(pinned: [], earlier: nil)
            #expect(
                verdict.fault
                    == LogFault("/documents/\(ids[1]) is gone from the site, and the log does not say so", at: 1))
        }
    }

    @Test func `a document that is corrected while the site is read is read again`() async throws {
        try await withContents { office, ids, _ in
            let done = Once()
            let audit = LogAudit(read: office.office.readLog) { id, _ in
                if await done.first() {
                    try await office.corrected(ids[0], to: .sample(title: "改过的", documentNumber: "", publicNote: "改题目"))
                }
                return try await office.office.canonicalBytes(of: id, revision: nil)
            }
            let verdict = try await audit.verify(pinned: [], earlier: nil)
            #expect(verdict.fault == nil)
            #expect(verdict.size == 5)
        }
    }

    private actor Once {
        private var isFirst = true

        func first() -> Bool {
            defer { isFirst = false }
            return isFirst
        }
    }

    /// Four published documents on a site that can show something else.
    private func withContents(
        _ body: (
            TestOffice, [Document.ID], _ audit: (@escaping (Document.ID, [UInt8]?) -> [UInt8]?) -> LogAudit
        ) async throws -> Void
    ) async throws {
        try await withOffice(.sqlite) { office in
            var ids: [Document.ID] = []
            for number in 1...4 { ids.append(try await office.published(.sample(title: "第\(number)号"))) }
            try await body(office, ids) { show in
                LogAudit(read: office.office.readLog) { id, _ in
                    show(id, try await office.office.canonicalBytes(of: id, revision: nil))
                }
            }
        }
    }

    private func forgedCheckpoint(size: Int, like bytes: [UInt8]) throws -> [UInt8] {
        let note = try #require(SignedNote(bytes: bytes))
        let signatures = String(decoding: bytes, as: UTF8.self).dropFirst(note.text.count)
        return Array((note.text.replacing("\n3\n", with: "\n\(size)\n") + signatures).utf8)
    }
}
