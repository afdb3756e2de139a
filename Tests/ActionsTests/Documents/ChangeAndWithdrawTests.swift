import Actions
import Domain
import Storage
import TestSupport
import Testing

struct CorrectionTests {
    @Test(arguments: Engine.available)
    func `a correction shows the old text until it is approved, then the new one with its note`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(title: "原来的通知"))
            let officer = test.caller(.informationOfficer)
            try await test.office.revise(
                id, .sample(title: "更正后的通知", publicNote: "更正了附件二的金额。"), expecting: nil, by: officer)
            #expect(try await test.office.publicDocument(id).fields.title == "原来的通知")
            try await test.submit(id)
            test.clock.advance(days: 1)
            try await test.sign([.check, .review, .secrecy, .approval], of: id)

            let document = try await test.office.publicDocument(id)
            #expect(document.fields.title == "更正后的通知")
            #expect(document.fields.publicNote == "更正了附件二的金额。")
            #expect(document.stored.indexNumber == "113417020032563511/2026-00001")
            #expect(document.firstPublishedAt == instant(2026, 3, 10))
            #expect(document.lastChangedAt == instant(2026, 3, 11))
            #expect(document.log.map(\.event) == [.published, .corrected])
            #expect(document.log.map(\.revision) == [1, 2])
            #expect(try await test.found("原来") == [])
            #expect(try await test.found("更正后") == [id])
        }
    }

    @Test(arguments: Engine.available)
    func `it says what was changed, and does not take the document from the public`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published()
            let officer = test.caller(.informationOfficer)
            try await test.office.revise(
                id, .sample(attribute: .withheld, attributeGround: .internalAffairs, attributeReason: "内部管理信息。"),
                expecting: nil, by: officer)
            await #expect(throws: Invalid([Issue("publicNote", .missing), Issue("attribute", .notAllowed)])) {
                try await test.submit(id)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a correction that is given up leaves what is public`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(title: "原来的通知"))
            let officer = test.caller(.informationOfficer)
            try await test.office.revise(id, .sample(title: "更正"), expecting: nil, by: officer)
            try await test.office.discard(id, reason: "无需更正。", expecting: nil, by: officer)
            #expect(try await test.office.publicDocument(id).fields.title == "原来的通知")
            try await test.corrected(id, to: .sample(title: "第三稿", publicNote: "更正。"))
            let document = try await test.office.publicDocument(id)
            #expect(document.fields.title == "第三稿")
            // The number of the revision that was given up is not used again.
            #expect(document.revision.number == 3)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `while a correction changes the number, both numbers are taken`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(title: "通知", documentNumber: "阳财发〔2026〕8号"))
            let officer = test.caller(.informationOfficer)
            try await test.office.revise(
                id, .sample(title: "更正", documentNumber: "阳财发〔2026〕9号"), expecting: nil, by: officer)
            for number in ["阳财发〔2026〕8号", "阳财发〔2026〕9号"] {
                await #expect(throws: Invalid([Issue("documentNumber", .taken(by: "通知"))])) {
                    try await test.draft(.sample(documentNumber: number))
                }
            }
            #expect(try await test.office.findDocument("阳财发〔2026〕9号", by: .system) == nil)
            try await test.office.discard(id, reason: "无需更正。", expecting: nil, by: officer)
            _ = try await test.draft(.sample(documentNumber: "阳财发〔2026〕9号"))
            #expect(try await test.office.findDocument("阳财发〔2026〕8号", by: .system) == id)
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `the term of a correction begins when work on it began`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(signedOn: day(2020, 5, 6)))
            let officer = test.caller(.informationOfficer)
            test.clock.set(instant(2026, 4, 7))
            let correction = DocumentContent.sample(title: "更正", signedOn: day(2020, 5, 6), publicNote: "更正。")
            try await test.office.revise(id, correction, expecting: nil, by: officer)
            test.clock.set(instant(2026, 4, 9))
            try await test.office.revise(id, correction, expecting: nil, by: officer)
            let desk = try await test.office.deskDocument(id, by: officer)
            #expect(desk.ledger?.dayZero == day(2026, 4, 7))
            #expect(try await test.office.todo(of: officer).map(\.row.dueOn) == [desk.ledger?.due])
        }
    }

    @Test(arguments: Engine.available)
    func `a correction of what was public elsewhere before keeps its declared date`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let item = ImportItem.sample(line: 1, indexNumber: "旧档2019-1", publishedOn: day(2019, 1, 2))
            _ = try await test.office.importDocuments([item], into: "finance", isDryRun: false, by: .system)
            let id = try #require(try await test.office.findDocument("旧档2019-1", by: .system))
            try await test.corrected(id, to: .sample(title: "更正", publicNote: "更正。"))
            let document = try await test.office.publicDocument(id)
            #expect(document.fields.title == "更正")
            #expect(document.revision.declaredPublishedOn == day(2019, 1, 2))
        }
    }

    @Test(arguments: Engine.available)
    func `a new version of what is not public can be given up without harm`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let withheld = DocumentContent.sample(
                title: "内部办法", attribute: .withheld, attributeGround: .internalAffairs, attributeReason: "内部管理。")
            let id = try await test.published(withheld)
            let officer = test.caller(.informationOfficer)
            try await test.office.revise(id, .sample(title: "另一稿"), expecting: nil, by: officer)
            try await test.office.discard(id, reason: "", expecting: nil, by: officer)
            let desk = try await test.office.deskDocument(id, by: officer)
            #expect(desk.state.stage == .settled)
            #expect(desk.state.publicity == .filed)
            #expect(desk.content.title == "内部办法")
            #expect(try await test.office.check().findings == [])
            // It can be made public later, after another review.
            try await test.corrected(id, to: .sample(title: "公开的办法"))
            #expect(try await test.office.publicDocument(id).fields.title == "公开的办法")
        }
    }

    @Test(arguments: Engine.available)
    func `the hands of the first publication may be those of the correction`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published()
            try await test.office.revise(
                id, .sample(publicNote: "更正。"), expecting: nil,
                by: test.caller(test.person(.checker), [.informationOfficer]))
            try await test.submit(id)
            await #expect(throws: DocumentRefusal.sameHands) { try await test.sign([.check], of: id) }
            try await test.office.sign(
                .check, of: id, opinion: "同意。", expecting: nil, by: test.caller(test.person(.reviewer), [.checker]))
        }
    }
}

struct WithdrawalTests {
    @Test(arguments: Engine.available, WithdrawalManner.allCases)
    func `a withdrawn document keeps its address and says why`(
        engine: Engine, manner: WithdrawalManner
    ) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(title: "公示名单"))
            test.clock.advance(days: 2)
            try await test.office.withdraw(
                id, manner: manner, reason: "名单有误。", successor: nil, expecting: nil, by: test.caller(.approver))
            let document = try await test.office.publicDocument(id)
            #expect(!document.stored.state.isPublic)
            #expect(
                document.stored.state.publicity == .withdrawn(manner, reason: "名单有误。", at: instant(2026, 3, 12)))
            #expect(document.log.map(\.event) == [.published, .withdrawn])
            #expect(document.log.last?.revision == nil)
            #expect(try await test.office.documents(DocumentFilter(), limit: 10).total == 0)
            #expect(try await test.found("公示") == [])
            await #expect(throws: NotFound.self) { try await test.office.canonicalBytes(of: id, revision: nil) }
        }
    }

    @Test(arguments: Engine.available)
    func `it is withdrawn once, with a reason, and never in favour of itself`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published()
            func withdraw(_ reason: String, _ successor: Document.ID? = nil) async throws {
                try await test.office.withdraw(
                    id, manner: .consolidated, reason: reason, successor: successor, expecting: nil,
                    by: test.caller(.approver))
            }
            let nowhere = try #require(Document.ID("00000000000000000000000000"))
            await #expect(throws: Invalid([Issue("reason", .missing)])) { try await withdraw("") }
            await #expect(throws: Invalid([Issue("successor", .unknown(value: nowhere.text))])) {
                try await withdraw("并入。", nowhere)
            }
            await #expect(throws: DocumentRefusal.succeedsItself) { try await withdraw("并入。", id) }
            try await withdraw("并入。")
            await #expect(throws: DocumentRefusal.alreadyWithdrawn) { try await withdraw("并入。") }
            let draft = try await test.draft()
            await #expect(throws: DocumentRefusal.notPublic) {
                try await test.office.withdraw(
                    draft, manner: .error, reason: "误。", successor: nil, expecting: nil, by: test.caller(.approver))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the number of a withdrawn document can be given to the right one`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.published(.sample(documentNumber: "阳财发〔2026〕8号"))
            try await test.office.withdraw(
                id, manner: .error, reason: "误发。", successor: nil, expecting: nil, by: test.caller(.approver))
            let other = try await test.published(.sample(documentNumber: "阳财发〔2026〕8号"))
            #expect(try await test.office.publicDocument(other).stored.indexNumber == "113417020032563511/2026-00002")
        }
    }

    @Test(arguments: Engine.available)
    func `a repeal that was wrong is taken back, and the log keeps both`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let (id, other) = (try await test.published(), try await test.published())
            func decide(_ validity: Validity.Decided, _ successor: Document.ID?) async throws {
                try await test.office.decideValidity(
                    of: id, validity, reason: "理由。", successor: successor, expecting: nil, by: test.caller(.approver))
            }
            await #expect(throws: DocumentRefusal.alreadyDecided) { try await decide(.inForce, nil) }
            try await decide(.repealed, other)
            try await decide(.inForce, nil)
            let document = try await test.office.publicDocument(id)
            #expect(document.validity == .inForce)
            #expect(document.related.successor == nil)
            #expect(document.log.map(\.event) == [.published, .validityChanged, .validityChanged])
            #expect(try await test.office.check().findings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a repealed document stays public, marked, and points to its successor`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let old = try await test.published(.sample(title: "旧办法"))
            test.clock.advance(days: 1)
            let new = try await test.published(.sample(title: "新办法"))
            try await test.office.decideValidity(
                of: old, .repealed, reason: "由新办法代替。", successor: new, expecting: nil, by: test.caller(.approver))
            let document = try await test.office.publicDocument(old)
            #expect(document.validity == .repealed)
            #expect(document.stored.state.isPublic)
            #expect(document.related.successor?.id == new)
            #expect(try await test.office.publicDocument(new).related.predecessors.map(\.id) == [old])
            #expect(document.log.map(\.event) == [.published, .validityChanged])
            let inForce = try await test.office.documents(DocumentFilter(validity: .inForce), limit: 10)
            #expect(inForce.items.map(\.id) == [new])
            let repealed = try await test.office.documents(DocumentFilter(validity: .repealed), limit: 10)
            #expect(repealed.items.map(\.id) == [old])
            await #expect(throws: DocumentRefusal.alreadyDecided) {
                try await test.office.decideValidity(
                    of: old, .repealed, reason: "再次。", successor: nil, expecting: nil, by: test.caller(.approver))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a draft that is given up is never seen, and its story stays`(engine: Engine) async throws {
        try await withOffice(engine) { test in
            let id = try await test.draft(.sample(documentNumber: "阳财发〔2026〕9号"))
            try await test.office.discard(
                id, reason: "重复起草。", expecting: nil, by: test.caller(.informationOfficer))
            await #expect(throws: NotFound.self) { try await test.office.publicDocument(id) }
            await #expect(throws: DocumentRefusal.notInDraft) { try await test.submit(id) }
            let desk = try await test.office.deskDocument(id, by: test.caller(.auditor))
            #expect(desk.state.stage == .discarded)
            #expect(desk.stored.events.last?.happening == .discarded(reason: "重复起草。"))
            _ = try await test.draft(.sample(documentNumber: "阳财发〔2026〕9号"))
        }
    }
}
