/// From the last signature to the public, and down again.
extension DocumentCase {
    /// What follows when the last signature, or an override, is there.
    package func release(_ content: DocumentContent, at now: Instant, isOverride: Bool) -> DocumentEvent.Happening {
        if content.attribute != .proactive { return .filed }
        if let at = content.publishAt, at > now, !isOverride { return .scheduled(at: at) }
        return isCorrection ? .corrected(note: content.publicNote) : .published
    }

    package func checkScheduledRelease(at now: Instant) throws(DocumentRefusal) {
        guard case .scheduled(let at) = stage, at <= now else { throw .notScheduled }
    }

    package var isPublic: Bool {
        if case .published = publicity { true } else { false }
    }

    package func checkWithdrawable(
        _ document: Document.ID, reason: String, successor: Document.ID?
    ) throws(DocumentRefusal) {
        if case .withdrawn = publicity { throw .alreadyWithdrawn }
        guard isPublic else { throw .notPublic }
        if reason.isEmpty { throw .needsReason }
        if successor == document { throw .succeedsItself }
    }

    package func checkValidityDecidable(
        _ document: Document.ID, _ validity: Validity.Decided, reason: String, successor: Document.ID?
    ) throws(DocumentRefusal) {
        guard isPublic else { throw .notPublic }
        if (decidedValidity ?? .inForce) == validity { throw .alreadyDecided }
        if reason.isEmpty { throw .needsReason }
        if successor == document { throw .succeedsItself }
    }

    package func checkDiscardable() throws(DocumentRefusal) {
        switch stage {
        case .draft, .returned: return
        case .inReview, .scheduled, .settled, .discarded: throw .notInDraft
        }
    }
}
