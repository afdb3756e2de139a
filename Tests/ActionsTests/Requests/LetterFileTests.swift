import Actions
import Domain
import Storage
import TestSupport
import Testing

struct LetterFileTests {
    private static let receipt = RequestLetter.Place(position: 2, kind: .receipt)

    @Test(arguments: Engine.available)
    func `a file is made at its first download, and is the same ever after`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (id, receipt) = try await test.receipt()
            let first = try await test.file(Self.receipt, as: .pdf, of: id)
            #expect(String(decoding: first.bytes, as: UTF8.self) == "%PDF-test 1\n市财政局公受〔2026〕1号")
            #expect(first.letter.number == "市财政局公受〔2026〕1号")
            #expect(try await test.file(Self.receipt, as: .pdf, of: id, as: .approver) == first)
            let theirs = try await test.office.letterFile(
                Self.receipt, as: .pdf, of: test.ticket(receipt), sheet: { $0.number })
            #expect(theirs == first)
            let word = try await test.file(Self.receipt, as: .docx, of: id)
            #expect(String(decoding: word.bytes, as: UTF8.self).hasPrefix("PK-test 2\n"))
            #expect(try await test.count("request-letter-file.made") == 2)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `ten who ask at once get the same file`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            let files = try await withThrowingTaskGroup(of: LetterFile.self) { group in
                for _ in 0..<10 { group.addTask { try await test.file(Self.receipt, as: .pdf, of: id) } }
                return try await group.reduce(into: Set<LetterFile>()) { $0.insert($1) }
            }
            #expect(files.count == 1)
            #expect(try await test.count("request-letter-file.made") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `applicants get what is addressed to them, and nobody else's`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (id, receipt) = try await test.receipt()
            try await test.act(.consult(.thirdParty, addressee: "李四", words: "分配表"), on: id)
            let consultation = RequestLetter.Place(position: 3, kind: .thirdPartyConsultation)
            _ = try await test.file(consultation, as: .pdf, of: id)
            await #expect(throws: NotFound.self) {
                _ = try await test.office.letterFile(
                    consultation, as: .pdf, of: test.ticket(receipt), sheet: { $0.number })
            }
            let notice = RequestLetter.Place(position: 3, kind: .consultationNotice)
            _ = try await test.office.letterFile(notice, as: .pdf, of: test.ticket(receipt), sheet: { $0.number })
            for (role, place) in [
                (Role.requestOfficer, TestOffice.Place.city), (.approver, .education), (.auditor, .finance),
            ] {
                await #expect(throws: Forbidden.self) {
                    _ = try await test.file(Self.receipt, as: .pdf, of: id, as: role, in: place)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a file that somebody put in the place of another is found`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            _ = try await test.file(Self.receipt, as: .pdf, of: id)
            await #expect(throws: StoreError.self) {
                try await test.store.write { try $0.run("DELETE FROM request_letter_file") }
            }
            try await test.disarm()
            try await test.tamper("UPDATE request_letter_file SET hash = \([UInt8](repeating: 7, count: 32))")
            #expect(
                Set(try await test.office.check().findings.map(\.problem)) == [
                    "its file letter 2 receipt pdf was changed",
                    "the files of its letters are not those of the journal",
                ])
        }
    }

    @Test func `where a program is missing nothing is kept, and it is made as soon as it is there`() async throws {
        try await withOffice(.sqlite) { test in
            let id = try await test.registered()
            let bare = Office(
                store: test.store, files: test.office.files, spool: test.office.spool, keys: test.office.keys,
                rules: test.office.rules, now: test.office.now,
                chance: { TestChance(seed: 7).bytes($0) }, logger: test.office.logger)
            await #expect(throws: Press.Fault.missing(program: "weasyprint")) {
                _ = try await bare.letterFile(
                    Self.receipt, as: .pdf, of: id, by: test.caller(.requestOfficer), sheet: { $0.number })
            }
            #expect(try await test.count("request-letter-file.made") == 0)
            _ = try await test.file(Self.receipt, as: .pdf, of: id)
        }
    }
}

extension TestOffice {
    fileprivate func file(
        _ place: RequestLetter.Place, as format: Press.Format, of id: InformationRequest.ID,
        as role: Role = .requestOfficer, in organisation: Place = .finance
    ) async throws -> LetterFile {
        try await office.letterFile(
            place, as: format, of: id, by: caller(role, in: organisation), sheet: { $0.number })
    }

    /// How often something is in the journal.
    fileprivate func count(_ action: String) async throws -> Int {
        try await store.read { try $0.value("SELECT COUNT(*) AS value FROM journal WHERE action = \(action)") ?? 0 }
    }
}
