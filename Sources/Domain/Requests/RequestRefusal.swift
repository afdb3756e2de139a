/// Why something cannot be done with a request as it stands.
package enum RequestRefusal: Error, Hashable, Sendable {
    case alreadyReceived
    case notReceived
    case closed
    /// A day that has not come.
    case inTheFuture(today: Day)
    /// A day before that of what it follows.
    case tooEarly(earliest: Day)
    /// What is handed over at the counter is received when it is handed over (Art 31).
    case receiptIsSubmission(Day)
    /// Art 30: once.
    case alreadyClarified
    /// Art 30: within seven working days of receipt.
    case clarificationTooLate(last: Day)
    /// An end that is no later than this day.
    case endsTooEarly(after: Day)
    case nothingAwaited
    case awaiting(RequestTerm.Awaited)
    case noSuchLetter
    case opinionAlreadyReceived
    /// Art 33(2): once.
    case alreadyExtended
    /// Art 33(2): 1 to 20 working days.
    case extensionTooLong
    /// The term has ended.
    case overdue(since: Day)
    /// Art 35: reasons are asked for first.
    case reasonsNotAsked
    /// One request is charged once, on one basis (信息处理费管理办法 Art 3).
    case alreadyCharged
    case nothingToPay
    /// The applicant's term for clarifying or paying has not ended.
    case stillTime(until: Day)
    /// A decision of this kind stands on a record that is not there.
    case recordMissing(DecisionPart)
    /// To the organ that has it.
    case transferToItself
    /// An answer is drafted already.
    case answerBegun
    case alreadyDivided
    /// There is no draft, or another signature comes first.
    case notToBeSigned
    case ownDraft
    case notDecided
    case alreadyArchived
    case alreadyRated
    /// There is no such letter of 协办, or it has its reply.
    case assistanceNotAwaited
    /// 1 to 5.
    case noSuchRating
    /// What signatures stand under stays as it was when they were given.
    case alreadySigned
    /// What an applicant handed in is not the office's to take out.
    case notOfOffice
    /// There is no answer yet, and the term has not ended.
    case notDisputable
    case noSuchDispute
    case disputeAlreadyDecided
    /// A suit after reconsideration follows a decision of reconsideration.
    case reconsiderationNotDecided
    /// The answer gave nothing that others could be given.
    case notDisclosed
    case notArchived
    /// The term in the archive.
    case retentionNotEnded(until: Day)
    case disputeOpen
    /// Who archived a request does not destroy its key.
    case ownArchiving
}
