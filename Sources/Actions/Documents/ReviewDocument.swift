package import Domain
import Storage

extension Office {
    /// Signs one step. The last signature publishes, or plans the publication, in the same transaction.
    package func sign(
        _ step: ReviewStep, of id: Document.ID, opinion: String, expecting version: Int?, by caller: Caller
    ) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, now in
            let person = try caller.requirePerson()
            try caller.require(step.permission, in: stored.document.organisation, tx)
            try checkWords(opinion, field: "opinion", areNeeded: true)
            try stored.state.checkSignable(step, by: person)
            let signature = DocumentEvent.Happening.signed(step, opinion: opinion)
            guard step == .approval else { return [signature] }
            let content = try RevisionTable.find(id, stored.state.newestRevision, tx).content()
            try checkGuard(on: stored, content, tx)
            return [signature, stored.state.release(content, at: now, isOverride: false)]
        }
    }

    /// Sends a document back to the drafter, who is told why.
    package func returnToDrafter(
        _ id: Document.ID, at step: ReviewStep, reason: String, expecting version: Int?, by caller: Caller
    ) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, _ in
            let person = try caller.requirePerson()
            try caller.require(step.permission, in: stored.document.organisation, tx)
            try checkWords(reason, field: "opinion", areNeeded: true)
            try stored.state.checkReturnable(step, by: person, reason: reason)
            return [.returned(step, reason: reason)]
        }
    }

    /// Takes a document back from review or from its waiting time: by its drafters, or by who may take down what is
    /// public.
    package func recall(_ id: Document.ID, reason: String, expecting version: Int?, by caller: Caller) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, _ in
            try caller.requireAny([.draftDocuments, .withdrawDocuments], in: stored.document.organisation, tx)
            try checkWords(reason, field: "recallReason", areNeeded: true)
            try stored.state.checkRecallable(reason: reason)
            return [.recalled(reason: reason)]
        }
    }

    /// Publishes in an emergency without the remaining signatures. It is flagged until another person confirms it.
    package func overrideReview(
        of id: Document.ID, reason: String, expecting version: Int?, by caller: Caller
    ) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, now in
            let person = try caller.requirePerson()
            try caller.require(.overrideReview, in: stored.document.organisation, tx)
            try checkWords(reason, field: "reason", areNeeded: true)
            try stored.state.checkOverridable(by: person, reason: reason)
            let content = try RevisionTable.find(id, stored.state.newestRevision, tx).content()
            try checkGuard(on: stored, content, tx)
            return [.overridden(reason: reason), stored.state.release(content, at: now, isOverride: true)]
        }
    }

    package func confirmOverride(
        of id: Document.ID, opinion: String, expecting version: Int?, by caller: Caller
    ) async throws {
        try await change(id, expecting: version, by: caller) { stored, tx, _ in
            let person = try caller.requirePerson()
            try caller.require(.overrideReview, in: stored.document.organisation, tx)
            try checkWords(opinion, field: "confirmOpinion")
            try stored.state.checkOverrideConfirmable(by: person)
            return [.overrideConfirmed(opinion: opinion)]
        }
    }

    /// Publishes what was approved for a time that has come. Done by the program; the time was set by people.
    func releaseScheduled(_ id: Document.ID) async throws {
        try await change(id, expecting: nil, by: .system) { stored, tx, now in
            try stored.state.checkScheduledRelease(at: now)
            let content = try RevisionTable.find(id, stored.state.newestRevision, tx).fields
            return [stored.state.release(content, at: now, isOverride: true)]
        }
    }

    /// When a document that waits becomes public; nil where it does not wait.
    func plannedTime(of id: Document.ID) async throws -> Instant? {
        try await read { try DocumentTable.plannedTime(of: id, $0) }
    }

    /// What somebody says with a signature, or instead of one.
    func checkWords(_ words: String, field: String, areNeeded: Bool = false) throws {
        let issues = issues(ofWords: words, field: field, areNeeded: areNeeded)
        if !issues.isEmpty { throw Invalid(issues) }
    }

    func issues(ofWords words: String, field: String, areNeeded: Bool) -> [Issue] {
        Issue.all(ofWords: words, field: field, limit: DocumentContent.Limit.reason, areNeeded: areNeeded)
    }
}
