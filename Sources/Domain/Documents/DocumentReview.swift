/// The way from the drafter's desk to the signature: 审核 → 复核 → 审批, with the secrecy review beside it.
extension DocumentCase {
    /// The steps that can be signed now. The secrecy review may come at any time after submission and must be there
    /// before approval: 先审查、后公开.
    package var dueSteps: [ReviewStep] {
        guard stage == .inReview else { return [] }
        var due: [ReviewStep] = []
        let chain: [ReviewStep] = [.check, .review, .approval]
        if let next = chain.first(where: { signatures[$0] == nil }),
            next != .approval || signatures[.secrecy] != nil
        {
            due.append(next)
        }
        if signatures[.secrecy] == nil { due.append(.secrecy) }
        return due
    }

    package var isCorrection: Bool { publicRevision != nil }

    /// Where the term to publish begins (Art 26: 形成或者变更之日). A correction is a change: its term begins when work on it
    /// began, unless the writer has named the day of the change.
    package func termStart(_ content: DocumentContent, shown: DocumentContent?) -> Day? {
        guard isCorrection, content.termStart == shown?.termStart else { return content.termStart }
        return itemBegan?.day
    }

    /// A new revision may be written at the drafter's desk, or to correct what is public.
    package func checkRevisable() throws(DocumentRefusal) {
        switch stage {
        case .draft, .returned: return
        case .settled:
            if case .withdrawn = publicity { throw .alreadyWithdrawn }
        case .inReview, .scheduled, .discarded: throw .notInDraft
        }
    }

    package func checkSubmittable() throws(DocumentRefusal) {
        switch stage {
        case .draft: return
        // What was sent back must be changed before it is sent again.
        case .returned, .inReview, .scheduled, .settled, .discarded: throw .notInDraft
        }
    }

    /// What has not become public yet can be taken back, with a reason that the reviewers see.
    package func checkRecallable(reason: String) throws(DocumentRefusal) {
        switch stage {
        case .inReview, .scheduled: if reason.isEmpty { throw .needsReason }
        case .draft, .returned, .settled, .discarded: throw .notUnderWay
        }
    }

    package func checkSignable(_ step: ReviewStep, by person: Person.ID) throws(DocumentRefusal) {
        guard stage == .inReview else { throw .notInReview }
        if signatures[step] != nil { throw .alreadySigned(step) }
        if step == .approval, signatures[.secrecy] == nil { throw .secrecyReviewMissing }
        guard dueSteps.contains(step) else { throw .stepNotDue(step) }
        try checkHands(person, for: .step(step))
    }

    package func checkReturnable(_ step: ReviewStep, by person: Person.ID, reason: String) throws(DocumentRefusal) {
        try checkSignable(step, by: person)
        if reason.isEmpty { throw .needsReason }
    }

    /// Whether this person may sign, as far as the document's own story tells: permissions are asked for elsewhere.
    package func canSign(_ step: ReviewStep, by person: Person.ID) -> Bool {
        isAllowed { () throws(DocumentRefusal) in try checkSignable(step, by: person) }
    }

    /// An emergency may skip 审核, 复核 and 审批, never the secrecy review: no rule allows that.
    package func checkOverridable(by person: Person.ID, reason: String) throws(DocumentRefusal) {
        guard stage == .inReview else { throw .notInReview }
        if signatures[.secrecy] == nil { throw .secrecyReviewMissing }
        if awaitsConfirmation { throw .overrideUnconfirmed }
        try checkHands(person, for: .overriding)
        if reason.isEmpty { throw .needsReason }
    }

    package func checkOverrideConfirmable(by person: Person.ID) throws(DocumentRefusal) {
        guard let override, override.confirmedBy == nil else { throw .noOverrideToConfirm }
        if override.hands.contains(person) { throw .overriderCannotConfirm }
    }

    /// Who lets pass what the guard has found answers for it, so it is never who wrote it.
    package func checkFindingAllowable(by person: Person.ID, reason: String) throws(DocumentRefusal) {
        guard stage == .inReview else { throw .notInReview }
        if parts[person] == .drafting { throw .drafterCannotAllow }
        if reason.isEmpty { throw .needsReason }
    }

    /// Whether this person may let findings pass, as far as the document's own story tells.
    package func canAllowFindings(by person: Person.ID) -> Bool {
        isAllowed { () throws(DocumentRefusal) in try checkFindingAllowable(by: person, reason: "…") }
    }

    /// Whether this person may confirm, as far as the document's own story tells: permissions are asked for elsewhere.
    package func canConfirmOverride(by person: Person.ID) -> Bool {
        isAllowed { () throws(DocumentRefusal) in try checkOverrideConfirmable(by: person) }
    }

    package var awaitsConfirmation: Bool { override.map { $0.confirmedBy == nil } ?? false }

    private func isAllowed(_ check: () throws(DocumentRefusal) -> Void) -> Bool {
        do {
            try check()
            return true
        } catch {
            return false
        }
    }

    private func checkHands(_ person: Person.ID, for part: Part) throws(DocumentRefusal) {
        if let taken = parts[person], taken != part { throw .sameHands }
    }
}
