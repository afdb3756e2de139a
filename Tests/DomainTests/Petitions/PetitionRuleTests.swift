import Domain
import TestSupport
import Testing

struct PetitionRuleTests {
    private static let today = day(2026, 3, 10)

    private static func fields(_ form: PetitionForm) -> [String] { form.issues(on: today).map(\.field) }

    @Test func `a correction needs who asks, what is wrong, what is right and the evidence`() {
        #expect(Self.fields(.correction()) == [])
        var empty = PetitionForm.correction()
        empty.petitioner = Petitioner()
        (empty.matter, empty.facts, empty.wish, empty.evidence) = ("", "", "", "")
        #expect(
            Set(Self.fields(empty)) == [
                "idNumber", "petitionerName", "petitionerContact", "matter", "facts", "wish", "evidence",
            ])
        var wrong = PetitionForm.correction()
        wrong.petitioner.identification = .init(.identityCard, number: "110105194912310021")
        #expect(wrong.issues(on: Self.today) == [Issue("idNumber", .identityNumber(.checkCharacter))])
    }

    @Test func `a complaint needs no name, but a ground and what happened`() {
        var form = PetitionForm.complaint()
        form.petitioner = Petitioner()
        (form.wish, form.evidence) = ("", "")
        #expect(Self.fields(form) == [])
        (form.ground, form.matter, form.facts) = (nil, "", "")
        #expect(Set(Self.fields(form)) == ["ground", "matter", "facts"])
    }

    @Test func `what is too long, or no text, is refused`() {
        var form = PetitionForm.complaint()
        form.facts = String(repeating: "长", count: 5001)
        form.matter = "决\0算"
        #expect(
            Set(form.issues(on: Self.today)) == [
                Issue("facts", .tooLong(limit: 5000)), Issue("matter", .notAllowed),
            ])
    }

    @Test func `an answer is one of its kind, with words, and an order has a day that is to come`() {
        func issues(_ outcome: PetitionOutcome, _ until: Day?, _ words: String, _ kind: Petition.Kind) -> [Domain.Issue]
        {
            PetitionAct.answer(outcome, until: until, words: words).issues(kind, today: Self.today)
        }
        #expect(issues(.corrected, nil, "已经更正。", .correction) == [])
        #expect(issues(.corrected, nil, "已经更正。", .complaint) == [Issue("petitionOutcome", .notAllowed)])
        #expect(issues(.unfounded, nil, "", .complaint) == [Issue("words", .missing)])
        #expect(issues(.rectificationOrdered, nil, "属实。", .complaint) == [Issue("rectifyUntil", .missing)])
        #expect(issues(.rectificationOrdered, Self.today, "属实。", .complaint) == [Issue("rectifyUntil", .notAllowed)])
        #expect(issues(.rectificationOrdered, Self.today.next, "属实。", .complaint) == [])
    }

    @Test func `each kind ends in outcomes of its own, and every outcome belongs to a kind`() {
        let all = Petition.Kind.allCases.flatMap(\.outcomes)
        #expect(Set(all) == Set(PetitionOutcome.allCases))
        #expect(Set(Petition.Kind.correction.outcomes).intersection(Petition.Kind.complaint.outcomes) == [.referred])
    }

    @Test func `what is closed is closed, but for what was ordered`() throws {
        func event(_ happening: PetitionEvent.Happening) -> PetitionEvent {
            PetitionEvent(instant: instant(2026, 3, 10), actor: nil, day: Self.today, happening: happening)
        }
        let here: Organisation.ID = id(1)
        var state = PetitionCase([event(.submitted(.online, workingDays: 20, .complaint()))])
        let rectify = PetitionAct.enterRectification(words: "公布了。")
        #expect(throws: PetitionRefusal.nothingOrdered) { try state.happening(of: rectify, in: here) }
        #expect(throws: PetitionRefusal.forwardedToItself) {
            try state.happening(of: .forward(here, words: "转。"), in: here)
        }
        let order = PetitionAct.answer(.rectificationOrdered, until: Self.today + 10, words: "属实。")
        state.apply(event(try state.happening(of: order, in: here)))
        #expect(throws: PetitionRefusal.closed) { try state.happening(of: order, in: here) }
        #expect(throws: PetitionRefusal.closed) {
            try state.happening(of: .forward(id(3), words: "转。"), in: here)
        }
        #expect(throws: PetitionRefusal.closed) { try PetitionerAct.withdraw(words: "").happening(state) }
        #expect(state.awaitsRectification)
        state.apply(event(try state.happening(of: rectify, in: here)))
        #expect(!state.awaitsRectification)
        #expect(throws: PetitionRefusal.nothingOrdered) { try state.happening(of: rectify, in: here) }
    }

    @Test func `those above watch, the nearest first, and nobody over the organ that they belong to`() {
        func organ(_ number: UInt8, under parent: UInt8?) -> Organisation {
            Organisation(
                id: id(number), code: "o\(number)", name: "o\(number)", shortName: "o\(number)", kind: .government,
                parent: parent.map { id($0) })
        }
        // 1 is the city with its departments 2 and 3; 4 is a county in it, with its department 5.
        let tree = OrganisationTree([
            organ(1, under: nil), organ(2, under: 1), organ(3, under: 1), organ(4, under: 1), organ(5, under: 4),
        ])
        let city: Organisation.ID = id(1)
        // Somebody of department 2 is of the office of the city, and so is somebody of the city itself in other cases.
        let ofDepartment = OpennessOffices([city: [[city, id(2)]], id(4): [[city, id(4)]], id(3): [[city, id(3)]]])
        #expect(ofDepartment.supervisors(of: id(3), tree) == [city])
        #expect(ofDepartment.supervisors(of: id(5), tree) == [id(4), city])
        #expect(ofDepartment.supervisors(of: id(4), tree) == [city])
        #expect(ofDepartment.supervisors(of: id(2), tree) == [])
        #expect(ofDepartment.supervisors(of: city, tree) == [])
        let withAnother = OpennessOffices([city: [[city, id(2)], [city]]])
        #expect(withAnother.supervisors(of: id(2), tree) == [city])
        #expect(OpennessOffices([:]).supervisors(of: id(5), tree) == [])
    }

    @Test func `a term is one to sixty working days`() {
        #expect(PetitionTerms().issues == [])
        #expect(PetitionTerms(correction: 0, complaint: 61).issues.map(\.field) == ["correctionDays", "complaintDays"])
    }

    private func id<Of>(_ number: UInt8) -> ID<Of> {
        ID(bornAt: instant(2026, 1, 1), chance: Array(repeating: number, count: 10))
    }
}
