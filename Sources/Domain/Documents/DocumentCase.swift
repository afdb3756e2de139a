/// Where a document stands: its events, folded. Rules that change it are in `DocumentReview` and `DocumentPublication`.
package struct DocumentCase: Hashable, Sendable {
    package private(set) var stage = Stage.draft
    package private(set) var publicity = Publicity.none
    /// The newest revision, and the one that the public sees.
    package private(set) var newestRevision = 0
    package private(set) var publicRevision: Int?
    /// The newest one that was reviewed to the end, public or not.
    private var settledRevision: Int?
    /// When work on the present item began.
    package private(set) var itemBegan: Instant?
    package private(set) var signatures: [ReviewStep: Signature] = [:]
    /// Who did what on this item: nobody takes two parts.
    package private(set) var parts: [Person.ID: Part] = [:]
    package private(set) var override: Override?
    package private(set) var decidedValidity: Validity.Decided?
    package private(set) var successor: Document.ID?
    package private(set) var isImported = false
    /// What the guard had found and somebody let pass, by its mark.
    package private(set) var allowedFindings: [String: Allowance] = [:]
    package private(set) var eventCount = 0

    package enum Stage: Hashable, Sendable {
        case draft
        case returned(by: ReviewStep, reason: String)
        case inReview
        case scheduled(at: Instant)
        /// Nothing is being worked on.
        case settled
        case discarded
    }

    package enum Publicity: Hashable, Sendable {
        case none
        case published(first: Instant, latest: Instant)
        case filed
        case withdrawn(WithdrawalManner, reason: String, at: Instant)
    }

    package struct Signature: Hashable, Sendable {
        package var person: Person.ID?
        package var instant: Instant
        package var opinion: String
    }

    package struct Allowance: Hashable, Sendable {
        package var person: Person.ID?
        package var reason: String
        package var instant: Instant
    }

    package enum Part: Hashable, Sendable {
        case drafting
        case step(ReviewStep)
        case overriding
    }

    package struct Override: Hashable, Sendable {
        package var person: Person.ID?
        package var reason: String
        package var instant: Instant
        package var confirmedBy: Person.ID?
        /// Who had a part in what was published this way.
        package var hands: Set<Person.ID>
    }

    package init(_ events: some Sequence<DocumentEvent> = []) {
        for event in events { apply(event) }
    }

    package mutating func apply(_ event: DocumentEvent) {
        eventCount += 1
        switch event.happening {
        case .revised(let revision):
            // Work on a document that had come to rest is a new item, which may pass through other hands.
            if stage == .settled { beginItem() }
            itemBegan = itemBegan ?? event.instant
            newestRevision = revision
            stage = .draft
            take(.drafting, event.actor)
        case .submitted:
            stage = .inReview
            signatures = [:]
            take(.drafting, event.actor)
        case .signed(let step, let opinion):
            signatures[step] = Signature(person: event.actor, instant: event.instant, opinion: opinion)
            take(.step(step), event.actor)
        case .returned(let step, let reason):
            stage = .returned(by: step, reason: reason)
            signatures = [:]
            take(.step(step), event.actor)
        case .recalled:
            stage = .draft
            signatures = [:]
        case .overridden(let reason):
            take(.overriding, event.actor)
            override = Override(
                person: event.actor, reason: reason, instant: event.instant, hands: Set(parts.keys))
        case .overrideConfirmed:
            override?.confirmedBy = event.actor
        case .scheduled(let at):
            stage = .scheduled(at: at)
        case .published, .corrected:
            publish(at: event.instant)
        case .filed:
            stage = .settled
            settledRevision = newestRevision
            publicity = .filed
        case .withdrawn(let manner, let reason, let successor):
            stage = .settled
            publicity = .withdrawn(manner, reason: reason, at: event.instant)
            self.successor = successor ?? self.successor
        case .validityDecided(let validity, _, let successor):
            decidedValidity = validity == .inForce ? nil : validity
            self.successor = validity == .inForce ? nil : successor ?? self.successor
        case .imported(let revision):
            isImported = true
            newestRevision = revision
            publish(at: event.instant)
        case .discarded:
            stage = settledRevision == nil ? .discarded : .settled
            newestRevision = settledRevision ?? newestRevision
        case .findingAllowed(let mark, let reason):
            allowedFindings[mark] = Allowance(person: event.actor, reason: reason, instant: event.instant)
        }
    }

    private mutating func beginItem() {
        parts = [:]
        signatures = [:]
        itemBegan = nil
    }

    private mutating func publish(at instant: Instant) {
        stage = .settled
        publicRevision = newestRevision
        settledRevision = newestRevision
        if case .published(let first, _) = publicity {
            publicity = .published(first: first, latest: instant)
        } else {
            publicity = .published(first: instant, latest: instant)
        }
    }

    private mutating func take(_ part: Part, _ person: Person.ID?) {
        if let person { parts[person] = part }
    }
}
