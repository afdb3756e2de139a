import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

struct RequestFileTests {
    @Test(arguments: Engine.available)
    func `what is attached to a draft becomes part of the request, sealed on the way and there`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let token = try await test.applying()
            try await test.office.attach(.sample("东湾村照片.png", FileSample.png), as: .attachment, toDraft: token)
            try await test.office.attach(.sample("赵大勇身份证.pdf"), as: .identityPaper, toDraft: token)
            try await test.office.attach(.sample("委托书.pdf", FileSample.pdf + [10]), as: .authority, toDraft: token)
            try await test.office.detach(1, fromDraft: token)
            // Another page of the same draft, saved as it was before.
            try await test.office.save(ApplicationDraft(organisation: "finance"), under: token)
            #expect(try await test.office.bytes(of: test.office.draftFile(2, token)) == FileSample.pdf)
            await #expect(throws: NotFound.self) {
                _ = try await test.office.draftFile(2, test.office.newDraftToken())
            }
            let before = try await test.dump()
            let receipt = try await test.office.submit(.sample(), draftedUnder: token)
            let id = try #require(receipt.request)
            await #expect(throws: NotFound.self) { _ = try await test.office.draftFile(2, token) }

            let files = try await test.deskRequest(id).state.files
            #expect(files.map(\.position) == [1, 2])
            #expect(files.map(\.kind) == [.identityPaper, .authority])
            #expect(files.map(\.name) == ["赵大勇身份证.pdf", "委托书.pdf"])
            #expect(try await test.store.read { try $0.value("SELECT COUNT(*) AS value FROM request_draft_file") } == 0)
            for dump in [before, try await test.dump()] {
                for secret in ["东湾村", "身份证.pdf", "委托书", "PDF-1.7", "IHDR"] {
                    #expect(!dump.contains(secret), "\(secret)")
                    let digits = Hex.encode(Array(secret.utf8))
                    #expect(!dump.contains(digits), "\(secret)")
                }
            }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `each look at a file is in the journal, and only the organ that was asked has one`(engine: Engine) async throws
    {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            try await test.add(.sample("来信.pdf"), as: .scan, to: id)
            let opened = try await test.office.lookAtFile(1, of: id, by: test.caller(.reviewer))
            #expect(try await test.office.bytes(of: opened) == FileSample.pdf)
            #expect(opened.file.name == "来信.pdf")
            let last = try await test.store.read { tx in
                try tx.rows("SELECT action, state_before, state_after FROM journal ORDER BY sequence DESC LIMIT 1")
                    .map { try [$0.get("action"), $0.get("state_before"), $0.get("state_after")] as [String] }
            }
            #expect(last == [["request.file-looked-at", "1", ""]])
            for (role, place) in [(Role.requestOfficer, TestOffice.Place.city), (.approver, .education)] {
                await #expect(throws: Forbidden.self) {
                    _ = try await test.office.lookAtFile(1, of: id, by: test.caller(role, in: place))
                }
                await #expect(throws: Forbidden.self) {
                    try await test.add(.sample(), as: .scan, to: id, by: test.caller(role, in: place))
                }
            }
            await #expect(throws: Forbidden.self) {
                try await test.add(.sample(), as: .scan, to: id, by: test.caller(.reviewer))
            }
            await #expect(throws: NotFound.self) {
                _ = try await test.office.lookAtFile(2, of: id, by: test.caller(.reviewer))
            }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `the applicant has the attachments of an answer when it is with them, and what they sent`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let token = try await test.applying()
            try await test.office.attach(.sample("证明.pdf"), as: .attachment, toDraft: token)
            try await test.office.attach(.sample("身份证.png", FileSample.png), as: .identityPaper, toDraft: token)
            let receipt = try await test.office.submit(.sample(), draftedUnder: token)
            let (id, ticket) = (try #require(receipt.request), try test.ticket(receipt))
            try await test.act(.confirmReceipt, on: id)
            try await test.add(.sample("分配表.xlsx", FileSample.xlsx), as: .answer, to: id)
            try await test.add(.sample("错的表.xlsx", FileSample.xlsx + [0]), as: .answer, to: id)
            try await test.office.annulFile(4, of: id, expecting: nil, by: test.caller(.requestOfficer))
            await #expect(throws: RequestRefusal.notOfOffice) {
                try await test.office.annulFile(4, of: id, expecting: nil, by: test.caller(.requestOfficer))
            }
            await #expect(throws: RequestRefusal.notOfOffice) {
                try await test.office.annulFile(1, of: id, expecting: nil, by: test.caller(.requestOfficer))
            }
            await #expect(throws: RequestRefusal.notDecided) {
                try await test.add(.sample(), as: .deliveryProof, to: id)
            }
            #expect(try await test.office.bytes(of: test.office.trackedFile(1, ticket)) == FileSample.pdf)
            for hidden in [2, 3, 4, 5] {
                await #expect(throws: NotFound.self) { _ = try await test.office.trackedFile(hidden, ticket) }
            }
            try await test.act(.draft(.granting), on: id)
            try await test.act(.sign(.review, opinion: ""), on: id, as: .reviewer)
            await #expect(throws: RequestRefusal.alreadySigned) { try await test.add(.sample(), as: .answer, to: id) }
            await #expect(throws: RequestRefusal.alreadySigned) {
                try await test.office.annulFile(3, of: id, expecting: nil, by: test.caller(.requestOfficer))
            }
            try await test.act(.sign(.secrecy, opinion: "不涉及国家秘密。"), on: id, as: .secrecyReviewer)
            try await test.act(.sign(.approval, opinion: ""), on: id, as: .approver)
            await #expect(throws: NotFound.self) { _ = try await test.office.trackedFile(3, ticket) }
            try await test.add(.sample("回执.jpg", FileSample.jpeg), as: .deliveryProof, to: id)
            try await test.act(.deliver(.post, words: ""), on: id)
            #expect(try await test.office.bytes(of: test.office.trackedFile(3, ticket)) == FileSample.xlsx)
            for hidden in [2, 4, 5] {
                await #expect(throws: NotFound.self) { _ = try await test.office.trackedFile(hidden, ticket) }
            }
            await #expect(throws: RequestRefusal.closed) { try await test.add(.sample(), as: .answer, to: id) }
            try await test.act(.archive, on: id)
            await #expect(throws: RequestRefusal.alreadyArchived) { try await test.add(.sample(), as: .scan, to: id) }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a draft takes five files, each once, and its files go with it`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let token = try await test.applying()
            for number in 1...5 {
                for _ in 1...2 {
                    try await test.office.attach(
                        .sample("\(number).pdf", FileSample.pdf + [UInt8(number)]), as: .attachment, toDraft: token)
                }
            }
            await #expect(throws: Invalid([Issue("file", .file(.tooMany(limit: 5)))])) {
                try await test.office.attach(.sample(), as: .attachment, toDraft: token)
            }
            await #expect(throws: Invalid([Issue("fileKind", .notAllowed)])) {
                try await test.office.attach(.sample(), as: .answer, toDraft: token)
            }
            await #expect(throws: NotFound.self) {
                try await test.office.attach(.sample(), as: .attachment, toDraft: test.office.newDraftToken())
            }
            #expect(try await test.office.applicationDraft(token)?.files.count == 5)
            test.clock.advance(days: 31)
            _ = try await test.applying()
            #expect(try await test.store.read { try $0.value("SELECT COUNT(*) AS value FROM request_draft_file") } == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `who leaves a draft leaves none of its files behind`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let token = try await test.applying()
            try await test.office.attach(.sample(), as: .attachment, toDraft: token)
            try await test.office.discardDraft(token)
            #expect(try await test.office.applicationDraft(token) == nil)
            #expect(try await test.store.read { try $0.value("SELECT COUNT(*) AS value FROM request_draft_file") } == 0)
            #expect(try await test.office.check().strays.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `another's file is found, and none is taken out; a rotation leaves files as they are`(
        engine: Engine
    ) async throws {
        try await withFolder { folder in
            let keys = KeyFolder(folder.appending(path: "keys").path)
            try keys.make(logOrigin: "www.yangguang.example/log")
            try await withOffice(engine, keyFolder: keys) { test in
                try await test.office.adoptKeys()
                let id = try await test.registered()
                let large = FileSample.pdf + test.someBytes(RequestFile.longest)
                try await test.add(.sample("卷宗.pdf", large), as: .scan, to: id)
                _ = try await test.office.rotate(.encryption, in: keys)
                #expect(
                    try await test.office.bytes(of: test.office.lookAtFile(1, of: id, by: test.caller(.reviewer)))
                        == large)
                #expect(try await test.office.check().findings == [])

                await #expect(throws: StoreError.self) {
                    _ = try await test.store.write { try $0.run("UPDATE vault_file SET position = 2") }
                }
                await #expect(throws: StoreError.self) {
                    _ = try await test.store.write { try $0.run("DELETE FROM vault_file") }
                }
                let other = try await test.registered()
                _ = try await test.store.write { tx in
                    try tx.run(
                        """
                        INSERT INTO vault_file (record, position, content, sealed)
                        SELECT \(other), 1, content, sealed FROM vault_file
                        """)
                }
                let found = try await test.office.check().findings
                #expect(found.map(\.area) == ["requests", "files"])
                #expect(found.first?.problem == "its files are not those of its events")
            }
        }
    }
}

extension TestOffice {
    /// An application to 财政局 that somebody writes.
    fileprivate func applying() async throws -> String {
        let token = office.newDraftToken()
        try await office.save(ApplicationDraft(organisation: "finance"), under: token)
        return token
    }

    /// Everything that a copy of the database would hold.
    fileprivate func dump() async throws -> String {
        try await store.read { tx in
            var text = ""
            for table in try Records.tables(tx) {
                try tx.copyOut(table) { text += String(decoding: $0, as: UTF8.self) }
            }
            return text
        }
    }

    fileprivate func someBytes(_ count: Int) -> [UInt8] {
        let piece = TestChance(seed: 1).bytes(4096)
        return Array((0...(count / 4096)).map { _ in piece }.joined().prefix(count))
    }
}
