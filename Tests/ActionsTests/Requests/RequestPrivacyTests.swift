import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

struct RequestPrivacyTests {
    private static let secrets = ["赵大勇", "11010519491231002X", "13900002207", "东湾村", "请写明年份", "档案室"]

    @Test(arguments: Engine.available)
    func `no table says in the open who asked for what`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (id, receipt) = try await test.receipt()
            try await test.act(.askClarification(until: day(2026, 3, 20), words: "请写明年份。"), on: id)
            try await test.office.act(.clarify(words: "东湾村。"), on: test.ticket(receipt), expecting: nil, form: nil)
            try await test.act(
                .search(SearchRecord(places: "档案室", words: "东湾村", searcher: "周敏", found: "")), on: id)
            try await test.answer(id)
            _ = try await test.office.lookAtApplicant(of: id, by: test.caller(.requestOfficer))
            _ = try await test.office.letterFile(
                RequestLetter.Place(position: 2, kind: .receipt), as: .pdf, of: test.ticket(receipt),
                sheet: { $0.addressee })
            let dump = try await test.store.read { tx in
                var text = ""
                for table in try Records.tables(tx) {
                    try tx.copyOut(table) { text += String(decoding: $0, as: UTF8.self) }
                }
                return text
            }
            #expect(dump.contains("市财政局"))
            for secret in Self.secrets + [receipt.code] { #expect(!dump.contains(secret), "\(secret)") }
        }
    }

    @Test(arguments: Engine.available)
    func `only the organ that was asked sees a request, and each look at who asks is in the journal`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            for (role, place) in [
                (Role.requestOfficer, TestOffice.Place.city), (.opennessOffice, .city), (.approver, .education),
            ] {
                await #expect(throws: Forbidden.self) { try await test.deskRequest(id, as: role, in: place) }
                await #expect(throws: Forbidden.self) {
                    _ = try await test.office.lookAtApplicant(of: id, by: test.caller(role, in: place))
                }
            }
            for role in [Role.informationOfficer, .auditor, .administrator, .checker] {
                await #expect(throws: Forbidden.self) { try await test.deskRequest(id, as: role) }
            }
            let list = try await test.office.requests(
                RequestFilter(), offset: 0, limit: 10, by: test.caller(.requestOfficer, in: .city))
            #expect(list.rows.isEmpty)
            let form = try await test.office.lookAtApplicant(of: id, by: test.caller(.approver))
            #expect(form.applicant.name == "赵大勇")
            let last = try await test.store.read {
                try $0.value("SELECT action AS value FROM journal ORDER BY sequence DESC LIMIT 1", as: String.self)
            }
            #expect(last == "request.looked-at")
        }
    }

    @Test(arguments: Engine.available)
    func `a draft is one request, however often it is sent, and nobody else can open it`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let token = test.office.newDraftToken()
            try await test.office.save(
                ApplicationDraft(organisation: "finance", fields: ["applicantName": "赵大勇"]), under: token)
            #expect(try await test.office.applicationDraft(token)?.fields == ["applicantName": "赵大勇"])
            #expect(try await test.office.applicationDraft(test.office.newDraftToken()) == nil)
            let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
                for _ in 0..<10 { group.addTask { try await test.office.submit(.sample(), draftedUnder: token) } }
                return try await group.reduce(into: Set<Receipt>()) { $0.insert($1) }
            }
            #expect(receipts.map(\.number) == ["市财政局申〔2026〕1号"])
            #expect(try await test.office.applicationDraft(token)?.receipt == receipts.first)
            #expect(try await test.office.applicationDraft(token)?.fields == [:])
            test.clock.advance(days: 31)
            #expect(try await test.office.applicationDraft(token) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a new encryption key opens what the old one sealed`(engine: Engine) async throws {
        try await withFolder { folder in
            let keys = KeyFolder(folder.appending(path: "keys").path)
            try keys.make(logOrigin: "www.yangguang.example/log")
            try await withOffice(engine, keyFolder: keys) { test in
                try await test.office.adoptKeys()
                let (id, receipt) = try await test.receipt()
                _ = try await test.office.rotate(.encryption, in: keys)
                #expect(try await test.deskRequest(id).form == .sample())
                #expect(try await test.tracked(receipt).request.id == id)
                #expect(try await test.office.check().findings == [])
            }
        }
    }
}
