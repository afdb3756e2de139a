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

    package init(
        _ action: String, of subject: String, organisation: String = "", before: String = "", after: String = ""
    ) {
        self.action = action
        self.subject = subject
        self.organisation = organisation
        self.before = before
        self.after = after
    }
}
