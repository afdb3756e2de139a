import Domain
import TestSupport
import Testing

struct DocumentCaseTests {
    private let people = (0..<8).map {
        Person.ID(bornAt: Instant(milliseconds: $0), chance: Array(repeating: 0, count: 10))
    }
    private let id = Document.ID(bornAt: Instant(milliseconds: 99), chance: Array(repeating: 0, count: 10))

    /// What people try at random. Most of it is refused; what is not must keep the rules.
    @Test func `no order of events lets one person sign twice, or publishes without the secrecy review`() throws {
        var random = SeededRandom(seed: 43)
        var (publications, overrides, corrections) = (0, 0, 0)
        for _ in 0..<800 {
            var story = Story(document: id)
            for _ in 0..<120 {
                let person = people[Int.random(in: 0..<people.count, using: &random)]
                guard let happenings = story.attempt(by: person, using: &random) else { continue }
                for happening in happenings {
                    story.append(DocumentEvent(instant: Instant(milliseconds: 0), actor: person, happening: happening))
                    switch happening {
                    case .published, .corrected, .filed:
                        let isOverride = happenings.count == 2 && happenings.first.map(isOverridden) == true
                        try checkHands(of: story, isOverride: isOverride)
                        publications += 1
                        if isOverride { overrides += 1 }
                        if case .corrected = happening { corrections += 1 }
                    case .overrideConfirmed:
                        let override = try #require(story.state.override)
                        #expect(override.person != override.confirmedBy)
                        #expect(!override.hands.contains(person))
                    default: break
                    }
                }
                #expect(DocumentCase(story.events) == story.state)
            }
        }
        // The walk came to what it is about.
        #expect(publications > 100)
        #expect(overrides > 20)
        #expect(corrections > 20)
    }

    private func isOverridden(_ happening: DocumentEvent.Happening) -> Bool {
        if case .overridden = happening { true } else { false }
    }

