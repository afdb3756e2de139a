import Actions
import Domain
import Storage
import TestSupport
import Testing

struct RequestTests {
    @Test(arguments: Engine.available)
    func `numbers run without a gap in an organ and a year`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let numbers = try await [
                test.receipt().receipt.number, test.receipt(in: .education).receipt.number,
                test.receipt().receipt.number,
            ]
            #expect(numbers == ["市财政局申〔2026〕1号", "市教育局申〔2026〕1号", "市财政局申〔2026〕2号"])
            await #expect(throws: Invalid([Issue("applicantName", .missing)])) {
                try await test.receipt(.sample(name: ""))
            }
            #expect(try await test.receipt().receipt.number == "市财政局申〔2026〕3号")
            test.clock.set(instant(2027, 1, 4))
            #expect(try await test.receipt().receipt.number == "市财政局申〔2027〕1号")
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what is handed over at the counter is received at once, what comes by fax is confirmed`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let counter = try await test.deskRequest(test.registered())
            #expect(counter.state.receivedOn == day(2026, 3, 10))
            #expect(counter.ledger?.due == day(2026, 4, 8))
            #expect(counter.letters.map(\.kind) == [.receipt])
            let fax = try await test.registered(by: .fax)
            #expect(try await test.deskRequest(fax).state.stage == .submitted)
            #expect(try await test.deskRequest(fax).ledger == nil)
            test.clock.advance(days: 1)
            try await test.act(.confirmReceipt, on: fax)
            let confirmed = try await test.deskRequest(fax)
            #expect(confirmed.ledger?.due == day(2026, 4, 9))
            #expect(confirmed.letters.map(\.number) == ["市财政局公受〔2026〕2号"])
            #expect(confirmed.letters[0].paragraphs.contains { $0.contains("最晚于2026年4月9日答复") })
        }
    }

    @Test(arguments: Engine.available)
    func `an answer goes through three other hands and reaches the applicant with its letter`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let (id, receipt) = try await test.receipt()
            try await test.act(.draft(.granting), on: id)
            await #expect(throws: RequestRefusal.notToBeSigned) {
                try await test.act(.sign(.approval, opinion: ""), on: id, as: .approver)
            }
            await #expect(throws: Forbidden.self) {
                try await test.act(.sign(.review, opinion: ""), on: id, as: .requestOfficer)
            }
            try await test.answer(id)
            let decided = try await test.deskRequest(id)
            #expect(decided.state.stage == .decided)
            let letter = try #require(decided.letters.first { $0.kind == .answer })
            #expect(letter.number == "市财政局公复〔2026〕1号")
            #expect(letter.addressee == "赵大勇")
            #expect(letter.paragraphs.contains { $0.contains("第三十六条第二项") })
            #expect(letter.paragraphs.contains("随本答复书附上。"))
            #expect(letter.paragraphs.last?.contains("60日内依法申请行政复议") == true)

            test.clock.advance(days: 1)
            try await test.act(.deliver(.post, words: "EMS 1234"), on: id)
            let tracked = try await test.tracked(receipt)
            #expect(tracked.state.stage == .closed)
            #expect(tracked.letters.map(\.kind) == [.receipt, .answer])
            try await test.act(.archive, on: id)
            await #expect(throws: RequestRefusal.closed) { try await test.act(.draft(.granting), on: id) }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what was asked of the applicant is answered with number and code`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (id, receipt) = try await test.receipt()
            try await test.act(.askClarification(until: day(2026, 3, 20), words: "请写明年份。"), on: id)
            #expect(try await test.tracked(receipt).state.awaited == .clarification)
            #expect(try await test.tracked(receipt).letters.map(\.kind) == [.receipt, .clarificationNotice])
            test.clock.advance(days: 3)
            try await test.office.act(
                .clarify(words: "2024年。"), on: test.ticket(receipt), expecting: nil, form: nil)
            let tracked = try await test.tracked(receipt)
            #expect(tracked.state.awaited == nil)
            #expect(tracked.ledger?.dayZero == day(2026, 3, 13))
            #expect(tracked.events.last?.words == "2024年。")
            #expect(tracked.events.last?.actor == nil)
            await #expect(throws: RequestRefusal.alreadyClarified) {
                try await test.act(.askClarification(until: day(2026, 3, 20), words: "还有。"), on: id)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `number and code open a request together, and neither alone`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (_, mine) = try await test.receipt()
            let (_, other) = try await test.receipt()
            await #expect(throws: NotFound.self) {
                try await test.tracked(Receipt(record: mine.record, number: mine.number, code: other.code))
            }
            let typed = Receipt(
                record: mine.record, number: "市财政局申[2026]1号", code: mine.code.lowercased())
            #expect(try await test.tracked(typed).request.number.text == mine.number)
        }
    }

    @Test(arguments: Engine.available)
    func `a calendar that is announced later moves a term that ran into its year`(engine: Engine) async throws {
        try await withOffice(engine, at: instant(2026, 12, 14)) { test in
            let id = try await test.registered()
            let before = try await test.deskRequest(id)
            #expect(before.ledger?.due == day(2027, 1, 11))
            #expect(before.ledger?.isProvisional == true)
            var rules = test.office.rules
            rules.calendarOfProgram = WorkCalendar(
                [WorkCalendar.AnnouncedDay(day(2027, 1, 4), isOff: true, name: "元旦")], knownThrough: 2027)
            let later = Office(
                store: test.store, files: test.office.files, spool: test.office.spool, keys: test.office.keys,
                rules: rules, now: test.office.now,
                chance: { TestChance(seed: 7).bytes($0) }, logger: test.office.logger)
            #expect(try await later.check().findings.map(\.area) == ["requests"])
            try await later.refreshTermsOfRequests()
            #expect(try await later.check().findings == [])
            let after = try await later.deskRequest(id, by: test.caller(.requestOfficer))
            #expect(after.ledger?.due == day(2027, 1, 12))
            #expect(after.ledger?.isProvisional == false)
        }
    }

    @Test(arguments: Engine.available)
    func `a new query code takes the place of the one that was forgotten`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (id, old) = try await test.receipt()
            let new = try await test.office.renewQueryCode(of: id, by: test.caller(.requestOfficer))
            #expect(new.number == old.number)
            #expect(try await test.tracked(new).request.id == id)
            await #expect(throws: NotFound.self) { try await test.tracked(old) }
            await #expect(throws: Forbidden.self) {
                _ = try await test.office.renewQueryCode(of: id, by: test.caller(.reviewer))
            }
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `third parties stop the term, and the applicant is told`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (id, receipt) = try await test.receipt()
            try await test.act(.consult(.thirdParty, addressee: "李四", words: "补偿费分配表"), on: id)
            let desk = try await test.deskRequest(id)
            #expect(desk.letters.filter { $0.kind == .thirdPartyConsultation }.map(\.addressee) == ["李四"])
            #expect(try await test.tracked(receipt).letters.map(\.kind) == [.receipt, .consultationNotice])
            #expect(desk.term.stops.count == 1)
            test.clock.advance(days: 2)
            try await test.act(.enterOpinion(letter: 1, .objects, words: "涉及隐私。"), on: id)
            let before = try #require(desk.ledger?.due)
            let after = try #require(try await test.deskRequest(id).ledger?.due)
            #expect(after < before)
            try await test.answer(id)
            let letters = try await test.deskRequest(id).letters
            #expect(letters.filter { $0.kind == .disclosureNotice }.map(\.addressee) == ["李四"])
        }
    }

    @Test(arguments: Engine.available)
    func `that something is not held is not said without a search`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            let draft = AnswerDraft(
                outcome: .notHeld, articles: [RegulationArticle(36, item: 4)], parts: [.reasons: "没有制作。"])
            await #expect(throws: RequestRefusal.recordMissing(.searchRecord)) {
                try await test.act(.draft(draft), on: id)
            }
            try await test.act(
                .search(SearchRecord(places: "档案室", words: "东湾村", searcher: "周敏", found: "")), on: id)
            try await test.act(.draft(draft), on: id)
            await #expect(throws: Invalid([Issue("article", .unknown(value: "14"))])) {
                var wrong = draft
                wrong.articles = [RegulationArticle(14)]
                try await test.act(.draft(wrong), on: id)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `two who decide at once are not both right`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.registered()
            let seen = try await test.deskRequest(id).state.eventCount
            let officer = test.caller(.requestOfficer)
            try await test.office.act(.note(words: "一"), on: id, day: day(2026, 3, 10), expecting: seen, by: officer)
            await #expect(throws: Stale.self) {
                try await test.office.act(
                    .note(words: "二"), on: id, day: day(2026, 3, 10), expecting: seen, by: officer)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the same applicant and the like request are found again`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let first = try await test.registered(.sample(description: "2024年部门预算"))
            let second = try await test.registered(.sample(description: "东湾村征地补偿安置方案"))
            let third = try await test.registered(
                .sample(name: "钱二", number: "110101199003070396", description: "东湾村的征地补偿安置方案"))
            let others = try await test.deskRequest(second).others
            #expect(others.map(\.request.id) == [third, first])
            #expect(others.map(\.isSameApplicant) == [false, true])
        }
    }
}

extension TestOffice {
    func ticket(_ receipt: Receipt) throws -> Ticket {
        Ticket(number: receipt.number, code: try #require(QueryCode(receipt.code)))
    }

    func tracked(_ receipt: Receipt) async throws -> TrackedRequest {
        try await office.trackedRequest(ticket(receipt))
    }
}
