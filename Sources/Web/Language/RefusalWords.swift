import Domain

/// Why something cannot be done, as a sentence.
func sentence(for refusal: DocumentRefusal) -> String {
    switch refusal {
    case .notInDraft: "这件文件现在不能改：正在审核、已经定时，或者退回后还没有修改。"
    case .notInReview: "这件文件现在不在审核中。"
    case .notUnderWay: "这件文件不在审核中，也没有定时，不用撤回。"
    case .alreadySigned(let step): "\(name(of: step))已经有人签过了。"
    case .stepNotDue(let step): "还没有到\(name(of: step))这一步。"
    case .secrecyReviewMissing: "还没有保密审查。先审查、后公开，这一步不能省。"
    case .sameHands: "您已经办过这件文件的另一步。同一件文件，一个人只能办一步。"
    case .notPublic: "这件文件没有公布，不能这样办。"
    case .alreadyWithdrawn: "这件文件已经撤下。"
    case .notScheduled: "这件文件没有定时发布，或者时间还没有到。"
    case .noOverrideToConfirm: "没有等待确认的紧急发布。"
    case .overriderCannotConfirm: "紧急发布要由没有办过这件文件的另一个人确认。"
    case .overrideUnconfirmed: "上一次紧急发布还没有人确认，先由另一个人确认。"
    case .alreadyDecided: "这件文件的有效性已经是这样。"
    case .needsReason: "请写明理由。"
    case .succeedsItself: "文件不能替代自己。"
    case .findingsOpen(let count): "公开前检查还有\(count)处没有处理。请退回修改，或者由拟稿人以外的人写明理由放行。"
    case .filesUnread(let count): "还有\(count)个附件没有检查完。一般几分钟就好，请稍后再办。"
    case .drafterCannotAllow: "检查发现的问题不能由拟稿人自己放行，请别的人办。"
    }
}

/// The stable code that programs read.
func code(of refusal: DocumentRefusal) -> String {
    switch refusal {
    case .notInDraft: "not-in-draft"
    case .notInReview: "not-in-review"
    case .notUnderWay: "not-under-way"
    case .alreadySigned: "already-signed"
    case .stepNotDue: "step-not-due"
    case .secrecyReviewMissing: "secrecy-review-missing"
    case .sameHands: "same-hands"
    case .notPublic: "not-public"
    case .alreadyWithdrawn: "already-withdrawn"
    case .notScheduled: "not-scheduled"
    case .noOverrideToConfirm: "no-override-to-confirm"
    case .overriderCannotConfirm: "overrider-cannot-confirm"
    case .overrideUnconfirmed: "override-unconfirmed"
    case .alreadyDecided: "already-decided"
    case .needsReason: "needs-reason"
    case .succeedsItself: "succeeds-itself"
    case .findingsOpen: "findings-open"
    case .filesUnread: "files-unread"
    case .drafterCannotAllow: "drafter-cannot-allow"
    }
}

func name(of step: ReviewStep) -> String {
    switch step {
    case .check: "审核"
    case .review: "复核"
    case .secrecy: "保密审查"
    case .approval: "审批"
    }
}
