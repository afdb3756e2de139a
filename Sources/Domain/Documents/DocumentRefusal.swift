/// Why something cannot be done with a document as it stands.
package enum DocumentRefusal: Error, Hashable, Sendable {
    case notInDraft
    case notInReview
    case notUnderWay
    case alreadySigned(ReviewStep)
    case stepNotDue(ReviewStep)
    case secrecyReviewMissing
    case sameHands
    case notPublic
    case alreadyWithdrawn
    case notScheduled
    case noOverrideToConfirm
    case overriderCannotConfirm
    /// An earlier emergency publication of the same document has to be confirmed first.
    case overrideUnconfirmed
    case alreadyDecided
    case needsReason
    case succeedsItself
    /// The guard has found so many things that must not become public, and nobody has let them pass.
    case findingsOpen(Int)
    /// So many of its files are still being read.
    case filesUnread(Int)
    case drafterCannotAllow
}
