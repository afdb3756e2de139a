/// Why something cannot be done with a document as it stands.
package enum DocumentRefusal: Error, Hashable, Sendable {
    case notInDraft
    case notInReview
    case alreadySigned(ReviewStep)
    case stepNotDue(ReviewStep)
    case secrecyReviewMissing
    case sameHands
    case notPublic
    case alreadyWithdrawn
    case notScheduled
    case noOverrideToConfirm
    case overriderCannotConfirm
    case alreadyDecided
    case needsReason
    case succeedsItself
}
