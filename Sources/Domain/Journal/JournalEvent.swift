/// What an action did, as it reports it; who and when the office adds.
package struct JournalEvent: Hashable, Sendable {
    package var action: JournalAction
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

    /// - Parameter mayShow: nil where the action itself tells.
    package init(
        _ action: JournalAction, of subject: String, organisation: String = "", before: String = "", after: String = "",
        mayShow: Bool? = nil
    ) {
        self.action = action
        self.subject = subject
        self.organisation = organisation
        self.before = before
        self.after = after
        self.mayShow = mayShow ?? action.mayShow
    }
}
