import Domain

/// The ledger of a term: how its date was found, day by day, and by which notices.
func termLedger(_ days: DayLedger, today: Day, caption: String) -> HTML {
    "\(ledger(days.days.map { cell($0, due: days.due) }, today: today, caption: caption))\(notices(days))"
}

/// What makes days holidays and make-up workdays, each notice once.
private func notices(_ days: DayLedger) -> HTML? {
    var holidays: [(notice: String, names: [String])] = []
    for day in days.days {
        guard let notice = day.notice, let name = day.reason.holiday else { continue }
        if let place = holidays.firstIndex(where: { $0.notice == notice }) {
            if !holidays[place].names.contains(name) { holidays[place].names.append(name) }
        } else {
            holidays.append((notice, [name]))
        }
    }
    if holidays.isEmpty { return nil }
    let items = holidays.map { "\($0.names.joined(separator: "、"))：\(noticeLinks($0.notice))" as HTML }
    return "<p class=\"small soft\">放假和调休的依据：\(items.joined(separator: "；"))</p>"
}

/// A notice is known by its title, or by the addresses at which it stands.
func noticeLinks(_ notice: String) -> HTML {
    guard notice.hasPrefix("http") else { return HTML(notice) }
    let addresses = notice.split(separator: " ").map(String.init)
    return addresses.enumerated().map { index, address in
        let number = addresses.count > 1 ? String(index + 1) : ""
        return "<a href=\"\(address)\">国务院办公厅通知\(number)</a>" as HTML
    }.joined(separator: "、")
}

/// That a date may still move.
func provisionalRemark(_ days: DayLedger) -> HTML? {
    days.isProvisional ? "<p class=\"small soft\">期限跨入节假日安排还没有公布的年份，以后可能变动。</p>" : nil
}

private func cell(_ day: LedgerDay, due: Day) -> CalendarCell {
    if day.date == due { return CalendarCell(day.date, .due, counts: day.counts, note: "截止") }
    return switch day.reason {
    case .dayZero: CalendarCell(day.date, .start, counts: false, note: "起算")
    case .kind(.makeUpWorkday): CalendarCell(day.date, .working, counts: true, note: "班")
    case .kind(let kind) where day.counts && kind.isWorked: CalendarCell(day.date, .working, counts: true)
    case .kind(let kind): CalendarCell(day.date, .rest, counts: day.counts, note: kind.holiday == nil ? "休" : "假")
    case .stopped: CalendarCell(day.date, .stopped, counts: false, note: "停")
    case .extended: CalendarCell(day.date, .rest, counts: false, note: "顺延")
    case .postponed: CalendarCell(day.date, .rest, counts: false, note: "延")
    }
}
