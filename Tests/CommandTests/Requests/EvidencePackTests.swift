import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Command
@testable import Web

/// With the real press, and read by programs that are not ours.
struct EvidencePackTests {
    @Test(arguments: Engine.available)
    func `the list names the pages on which each paper stands, and every hash is that of its file`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let id = try await disputed(test)
            let request = try await test.deskRequest(id)
            let pack = try await pack(of: id, test)
            try await withFolder { folder in
                let names = try unpack(pack, to: folder)
                let papers = EvidencePaper.all(request.events, request.state, request.letters)
                #expect(names.count == papers.count + 3 + request.state.files.count)
                try expectHashes(in: folder, names)
                let pdf = folder.appending(path: EvidenceSheets.wholeName).path
                try expectPages(of: papers, in: pdf)
                let text = try Program.tool("pdftotext", "-raw", pdf, "-").filter { !$0.isWhitespace }
                for words in ["赵大勇", "11010519491231002X", "档案室", "市财政局公复〔2026〕1号", "行政诉讼法第三十四条"] {
                    #expect(text.contains(words), "\(words)")
                }
                #expect(!text.contains("已经和档案室联系"))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the files of a request are enclosed with their hashes, and what was annulled says so`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let id = try await disputed(test)
            let pack = try await pack(of: id, test)
            try await withFolder { folder in
                let names = try unpack(pack, to: folder)
                let enclosed = [
                    "附件01-扫描件-来信.pdf": FileSample.pdf, "附件02-扫描件（已作废）-别人的信.pdf": FileSample.pdf + [10],
                    "附件03-答复附件-分配表.xlsx": FileSample.xlsx, "附件04-送达凭证-回执.png": FileSample.png,
                ]
                #expect(Set(names.filter { $0.hasPrefix("附件") }) == Set(enclosed.keys))
                let list = try String(contentsOf: folder.appending(path: "证据清单.html"), encoding: .utf8)
                let pdf = folder.appending(path: EvidenceSheets.wholeName).path
                let whole = try Program.tool("pdftotext", "-raw", pdf, "-").filter { !$0.isWhitespace }
                for (name, bytes) in enclosed {
                    #expect(Array(try Data(contentsOf: folder.appending(path: name))) == bytes, "\(name)")
                    let row = "<tr><td>\(name)</td><td class=\"hash\">\(Hex.encode(sha256(bytes)))</td></tr>"
                    #expect(list.contains(row), "\(name)")
                    #expect(whole.contains(Hex.encode(sha256(bytes))), "\(name)")
                }
                #expect(whole.contains("扫描件（已作废）：别人的信.pdf"))
                #expect(whole.contains("另附文件"))
            }
        }
    }

    @Test func `the journal keeps who made a pack and the hash of its hashes, and the same papers make the same pack`()
        async throws
    {
        try await withOffice(.sqlite) { test in
            let id = try await disputed(test)
            let pack = try await pack(of: id, test)
            let entry = try await test.store.read { tx in
                try tx.rows("SELECT action, state_after FROM journal ORDER BY sequence DESC LIMIT 1").map {
                    [try $0.get("action", as: String.self), try $0.get("state_after", as: String.self)]
                }
            }
            try await withFolder { folder in
                _ = try unpack(pack, to: folder)
                let manifest = try Data(contentsOf: folder.appending(path: EvidenceSheets.manifestName))
                #expect(entry == [["request-evidence.packed", Hex.encode(sha256(Array(manifest)))]])
            }
            test.clock.advance(.seconds(3))
            #expect(try await self.pack(of: id, test) == pack)
            await #expect(throws: Forbidden.self) { try await self.pack(of: id, test, as: .approver) }
        }
    }

    /// A request with every kind of record and file that the office adds, answered and in reconsideration.
    private func disputed(_ test: TestOffice) async throws -> InformationRequest.ID {
        let id = try await test.scanned()
        try await test.add(.sample("别人的信.pdf", FileSample.pdf + [10]), as: .scan, to: id)
        try await test.office.annulFile(2, of: id, expecting: nil, by: test.caller(.requestOfficer))
        try await test.add(.sample("分配表.xlsx", FileSample.xlsx), as: .answer, to: id)
        try await test.act(.note(words: "已经和档案室联系。"), on: id)
        try await test.act(
            .search(SearchRecord(places: "档案室", words: "东湾村", searcher: "周敏", found: "讨论记录1份")), on: id)
        try await test.answer(id, .refusing)
        try await test.act(.deliver(.post, words: "EMS 1234"), on: id)
        try await test.add(.sample("回执.png", FileSample.png), as: .deliveryProof, to: id)
        try await test.act(.openDispute(.sample), on: id)
        return id
    }

    private func pack(
        of id: InformationRequest.ID, _ test: TestOffice, as role: Role = .requestOfficer
    ) async throws -> [UInt8] {
        let office = Office(
            store: test.store, files: test.office.files, spool: test.office.spool, keys: test.office.keys,
            rules: test.office.rules,
            press: .ofPrograms(limit: .seconds(300)),
            now: test.office.now, chance: { TestChance(seed: 7).bytes($0) }, logger: test.office.logger)
        let today = test.clock.now.day
        let pack = try await office.packEvidence(of: id, by: test.caller(role)) {
            evidenceSheets(of: $0, today: today, maker: "周敏")
        }
        var bytes: [UInt8] = []
        try await office.write(pack) { bytes += $0 }
        return bytes
    }

    /// - Returns: the names of its files.
    private func unpack(_ pack: [UInt8], to folder: URL) throws -> [String] {
        let archive = folder.appending(path: "pack.zip")
        try Data(pack).write(to: archive)
        _ = try Program.tool("unzip", "-t", archive.path)
        _ = try Program.tool("python3", "-m", "zipfile", "-e", archive.path, folder.path)
        try FileManager.default.removeItem(at: archive)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
    }

    private func expectHashes(in folder: URL, _ names: [String]) throws {
        let manifest = try Data(contentsOf: folder.appending(path: EvidenceSheets.manifestName))
        let files = try #require(
            (JSONSerialization.jsonObject(with: manifest) as? [String: Any])?["files"] as? [[String: Any]])
        #expect(
            Set(files.compactMap { $0["name"] as? String }) == Set(names).subtracting([EvidenceSheets.manifestName]))
        for file in files {
            let name = try #require(file["name"] as? String)
            let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
            #expect(file["sha256"] as? String == Hex.encode(sha256(bytes)), "\(name)")
        }
    }

    private func expectPages(of papers: [EvidencePaper], in pdf: String) throws {
        func text(_ page: Int) throws -> String {
            try Program.tool("pdftotext", "-f", "\(page)", "-l", "\(page)", pdf, "-")
        }
        let whole = try Program.tool("pdftotext", "-raw", pdf, "-")
        let list = whole.prefix(upTo: try #require(whole.range(of: "\u{0C}证据1\n")).lowerBound)
        let pages = list.matches(of: /(\d+)—(\d+)/).compactMap { match -> ClosedRange<Int>? in
            guard let first = Int(match.1), let last = Int(match.2), first <= last else { return nil }
            return first...last
        }
        #expect(pages.count == papers.count)
        for (index, range) in pages.enumerated() {
            #expect(try text(range.lowerBound).hasPrefix("证据\(index + 1)\n"), "\(index + 1)")
            if index > 0 { #expect(range.lowerBound == pages[index - 1].upperBound + 1) }
            #expect(try text(range.lowerBound).contains("第\(range.lowerBound)页"))
        }
    }
}