    private func checkHands(of story: Story, isOverride: Bool) throws {
        let secrecy = try #require(story.state.signatures[.secrecy]?.person, "public without a secrecy review")
        var hands = [secrecy]
        if isOverride {
            hands.append(try #require(story.state.override?.person))
        } else {
            for step in [ReviewStep.check, .review, .approval] {
                hands.append(try #require(story.state.signatures[step]?.person, "public without \(step)"))
            }
        }
        #expect(Set(hands).count == hands.count, "one person signed twice")
        #expect(story.drafters.isDisjoint(with: hands), "a drafter signed")
    }

    @Test func `a new document is a draft that nobody has seen`() {
        let state = DocumentCase()
        #expect(state.stage == .draft)
        #expect(state.publicity == .none)
        #expect(state.dueSteps == [])
        #expect(!state.isPublic)
    }

    @Test func `the steps that are due follow each other, the secrecy review beside them`() {
        var state = DocumentCase([event(.revised(revision: 1)), event(.submitted)])
        #expect(state.dueSteps == [.check, .secrecy])
        state.apply(event(.signed(.check, opinion: "")))
        #expect(state.dueSteps == [.review, .secrecy])
        state.apply(event(.signed(.review, opinion: "")))
        #expect(state.dueSteps == [.secrecy])
        state.apply(event(.signed(.secrecy, opinion: "")))
        #expect(state.dueSteps == [.approval])
    }

    @Test func `what is withdrawn is not written any further`() {
        let state = DocumentCase([
            event(.revised(revision: 1)), event(.published), event(.withdrawn(.error, reason: "误。", successor: nil)),
        ])
        #expect(throws: DocumentRefusal.alreadyWithdrawn) { try state.checkRevisable() }
        #expect(throws: DocumentRefusal.notInDraft) { try state.checkDiscardable() }
    }

    @Test func `what is taken back is a draft without signatures, and the hands stay taken`() {
        let hand = people[0]
        var state = DocumentCase([event(.revised(revision: 1)), event(.submitted)])
        state.apply(
            DocumentEvent(instant: Instant(milliseconds: 0), actor: hand, happening: .signed(.check, opinion: "")))
        #expect(throws: DocumentRefusal.needsReason) { try state.checkRecallable(reason: "") }
        state.apply(event(.recalled(reason: "改。")))
        #expect(state.stage == .draft)
        #expect(state.signatures == [:])
        #expect(throws: DocumentRefusal.notUnderWay) { try state.checkRecallable(reason: "改。") }
        state.apply(event(.submitted))
        #expect(!state.canSign(.secrecy, by: hand))
        #expect(state.canSign(.check, by: hand))
    }

    @Test func `the first publication keeps its time, whatever follows`() {
        let (first, latest) = (Instant(milliseconds: 5), Instant(milliseconds: 9))
        var state = DocumentCase([event(.revised(revision: 1))])
        state.apply(DocumentEvent(instant: first, actor: nil, happening: .published))
        state.apply(event(.revised(revision: 2)))
        state.apply(DocumentEvent(instant: latest, actor: nil, happening: .corrected(note: "更正。")))
        #expect(state.publicity == .published(first: first, latest: latest))
        #expect(state.publicRevision == 2)
    }

    private func event(_ happening: DocumentEvent.Happening) -> DocumentEvent {
        DocumentEvent(instant: Instant(milliseconds: 0), actor: nil, happening: happening)
    }
}

/// A document with the people who wrote on the present item, noted apart from what the rules note.
private struct Story {
    let document: Document.ID
    private(set) var events: [DocumentEvent] = []
    private(set) var state = DocumentCase()
    private(set) var drafters: Set<Person.ID> = []

    init(document: Document.ID) {
        self.document = document
    }

    mutating func append(_ event: DocumentEvent) {
        if case .revised = event.happening {
            if state.stage == .settled { drafters = [] }
            if let person = event.actor { drafters.insert(person) }
        }
        if case .submitted = event.happening, let person = event.actor { drafters.insert(person) }
        events.append(event)
        state.apply(event)
    }

    /// One thing that somebody tries, as the actions would; nil where it is refused.
    func attempt(by person: Person.ID, using random: inout SeededRandom) -> [DocumentEvent.Happening]? {
        let step = ReviewStep.allCases[Int.random(in: 0..<4, using: &random)]
        let content = DocumentContent(
            attribute: !state.isCorrection && Int.random(in: 0..<6, using: &random) == 0 ? .withheld : .proactive)
        do {
            switch Int.random(in: 0..<21, using: &random) {
            case 0..<2:
                try state.checkRevisable()
                return [.revised(revision: state.newestRevision + 1)]
            case 2..<4:
                try state.checkSubmittable()
                return state.newestRevision == 0 ? nil : [.submitted]
            case 4..<15:
                try state.checkSignable(step, by: person)
                let signature = DocumentEvent.Happening.signed(step, opinion: "")
                guard step == .approval else { return [signature] }
                return [signature, state.release(content, at: Instant(milliseconds: 0), isOverride: false)]
            case 15:
                try state.checkReturnable(step, by: person, reason: "缺。")
                return [.returned(step, reason: "缺。")]
            case 16:
                try state.checkOverridable(by: person, reason: "急。")
                return [
                    .overridden(reason: "急。"), state.release(content, at: Instant(milliseconds: 0), isOverride: true),
                ]
            case 17:
                try state.checkOverrideConfirmable(by: person)
                return [.overrideConfirmed(opinion: "")]
            case 18:
                try state.checkDiscardable()
                return state.newestRevision == 0 || !state.isCorrection ? nil : [.discarded(reason: "")]
            case 19:
                try state.checkRecallable(reason: "改。")
                return [.recalled(reason: "改。")]
            default:
                try state.checkValidityDecidable(document, .amended, reason: "改。", successor: nil)
                return [.validityDecided(.amended, reason: "改。", successor: nil)]
            }
        } catch {
            return nil
        }
    }
}
