import Actions
import Domain

/// What happened to a request, for those who work on it: newest first, with who and with the words.
func deskStory(_ view: DeskRequestView) -> [TimelineEvent] {
    view.request.events.reversed().map { event in
        let who = event.actor.flatMap { view.request.names[$0] } ?? "申请人"
        let remark: HTML = event.words.isEmpty ? HTML(who) : "\(who)：\(event.words)"
        return TimelineEvent(deskTitle(of: event, names: view.request.names), dateTime(event.day), remark)
    }
}

extension DeskRequestView {
    /// Why the draft came back.
    var lastReturn: String {
        request.events.last { if case .returned = $0.happening { true } else { false } }?.words ?? ""
    }
}

func deskTitle(of event: RequestEvent, names: [Person.ID: String]) -> String {
    switch event.happening {
    case .submitted(let channel): "提交，\(name(of: channel))"
    case .received: "确认收到（第三十一条）"
    case .clarificationAsked(let until): "要求补正，到\(until.iso)（第三十条）"
    case .clarified: "收到补正，期限重新计算（第三十条）"
    case .consulted(let letter, let cause): "第\(letter)份征求意见书，\(name(of: cause))（第三十三条第三款）"
    case .consultationDelivered(let letter): "第\(letter)份征求意见书送达"
    case .opinionReceived(let letter, let opinion): "第\(letter)份征求意见书：\(name(of: opinion))"
    case .extended(let days): "延期\(days)个工作日（第三十三条第二款）"
    case .reasonsAsked: "要求说明理由（第三十五条）"
    case .postponed(let to): "延迟答复到\(to.iso)（第三十五条）"
    case .feeAsked(let basis, let yuan): "\(name(of: basis))收费\(yuan)元（第四十二条）"
    case .feePaid: "缴费，期限重新计算"
    case .withdrawn: "撤回"
    case .answered(let outcome): "作出答复：\(name(of: outcome))"
    case .delivered(let manner): name(of: manner)
    case .transferred: "移送其他机关"
    case .divided(let parts): "拆分成\(parts)件（一事一申请）"
    case .derived: "由另一件申请移送或者拆分而来"
    case .linked: "关联已公开的文件"
    case .assigned(let person): "分派给\(names[person] ?? "")"
    case .searched(let record): "检索：\(record.places)"
    case .drafted(let draft): "拟答复：\(name(of: draft.outcome))"
    case .signed(let step): "\(name(of: step))通过"
    case .returned(let step): "\(name(of: step))退回"
    case .noted: "说明"
    case .archived: "归档"
    case .assistanceAsked(let letter, let until): "第\(letter)份协办函，到\(until.iso)"
    case .assistanceGiven(let letter): "第\(letter)份协办函有了回复"
    case .rated(let points): "评价\(points)分"
    case .filed(let file): "\(name(of: file.kind))：\(deskName(of: file))"
    case .annulled(let file): "作废第\(file)个材料"
    case .disputeOpened(_, let filing):
        [name(of: filing.block), filing.organ, filing.caseNumber].filter { !$0.isEmpty }.joined(separator: "，")
    case .publicationDrafted: "转为主动公开，生成了草稿（第四十四条）"
    case .anonymised: "保存期满，申请人的信息已经销毁"
    case .disputeDecided(let number, let result): "第\(number)件复议、诉讼审结：\(name(of: result))"
    }
}
