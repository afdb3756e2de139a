/// One link of the journal: what was done in the office, by whom and when, tied to the link before it. It names things
/// by identifiers and states; personal data never enters it, for it can never be erased.
package struct JournalEntry: Hashable, Sendable {
    /// From 1, without a gap.
    package let sequence: Int
    package let instant: Instant
    /// A person's identifier, or `system` for what the program does on a date.
    package let actor: String
    package let organisation: String
    package let action: String
    package let subject: String
    package let before: String
    package let after: String
    /// The hash of the link before, empty for the first.
    package let previous: String
    package private(set) var hash: String

    /// The next link after `head`.
    package init(
        after head: JournalHead, at instant: Instant, by actor: String, _ event: JournalEvent,
        digest: ([UInt8]) -> [UInt8]
    ) {
        self.init(
            sequence: head.sequence + 1, instant: instant, actor: actor, organisation: event.organisation,
            action: event.action.rawValue, subject: event.subject, before: event.before, after: event.after,
            previous: head.hash, hash: "")
        hash = computedHash(digest: digest)
    }

    /// A link as it was stored.
    package init(
        sequence: Int, instant: Instant, actor: String, organisation: String, action: String, subject: String,
        before: String, after: String, previous: String, hash: String
    ) {
        self.sequence = sequence
        self.instant = instant
        self.actor = actor
        self.organisation = organisation
        self.action = action
        self.subject = subject
        self.before = before
        self.after = after
        self.previous = previous
        self.hash = hash
    }

    package var head: JournalHead { JournalHead(sequence: sequence, hash: hash) }

    /// Each field has its length in front, so that no two links share an encoding.
    package func computedHash(digest: ([UInt8]) -> [UInt8]) -> String {
        var bytes: [UInt8] = []
        let fields = [
            String(sequence), String(instant.milliseconds), actor, organisation, action, subject, before, after,
            previous,
        ]
        for field in fields {
            bytes += "\(field.utf8.count):".utf8
            bytes += field.utf8
        }
        return Hex.encode(digest(bytes))
    }
}

/// The last link of a journal: whoever keeps this can tell whether anything before it was changed.
package struct JournalHead: Hashable, Sendable {
    package var sequence: Int
    package var hash: String

    package init(sequence: Int, hash: String) {
        self.sequence = sequence
        self.hash = hash
    }

    /// The head of a journal in which nothing is written yet.
    package static let empty = JournalHead(sequence: 0, hash: "")
}
