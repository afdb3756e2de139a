/// What an action did, as it reports it; who and when the office adds.
package struct JournalEvent: Hashable, Sendable {
    /// Noun and past participle: `document.published`.
    package var action: String
    /// The identifier of the record it was done to.
    package var subject: String
    /// The organisation whose affair it is, empty where there is none.
    package var organisation: String
    /// State words or small canonical JSON: what changed, from what …
    package var before: String
    /// … to what.
    package var after: String
    /// Whether a page of the public site may look different afterwards. What nobody has thought about may.
    package var mayShow: Bool

    /// Of accounts only the holder of a post is ever shown.
    private static let neverShown: Set<String> = [
        "person.signed-in", "person.signed-out", "person.sign-in-failed", "person.password-reset",
        "person.password-changed", "person.totp-on", "person.totp-off", "journal.seal-not-due",
    ]

    /// - Parameter mayShow: nil where the action itself tells.
    package init(
        _ action: String, of subject: String, organisation: String = "", before: String = "", after: String = "",
        mayShow: Bool? = nil
    ) {
        self.action = action
        self.subject = subject
        self.organisation = organisation
        self.before = before
        self.after = after
        self.mayShow = mayShow ?? !Self.neverShown.contains(action)
    }
}
