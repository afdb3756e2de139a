import Actions
import Domain

/// What happened, in plain words, newest first; becoming overdue is something that happened, too.
func applicantStory(_ view: TrackView) -> [TimelineEvent] {
    var events = view.tracked.events.compactMap { event -> (Day, TimelineEvent)? in
        guard let (title, remark) = plainWords(event) else { return nil }
        return (event.day, TimelineEvent(title, dateTime(event.day), HTML(remark)))
    }
    if let due = view.tracked.ledger?.due, due < (view.state.closedOn ?? view.today) {
        let late = TimelineEvent("答复期限届满，没有答复", dateTime(due), "您可以申请行政复议、提起行政诉讼，也可以向公开工作主管部门投诉。")
        let place = events.lastIndex { $0.0 <= due } ?? events.endIndex - 1
        events.insert((due, late), at: place + 1)
    }
    return events.reversed().enumerated().map { index, item in
        var event = item.1
        event.isNow = index == 0 && view.state.isAwaitingAnswer
        return event
    }
}

/// Nil for what happens inside the office.
private func plainWords(_ event: RequestEvent) -> (String, String)? {
    switch event.happening {
    case .submitted(let channel): ("收到您的申请", name(of: channel))
    case .received: ("受理", "这一天是收到申请之日，答复期限从第二天起算。")
    case .clarificationAsked(let until): ("请您补充申请的内容，期限停止", "最晚\(until.chinese)：\(event.words)")
    case .clarified: ("收到您的补充，期限重新计算", "")
    case .consulted(_, .thirdParty): ("征求第三方意见，期限暂停", "您要的内容涉及别人的权益，法律要求先征求意见。")
    case .consulted(_, .jointMaker): ("征求共同制作机关的意见，期限暂停", "")
    case .opinionReceived: ("收到征求的意见，期限继续", "")
    case .extended(let days): ("延长答复期限\(days)个工作日", event.words)
    case .reasonsAsked: ("请您说明理由", event.words)
    case .postponed(let to): ("延迟答复到\(to.chinese)", event.words)
    case .feeAsked(let basis, let yuan): ("请您缴纳信息处理费\(yuan)元（\(name(of: basis))），期限停止", "")
    case .feePaid: ("收到缴费，期限重新计算", "")
    case .withdrawn: ("申请已经撤回", "")
    case .answered(let outcome): ("作出答复：\(name(of: outcome.group))", "")
    case .delivered(let manner): ("答复已经发出（\(name(of: manner))）", "")
    case .transferred: ("移送负责这些信息的机关", event.words)
    case .divided(let parts): ("按一事一申请分成\(parts)件，分别答复", "这一件办理：\(event.words)")
    case .derived: ("由原来的申请移送或者拆分而来", "原来的查询码仍然有效。")
    case .linked: ("找到已经公开的文件", "")
    case .rated(let points): ("您的评价：\(points)分", event.words)
    case .disputeOpened(_, let filing) where filing.block == .reconsideration: ("登记了对这件申请的行政复议", "")
    case .disputeOpened: ("登记了对这件申请的行政诉讼", "")
    case .disputeDecided: ("登记的复议、诉讼已经审结", "")
    case .consultationDelivered, .assigned, .searched, .drafted, .signed, .returned, .noted, .archived,
        .assistanceAsked, .assistanceGiven, .filed, .annulled, .publicationDrafted, .anonymised:
        nil
    }
}

func trackedFiles(_ files: [RequestFile]) -> HTML? {
    guard !files.isEmpty else { return nil }
    let items = files.map { file -> HTML in
        """
        <li><a href="\(Links.trackRequest("files/\(file.position)"))">\(name(of: file.kind))：\(file.name)</a>\
        <span>\(size(file.size))</span></li>
        """
    }
    return "<h2>材料</h2>\n<ul class=\"list\">\(items)</ul>"
}
