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
