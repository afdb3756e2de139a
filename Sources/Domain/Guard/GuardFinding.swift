/// One thing that should not get out, or should be written otherwise.
package struct GuardFinding: Hashable, Sendable, Codable {
    package var kind: GuardKind
    package var severity: GuardKind.Severity
    package var place: TextPlace
    /// What was found, letter by letter as it stands there; empty where it is no text.
    package var match: String
    /// `match` among the words around it, to be shown to who may see the draft.
    package var excerpt: String
    /// What one click puts in the place of `match`: the house mask, or the right spelling. Nil where only a person can
    /// mend it.
    package var replacement: String?

    package init(
        _ kind: GuardKind, _ severity: GuardKind.Severity, at place: TextPlace, match: String = "",
        excerpt: String = "",
        replacement: String? = nil
    ) {
        self.kind = kind
        self.severity = severity
        self.place = place
        self.match = match
        self.excerpt = excerpt
        self.replacement = replacement
    }
}
