import Actions
import Domain
import Foundation
import Storage
import TestSupport
import Testing

struct PetitionTests {
    @Test(arguments: Engine.available)
    func `a correction goes to the organ, a complaint to the office above it`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let correction = try await test.handedIn(.correction())
            let complaint = try await test.handedIn(.complaint())
            #expect(correction.number == "市财政局更正〔2026〕1号")
            #expect(complaint.number == "市政府投诉〔2026〕1号")
            #expect(try await test.handedIn(.complaint(about: "education")).number == "市政府投诉〔2026〕2号")
            await #expect(throws: Invalid([Issue("about", .notAllowed)])) {
                _ = try await test.handedIn(.complaint(about: "yangguang"))
            }

            // Who is complained of sees nothing of it, in no list.
            let id = try #require(complaint.petition)
            for caller in [test.caller(.requestOfficer), test.caller(.opennessOffice), test.caller(.approver)] {
                await #expect(throws: Forbidden.self) { _ = try await test.office.deskPetition(id, by: caller) }
            }
            let seen = try await test.office.petitions(
                PetitionFilter(), offset: 0, limit: 10, by: test.caller(.opennessOffice))
            #expect(seen.lines.map(\.petition.number.text) == ["市财政局更正〔2026〕1号"])
            let above = test.caller(.opennessOffice, in: .city)
            #expect(try await test.office.deskPetition(id, by: above).state.form == .complaint())
            #expect(try await test.office.petitionTodoCount(of: above) == 2)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `the same form sent ten times is one petition`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let token = test.office.newDraftToken()
            try await test.office.save(ApplicationDraft(organisation: "finance"), under: token)
            try await test.office.attach(.sample("户口簿.pdf"), as: .attachment, toDraft: token)
            let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
                for _ in 0..<10 { group.addTask { try await test.office.submit(.correction(), draftedUnder: token) } }
                return try await group.reduce(into: Set<Receipt>()) { $0.insert($1) }
            }
            let receipt = try #require(receipts.first)
            #expect(receipts.count == 1)
            let tracked = try await test.office.trackedPetition(test.ticket(of: receipt))
            #expect(tracked.state.files.map(\.name) == ["户口簿.pdf"])
            #expect(tracked.due == day(2026, 4, 8))
        }
    }

    @Test(arguments: Engine.available)
    func `number and code open it, and neither alone nor another's`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (mine, other) = (try await test.handedIn(.correction()), try await test.handedIn(.complaint()))
            #expect(try await test.office.trackedPetition(test.ticket(of: mine)).state.form == .correction())
            let crossed = Ticket(number: other.number, code: test.ticket(of: mine).code)
            await #expect(throws: NotFound.self) { _ = try await test.office.trackedPetition(crossed) }
            await #expect(throws: NotFound.self) { _ = try await test.office.trackedRequest(crossed) }
        }
    }

    @Test(arguments: Engine.available)
    func `the petitioner says more, adds a paper and takes it back`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let ticket = test.ticket(of: try await test.handedIn(.complaint()))
            try await test.office.act(.supplement(words: "昨天又问过一次。"), on: ticket, form: nil)
            try await test.office.add(.sample("截图.pdf"), to: ticket, form: nil)
            await #expect(throws: Invalid([Issue("words", .missing)])) {
                try await test.office.act(.supplement(words: ""), on: ticket, form: nil)
            }
            #expect(try await test.office.bytes(of: test.office.trackedPetitionFile(1, ticket)) == FileSample.pdf)
            try await test.office.act(.withdraw(words: ""), on: ticket, form: nil)
            await #expect(throws: PetitionRefusal.closed) {
                try await test.office.add(.sample("再来.pdf"), to: ticket, form: nil)
            }
            #expect(try await test.office.trackedPetition(ticket).state.closedOn == day(2026, 3, 10))
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a complaint that is true is ordered to be put right, and waits until it is`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let office = test.caller(.opennessOffice, in: .city)
            let receipt = try await test.handedIn(.complaint())
            let id = try #require(receipt.petition)
            let order = PetitionAct.answer(.rectificationOrdered, until: day(2026, 3, 20), words: "查证属实。")
            try await test.office.act(order, on: id, expecting: 1, by: office)
            await #expect(throws: Stale.self) { try await test.office.act(order, on: id, expecting: 1, by: office) }
            await #expect(throws: PetitionRefusal.closed) {
                try await test.office.act(order, on: id, expecting: 2, by: office)
            }
            #expect(try await test.office.petitionTodo(of: office).map(\.awaitsRectification) == [true])
            try await test.office.act(.enterRectification(words: "3月18日公布。"), on: id, expecting: 2, by: office)
            #expect(try await test.office.petitionTodo(of: office).isEmpty)
            let tracked = try await test.office.trackedPetition(test.ticket(of: receipt))
            #expect(tracked.state.answer == "查证属实。")
            #expect(tracked.state.rectifiedOn == day(2026, 3, 10))
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a correction is sent on to the organ that may put it right, with its number and code`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let receipt = try await test.handedIn(.correction())
            let id = try #require(receipt.petition)
            let officer = test.caller(.requestOfficer)
            let forward = PetitionAct.forward(test.organisation(.education).id, words: "名单由教育局制作。")
            try await test.office.act(forward, on: id, expecting: nil, by: officer)
            await #expect(throws: Forbidden.self) { _ = try await test.office.deskPetition(id, by: officer) }
            let there = test.caller(.requestOfficer, in: .education)
            try await test.office.act(
                .answer(.corrected, until: nil, words: "已经更正为4人。"), on: id, expecting: nil, by: there)
            let tracked = try await test.office.trackedPetition(test.ticket(of: receipt))
            #expect(tracked.organisation.code == "education")
            #expect(tracked.state.outcome == .corrected)
            // The next one here goes on counting.
            #expect(try await test.handedIn(.correction()).number == "市财政局更正〔2026〕2号")
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a complaint is sent on to those above the organ that it is about, and to nobody else`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let village = OrganisationDraft(code: "donghe", name: "东河村村民委员会", shortName: "东河村", kind: .village)
            _ = try await test.office.addOrganisation(village, under: "heping", by: .system)
            let id = try await test.petition(.complaint(about: "donghe"))
            let township = test.caller(.opennessOffice, in: .township)
            func forward(_ place: TestOffice.Place) async throws {
                try await test.office.act(
                    .forward(test.organisation(place).id, words: "转。"), on: id, expecting: nil, by: township)
            }
            let seen = try await test.office.deskPetition(id, by: township)
            #expect(seen.receivers.map(\.code) == ["yangguang"])
            // These have openness offices, too, and watch over nobody else.
            for place in [TestOffice.Place.finance, .education] {
                await #expect(throws: Invalid([Issue("petitionReceiver", .notAllowed)])) { try await forward(place) }
            }
            try await forward(.city)
            await #expect(throws: Forbidden.self) { _ = try await test.office.deskPetition(id, by: township) }
            let above = try await test.office.deskPetition(id, by: test.caller(.opennessOffice, in: .city))
            #expect(above.receivers.map(\.code) == ["heping"])
        }
    }

    /// 政务公开科科长 of a department, with the role in the government above it.
    @Test(arguments: Engine.available)
    func `who belongs to an organ sees no complaint about it, whatever role they have above it`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let office = test.caller(.opennessOffice, in: .city)
            let id = try await test.petition(.complaint())
            let post = AppointmentDraft(
                organisation: test.organisation(.finance).id, post: "科长", role: nil, since: day(2026, 1, 1))
            try await test.office.appoint(test.person(.opennessOffice, in: .city).id, post, by: .system)
            #expect(try await test.office.petitionTodoCount(of: office) == 0)
            let list = try await test.office.petitions(PetitionFilter(), offset: 0, limit: 10, by: office)
            #expect(list.lines.isEmpty)
            for look: @Sendable () async throws -> Void in [
                { _ = try await test.office.deskPetition(id, by: office) },
                { _ = try await test.office.lookAtPetitioner(of: id, by: office) },
                { _ = try await test.office.renewQueryCode(of: id, by: office) },
                { try await test.office.act(.note(words: "看。"), on: id, expecting: nil, by: office) },
                {
                    _ = try await test.office.register(
                        .complaint(), by: .counter, on: day(2026, 3, 10), by: office)
                },
            ] {
                await #expect(throws: (any Error).self) { try await look() }
            }
            // Nobody else watches: there is nobody here to complain to.
            await #expect(throws: Invalid([Issue("about", .notAllowed)])) {
                _ = try await test.handedIn(.complaint())
            }
            #expect(try await test.office.petitionable(.complaint).map(\.organisation.code) == ["education", "heping"])
            #expect(try await test.handedIn(.complaint(about: "education")).number == "市政府投诉〔2026〕2号")
        }
    }

    @Test(arguments: Engine.available)
    func `another code opens it, and the one before does not`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let before = try await test.handedIn(.correction())
            let id = try #require(before.petition)
            let after = try await test.office.renewQueryCode(of: id, by: test.caller(.requestOfficer))
            #expect(try await test.office.trackedPetition(test.ticket(of: after)).petition.id == id)
            await #expect(throws: NotFound.self) {
                _ = try await test.office.trackedPetition(test.ticket(of: before))
            }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `papers have an end, those of the petitioner and those of the desk each`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let receipt = try await test.handedIn(.correction())
            let (id, ticket) = (try #require(receipt.petition), test.ticket(of: receipt))
            for number in 1...RequestFile.mostInApplication {
                try await test.office.add(.sample("\(number).pdf"), to: ticket, form: nil)
            }
            await #expect(throws: Invalid([Issue("file", .file(.tooMany(limit: RequestFile.mostInApplication)))])) {
                try await test.office.add(.sample("再来.pdf"), to: ticket, form: nil)
            }
            try await test.office.add(.sample("来信.pdf"), to: id, expecting: nil, by: test.caller(.requestOfficer))
            await #expect(throws: Forbidden.self) {
                try await test.office.add(.sample("来信.pdf"), to: id, expecting: nil, by: test.caller(.checker))
            }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `each look at who it is from, and at a paper, is in the journal`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.petition(.complaint(), files: [.sample("证据.pdf")])
            let office = test.caller(.opennessOffice, in: .city)
            #expect(try await test.office.lookAtPetitioner(of: id, by: office).name == "钱小梅")
            #expect(
                try await test.office.bytes(of: test.office.lookAtPetitionFile(1, of: id, by: office)) == FileSample.pdf
            )
            await #expect(throws: Forbidden.self) {
                _ = try await test.office.lookAtPetitioner(of: id, by: test.caller(.auditor, in: .city))
            }
            let actions: [String] = try await test.store.read { tx in
                try tx.values("SELECT action AS value FROM journal WHERE subject = \(id) ORDER BY sequence")
            }
            #expect(
                actions == [
                    "petition.submitted", "petition.filed", "petition.looked-at", "petition.file-looked-at",
                ])
        }
    }

    @Test(arguments: Engine.available)
    func `a letter is registered on the day on which it came, by who handles such`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let receipt = try await test.office.register(
                .correction(), by: .signedLetter, on: day(2026, 3, 6), by: test.caller(.requestOfficer))
            #expect(
                try await test.office.trackedPetition(test.ticket(of: receipt)).state.submittedOn == day(2026, 3, 6))
            await #expect(throws: Invalid([Issue("channel", .notAllowed)])) {
                _ = try await test.office.register(
                    .correction(), by: .online, on: day(2026, 3, 6), by: test.caller(.requestOfficer))
            }
            await #expect(throws: Forbidden.self) {
                _ = try await test.office.register(
                    .complaint(), by: .counter, on: day(2026, 3, 6), by: test.caller(.opennessOffice))
            }
            await #expect(throws: Invalid([Issue("submittedOn", .dateInFuture)])) {
                _ = try await test.office.register(
                    .correction(), by: .counter, on: day(2026, 3, 11), by: test.caller(.requestOfficer))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `terms are those of the office when it came`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let before = test.ticket(of: try await test.handedIn(.complaint()))
            await #expect(throws: Forbidden.self) {
                try await test.office.changePetitionTerms(PetitionTerms(), by: test.caller(.opennessOffice, in: .city))
            }
            try await test.office.changePetitionTerms(
                PetitionTerms(correction: 15, complaint: 10), by: test.caller(.administrator, in: .city))
            let after = test.ticket(of: try await test.handedIn(.complaint()))
            #expect(try await test.office.trackedPetition(before).due == day(2026, 4, 8))
            #expect(try await test.office.trackedPetition(after).due == day(2026, 3, 24))
        }
    }

    @Test(arguments: Engine.available)
    func `when the term has ended nobody is known any more`(engine: Engine) async throws {
        try await withOffice(engine, at: instant(2015, 3, 10)) { test in
            let receipt = try await test.handedIn(.correction(), files: [.sample("证据.pdf")])
            let id = try #require(receipt.petition)
            let officer = test.caller(.requestOfficer)
            try await test.office.act(
                .answer(.notCorrected, until: nil, words: "赵大勇：记录没有错。"), on: id, expecting: nil, by: officer)
            let approver = test.caller(.approver)
            await #expect(throws: PetitionRefusal.retentionNotEnded(until: day(2025, 3, 10))) {
                try await test.office.anonymise(petitions: [id], by: approver)
            }
            test.clock.advance(.seconds(3653 * 86_400))
            #expect(try await test.office.expiredPetitions(limit: 10, by: approver).map(\.petition.id) == [id])
            try await test.office.anonymise(petitions: [id], by: approver)
            #expect(try await test.office.expiredPetitions(limit: 10, by: approver).isEmpty)
            await #expect(throws: NotFound.self) {
                _ = try await test.office.trackedPetition(test.ticket(of: receipt))
            }
            let left = try await test.office.deskPetition(id, by: officer)
            #expect(left.state.form == nil)
            #expect(left.state.answer == "")
            #expect(left.state.outcome == .notCorrected)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what was changed behind its back is found`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.petition(.correction(), files: [.sample("证据.pdf")])
            let education = test.organisation(.education).id
            let changes: [(SQL, back: SQL, String)] = [
                (
                    "UPDATE petition SET outcome = 'corrected'", "UPDATE petition SET outcome = NULL",
                    "its columns differ from its events"
                ),
                (
                    "UPDATE petition SET kind = 'complaint'", "UPDATE petition SET kind = 'correction'",
                    "its kind or the organ that it is about is not that of its form"
                ),
                (
                    "UPDATE petition SET origin = \(education), organisation = \(education)",
                    "UPDATE petition SET origin = about, organisation = about",
                    "it came to another organ by the journal"
                ),
            ]
            for (change, back, problem) in changes {
                _ = try await test.store.write { try $0.run(change) }
                let found = try await test.office.check().findings
                #expect(found.map { "\($0.place) \($0.problem)" } == ["\(id) \(problem)"])
                _ = try await test.store.write { try $0.run(back) }
            }
            #expect(try await test.office.check().findings == [])
            await #expect(throws: StoreError.self) {
                _ = try await test.store.write { try $0.run("UPDATE petition_event SET word = 'fax'") }
            }
            await #expect(throws: StoreError.self) {
                _ = try await test.store.write { try $0.run("DELETE FROM petition_event") }
            }
        }
    }

    /// In no table but sealed, and in no line of the journal.
    @Test(arguments: Engine.available)
    func `what a petition tells of people is nowhere in the clear`(engine: Engine) async throws {
        try await withFolder { folder in
            let keys = KeyFolder(folder.appending(path: "keys").path)
            try keys.make(logOrigin: "www.yangguang.example/log")
            try await withOffice(engine, keyFolder: keys) { test in
                try await test.office.adoptKeys()
                let ticket = test.ticket(of: try await test.handedIn(.correction(), files: [.sample("赵大勇户口簿.pdf")]))
                try await test.office.act(.supplement(words: "赵大勇补充"), on: ticket, form: nil)
                let tables = ["petition", "petition_event", "vault_key", "vault_file", "journal", "request_draft"]
                for name in tables {
                    let text = try await test.store.read { tx in
                        var bytes: [UInt8] = []
                        try tx.copyOut(try tx.table(name)) { bytes += Array($0) }
                        return String(decoding: bytes, as: UTF8.self)
                    }
                    #expect(!text.isEmpty, "\(name)")
                    for word in ["赵大勇", "13900002207", "11010519491231002X", "危房"] {
                        #expect(!text.contains(word), "\(word) in \(name)")
                    }
                }
                // A new key of the office opens them as the old one did.
                _ = try await test.office.rotate(.encryption, in: keys)
                #expect(try await test.office.trackedPetition(ticket).state.form == .correction())
                #expect(try await test.office.check().findings == [])
            }
        }
    }
}
