import Domain

/// The ledger of a term: how its date was found, day by day.
func termLedger(_ days: DayLedger, today: Day, caption: String) -> HTML {
    ledger(days.days.map { cell($0, due: days.due) }, today: today, caption: caption)
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
