/// What happened to a document, written once and never changed. Its state is computed from these (`DocumentCase`).
package struct DocumentEvent: Hashable, Sendable {
    package var instant: Instant
    /// Nil: the program itself, at a time that a person had set.
    package var actor: Person.ID?
    package var happening: Happening

    package init(instant: Instant, actor: Person.ID?, happening: Happening) {
        self.instant = instant
        self.actor = actor
        self.happening = happening
    }

    package enum Happening: Hashable, Sendable {
        /// A first or another revision was written at the drafter's desk.
        case revised(revision: Int)
        case submitted
        case signed(ReviewStep, opinion: String)
        case returned(ReviewStep, reason: String)
        /// Taken back to the drafter's desk from review, or before the time that was set.
        case recalled(reason: String)
        /// Published at once without the remaining signatures; somebody else must confirm it.
        case overridden(reason: String)
        case overrideConfirmed(opinion: String)
        case scheduled(at: Instant)
        case published
        case corrected(note: String)
        /// Reviewed and kept, not public: 依申请公开 or 不予公开.
        case filed
        case withdrawn(WithdrawalManner, reason: String, successor: Document.ID?)
        case validityDecided(Validity.Decided, reason: String, successor: Document.ID?)
        case imported(revision: Int)
        case discarded(reason: String)
        /// Something that the guard had found may become public all the same. `mark` is that of the finding.
        case findingAllowed(mark: String, reason: String)
    }
}

extension DocumentEvent.Happening {
    /// What the public is told when a document is taken down or its validity changes, in the form that is hashed for the
    /// public log.
    package var publicStatement: CanonicalJSON? {
        switch self {
        case .withdrawn(let manner, let reason, let successor):
            statement([("manner", manner.rawValue), ("reason", reason), ("successor", successor?.text)])
        case .validityDecided(let validity, let reason, let successor):
            statement([("validity", validity.rawValue), ("reason", reason), ("successor", successor?.text)])
        case .revised, .submitted, .signed, .returned, .recalled, .overridden, .overrideConfirmed, .scheduled,
            .published, .corrected, .filed, .imported, .discarded, .findingAllowed:
            nil
        }
    }

    private func statement(_ members: [(String, String?)]) -> CanonicalJSON {
        .object(members.compactMap { key, value in value.map { (key, .string($0)) } })
    }
}
