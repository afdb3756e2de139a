import Actions
import Domain

/// What happened to a document, newest first, in words.
func story(_ view: DeskDocumentView) -> [TimelineEvent] {
    let events = view.document.stored.events
    return events.enumerated().reversed().map { index, event in
        let who = event.actor.flatMap { view.document.names[$0] } ?? "系统"
        let (title, remark) = sentence(for: event.happening)
        return TimelineEvent("\(who)\(title)", dateTime(event.instant), HTML(remark), isNow: index == events.count - 1)
    }
}

func sentence(for happening: DocumentEvent.Happening) -> (title: String, remark: String) {
    switch happening {
    case .revised(let revision): revision == 1 ? ("拟稿", "") : ("写了第\(revision)版", "")
    case .submitted: ("送审", "")
    case .signed(let step, let opinion): ("\(name(of: step))同意", opinion)
    case .returned(let step, let reason): ("\(name(of: step))退回", reason)
    case .recalled(let reason): ("撤回修改", reason)
    case .overridden(let reason): ("紧急发布", reason)
    case .overrideConfirmed(let opinion): ("确认紧急发布", opinion)
    case .scheduled(let at): ("定时公布", at.wallClockMinute)
    case .published: ("公布", "")
    case .corrected(let note): ("公布更正", note)
    case .filed: ("登记为不公开", "")
    case .withdrawn(let manner, let reason, _): ("撤下（\(name(of: manner))）", reason)
    case .validityDecided(let validity, let reason, _): ("标为\(name(of: validity))", reason)
    case .imported: ("导入并公布", "")
    case .discarded(let reason): ("放弃草稿", reason)
    case .findingAllowed(let mark, let reason): ("放行“\(nameOfFinding(mark))”", reason)
    }
}

/// A mark begins with what was found.
private func nameOfFinding(_ mark: String) -> String {
    mark.split(separator: " ").first.flatMap { GuardKind(rawValue: String($0)) }.map { name(of: $0) } ?? mark
}
