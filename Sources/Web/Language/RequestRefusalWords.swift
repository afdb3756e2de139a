import Domain

/// What forbids it, with the rule, as a sentence.
func sentence(for refusal: RequestRefusal) -> String {
    switch refusal {
    case .alreadyReceived: "收到日期已经确认过了。"
    case .notReceived: "还没有确认收到日期（《政府信息公开条例》第三十一条），先确认。"
    case .closed: "这件申请已经答复或者办结，不能再这样办。"
    case .inTheFuture(let today): "日期不能晚于今天（\(today.iso)）。"
    case .tooEarly(let earliest): "日期不能早于\(earliest.iso)，那天才有前一步。"
    case .receiptIsSubmission(let day): "当面提交和签收的信件，提交、签收之日就是收到之日：\(day.iso)（第三十一条）。"
    case .alreadyClarified: "补正只能要求一次，要一次性告知（第三十条）。"
    case .clarificationTooLate(let last): "要求补正应当在收到申请之日起7个工作日内，最晚\(last.iso)（第三十条）。"
    case .endsTooEarly(let day): "最后期限要在\(day.iso)以后。"
    case .nothingAwaited: "现在没有在等申请人补正或者缴费。"
    case .awaiting(.clarification): "正在等申请人补正，期限没有在走，现在不能这样办。"
    case .awaiting(.payment): "正在等申请人缴费，期限没有在走，现在不能这样办。"
    case .noSuchLetter: "没有这份征求意见书。"
    case .opinionAlreadyReceived: "这份征求意见书已经有了答复。"
    case .alreadyExtended: "答复期限只能延长一次（第三十三条）。"
    case .extensionTooLong: "延长期限是1到20个工作日（第三十三条）。"
    case .overdue(let day): "答复期限在\(day.iso)已经届满，期满以后不能再这样办。"
    case .reasonsNotAsked: "先要求申请人说明理由，才能延迟答复（第三十五条）。"
    case .alreadyCharged: "一件申请只收一次费，按件或者按量，不能两种都收（《政府信息公开信息处理费管理办法》第三条）。"
    case .nothingToPay: "这个数量不用收费。"
    case .stillTime(let until): "申请人的期限到\(until.iso)才满，现在还不能视为放弃。"
    case .recordMissing(let part): "这种答复要有\(name(of: part))，现在没有。"
    case .notToBeSigned: "现在没有等签的答复，或者还没有轮到这一步。"
    case .ownDraft: "拟稿的人、签过前一步的人，不能签这一步：同一件答复，一个人只能办一步。"
    case .notDecided: "还没有作出答复，不能这样办。"
    case .alreadyArchived: "已经归档。"
    case .alreadyRated: "已经评价过了，谢谢。"
    case .noSuchRating: "请从1到5里选一个。"
    }
}

/// The stable code that programs read.
func code(of refusal: RequestRefusal) -> String {
    switch refusal {
    case .alreadyReceived: "already-received"
    case .notReceived: "not-received"
    case .closed: "closed"
    case .inTheFuture: "in-the-future"
    case .tooEarly: "too-early"
    case .receiptIsSubmission: "receipt-is-submission"
    case .alreadyClarified: "already-clarified"
    case .clarificationTooLate: "clarification-too-late"
    case .endsTooEarly: "ends-too-early"
    case .nothingAwaited: "nothing-awaited"
    case .awaiting: "awaiting-applicant"
    case .noSuchLetter: "no-such-letter"
    case .opinionAlreadyReceived: "opinion-already-received"
    case .alreadyExtended: "already-extended"
    case .extensionTooLong: "extension-too-long"
    case .overdue: "overdue"
    case .reasonsNotAsked: "reasons-not-asked"
    case .alreadyCharged: "already-charged"
    case .nothingToPay: "nothing-to-pay"
    case .stillTime: "still-time"
    case .recordMissing: "record-missing"
    case .notToBeSigned: "not-to-be-signed"
    case .ownDraft: "own-draft"
    case .notDecided: "not-decided"
    case .alreadyArchived: "already-archived"
    case .alreadyRated: "already-rated"
    case .noSuchRating: "no-such-rating"
    }
}
