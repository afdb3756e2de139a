import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Actions

/// Files of requests as they lie in the store, and what happens to them there.
struct SealedFileTests {
    private static let marker = "东湾村征地补偿"

    @Test(arguments: Engine.available)
    func `what lies in the store tells nothing, and nothing else is on the disk on the way there`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            let content = Array(String(repeating: "\(Self.marker)，", count: 10_000).utf8)
            var upload = try await test.office.beginSealing(named: "方案.txt", from: .office)
            try await test.office.append(content, to: &upload)
            let begun = try test.filesOnDisk()
            #expect(begun.count == 1)
            let file = try await test.office.complete(upload)
            try await test.office.add(file, as: .scan, to: id, expecting: nil, by: test.caller(.requestOfficer))
            let kept = try test.filesOnDisk()
            #expect(kept.count == 1)
            for bytes in begun + kept {
                #expect(bytes.firstRange(of: Data(Self.marker.utf8)) == nil)
                #expect(bytes.count > SealedChunk.size)
            }
            // The same file is another one to whoever looks at the disk.
            try await test.add(.sample("方案.txt", content), as: .scan, to: id)
            #expect(try test.filesOnDisk().count == 2)
            #expect(try await test.office.check().findings == [])
            #expect(try await test.office.check().files == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `what somebody did to a file of the store is found when it is read, and by a check`(
        engine: Engine
    ) async throws {
        let size = 2 * SealedChunk.size + 10
        let changes: [@Sendable (inout Data) -> Void] = [
            { $0[100] ^= 1 }, { $0.removeLast() }, { $0.append(0) },
            { data in
                let first = data.prefix(SealedChunk.sealedSize)
                data =
                    data.dropFirst(SealedChunk.sealedSize).prefix(SealedChunk.sealedSize) + first
                    + data.dropFirst(2 * SealedChunk.sealedSize)
            },
        ]
        for change in changes {
            try await withOffice(engine) { test in
                let id = try await test.registered()
                let content = FileSample.pdf + [UInt8](repeating: 7, count: size)
                try await test.add(.sample("卷.pdf", content), as: .scan, to: id)
                let place = try #require(try await test.office.files.list(after: nil, limit: 1).first)
                try test.change(place, change)
                await #expect(throws: FileStoreError.corrupt(place)) {
                    let opened = try await test.office.lookAtFile(1, of: id, by: test.caller(.reviewer))
                    _ = try await test.office.bytes(of: opened)
                }
                #expect(try await test.office.check().findings.map(\.area) == ["files"])
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a file in the place of another, with its key or without, does not open`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            try await test.add(.sample("一.pdf", FileSample.pdf), as: .scan, to: id)
            try await test.add(.sample("二.pdf", FileSample.pdf + [10]), as: .scan, to: id)
            let places: [String] = try await test.store.read {
                try $0.values("SELECT content AS value FROM vault_file ORDER BY position")
            }
            try await test.disarmFiles()
            try await test.tamper(
                "UPDATE vault_file SET content = \(places[1]) WHERE position = 1",
                "UPDATE vault_file SET content = \(places[0]) WHERE position = 2")
            await #expect(throws: SecretBroken.self) {
                _ = try await test.office.lookAtFile(1, of: id, by: test.caller(.reviewer))
            }
            // With its key, too: a key is bound to its position.
            let sealed: [[UInt8]] = try await test.store.read {
                try $0.values("SELECT sealed AS value FROM vault_file ORDER BY position")
            }
            try await test.tamper(
                "UPDATE vault_file SET sealed = \(sealed[1]) WHERE position = 1",
                "UPDATE vault_file SET sealed = \(sealed[0]) WHERE position = 2")
            await #expect(throws: SecretBroken.self) {
                _ = try await test.office.lookAtFile(1, of: id, by: test.caller(.reviewer))
            }
            #expect(try await !test.office.check().findings.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `when the key of a record is destroyed its files are closed at once, and gone a week later`(
        engine: Engine
    ) async throws {
        try await withOffice(engine, at: instant(2016, 3, 10)) { test in
            let id = try await test.scanned()
            let other = try await test.scanned()
            for act in [RequestAct.enterWithdrawal(words: ""), .archive] { try await test.act(act, on: id) }
            test.clock.advance(days: 3700)
            let content = try await test.office.lookAtFile(1, of: id, by: test.caller(.reviewer)).content
            try await test.office.anonymise([id], by: test.caller(.approver))
            await #expect(throws: RecordAnonymous.self) {
                _ = try await test.office.lookAtFile(1, of: id, by: test.caller(.reviewer))
            }
            let report = try await test.office.check()
            #expect(report.findings == [])
            #expect(report.strays.count == 1 && report.files == 2)
            #expect(try await test.office.sweepStrays() == 0)
            test.clock.advance(days: 6)
            #expect(try await test.office.sweepStrays() == 0)
            test.clock.advance(days: 2)
            #expect(try await test.office.sweepStrays() == 1)
            #expect(try await test.office.files.size(of: content.place) == nil)
            let kept = try await test.office.lookAtFile(1, of: other, by: test.caller(.reviewer))
            #expect(try await test.office.bytes(of: kept) == FileSample.pdf)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `two requests with one file open it each with a key of its own`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.scanned()
            try await test.act(.divide(["分配方案", "补偿标准"]), on: id)
            #expect(try test.filesOnDisk().count == 1)
            let ids: [InformationRequest.ID] = try await test.store.read {
                try $0.values("SELECT id AS value FROM request ORDER BY id")
            }
            #expect(ids.count == 2)
            for id in ids {
                let opened = try await test.office.lookAtFile(1, of: id, by: test.caller(.reviewer))
                #expect(try await test.office.bytes(of: opened) == FileSample.pdf)
            }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `an upload that is given up leaves nothing, and one that was cut off is swept`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            var upload = try await test.office.beginSealing(named: "卷.pdf", from: .office)
            try await test.office.append([UInt8](repeating: 1, count: 300_000), to: &upload)
            try await test.office.giveUp(upload)
            #expect(try test.filesOnDisk().isEmpty)
            for (name, content) in [("卷.pdf", FileSample.program), ("空.pdf", [])] {
                await #expect(throws: Invalid.self) { _ = try await test.office.sealed(.sample(name, content)) }
                #expect(try test.filesOnDisk().isEmpty)
            }
            upload = try await test.office.beginSealing(named: "卷.pdf", from: .citizen)
            await #expect(throws: Invalid([Issue("file", .file(.tooLarge(limit: RequestFile.longest)))])) {
                try await test.office.append([UInt8](repeating: 1, count: RequestFile.longest + 1), to: &upload)
            }
            try await test.office.append([UInt8](repeating: 1, count: 300_000), to: &upload)
            #expect(try await test.office.spool.bytes() > 0)
            #expect(try await test.office.spool.sweep(untouchedSince: Int(Date().timeIntervalSince1970) + 60) == 1)
            #expect(try test.filesOnDisk().isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a scanner that is set sees what was sent, and nothing comes in that it does not let pass`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let content = FileSample.pdf + [UInt8](repeating: 7, count: 3 * SealedChunk.size)
            for (verdict, fault) in [
                (VirusScanner.Verdict.clean, nil), (.infected("Eicar"), FileFault.infected("Eicar")),
                (.unavailable("away"), .notScanned),
            ] {
                let office = test.twin(
                    seed: 11,
                    scanner: VirusScanner(
                        look: { file in
                            var seen: [UInt8] = []
                            while seen.count < file.size { seen += try await file.read(seen.count, 50_000) }
                            #expect(seen == content)
                            return verdict
                        }, ask: {}))
                if let fault {
                    await #expect(throws: Invalid([Issue("file", .file(fault))])) {
                        _ = try await office.sealed(.sample("卷.pdf", content))
                    }
                } else {
                    let file = try await office.sealed(.sample("卷.pdf", content))
                    try await office.files.remove(file.content.place)
                }
                #expect(try test.filesOnDisk().isEmpty)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the file of a letter lies sealed, too`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            let place = RequestLetter.Place(position: 2, kind: .receipt)
            let made = try await test.office.letterFile(
                place, as: .pdf, of: id, by: test.caller(.requestOfficer), sheet: { $0.number })
            let kept = try test.filesOnDisk()
            #expect(kept.count == 1)
            #expect(kept[0].firstRange(of: Data(made.bytes)) == nil)
            #expect(try await test.office.check().strays.count == 0)
            let hash = try #require(try await test.office.files.list(after: nil, limit: 1).first)
            try test.change(hash) { $0[0] ^= 1 }
            await #expect(throws: FileStoreError.corrupt(hash)) {
                _ = try await test.office.letterFile(
                    place, as: .pdf, of: id, by: test.caller(.requestOfficer), sheet: { $0.number })
            }
        }
    }
}

extension TestOffice {
    private var folder: String { (office.files as? FileFolder)?.path ?? "" }

    /// All that lies in the store and in the spool.
    func filesOnDisk() throws -> [Data] {
        try [folder, office.spool.path].flatMap { folder -> [Data] in
            guard FileManager.default.fileExists(atPath: folder) else { return [] }
            return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().compactMap { name in
                FileManager.default.contents(atPath: "\(folder)/\(name)")
            }
        }
    }

    /// What somebody can do who has the disk.
    func change(_ hash: FileHash, _ change: (inout Data) -> Void) throws {
        let name = hash.text
        let path = "\(folder)/\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)"
        var data = try Data(contentsOf: URL(filePath: path))
        change(&data)
        try data.write(to: URL(filePath: path))
    }

    func disarmFiles() async throws {
        try await store.write { tx in
            switch tx.engine {
            case .sqlite: try tx.define("DROP TRIGGER vault_file_keeps_rows; DROP TRIGGER vault_file_keeps_keys;")
            case .postgres: try tx.define("DROP TRIGGER vault_file_is_append_only ON vault_file;")
            }
        }
    }
}
