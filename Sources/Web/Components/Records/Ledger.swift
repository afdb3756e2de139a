package import Domain

/// A day of a term, as the ledger shows it.
package struct CalendarCell: Sendable {
    package enum Kind: Sendable {
        /// The day from which the term runs; it does not count itself.
        case start
        case working
        case rest
        /// The clock stands still, as while third parties are asked (条例第三十二条).
        case stopped
        case due
    }

    package var day: Day
    package var kind: Kind
    /// A working day that runs, `due` included.
    package var counts: Bool
    /// One word: 收到, 休, 假, 停, 班, 截止.
    package var note: String

    package init(_ day: Day, _ kind: Kind, counts: Bool, note: String = "") {
        self.day = day
        self.kind = kind
        self.counts = counts
        self.note = note
    }
}

/// The ledger that explains a date: a calendar, Monday to Sunday, with every day that counted and every one that did not.
package func ledger(_ days: [CalendarCell], today: Day, caption: String, words: Words = .chinese) -> HTML {
    guard let first = days.map(\.day).min(), let last = days.map(\.day).max() else { return "" }
    var cells: [Day: HTML] = [:]
    var number = 0
    for day in days.sorted(by: { $0.day < $1.day }) {
        if day.counts { number += 1 }
        let showsMonth = day.day == first || day.day.dayOfMonth == 1
        cells[day.day] = cell(
            day, number: day.counts ? number : nil, showsMonth: showsMonth, today: today, words: words)
    }
    let monday = first + (1 - first.weekday)
    let weeks = stride(from: 0, through: last - monday, by: 7).map { offset -> HTML in
        "<tr>\((0..<7).map { cells[monday + offset + $0] ?? "<td></td>" })</tr>\n"
    }
    return """
        <table class="ledger">
        <caption>\(caption)</caption>
        <thead><tr>\(weekdays(words))</tr></thead>
        <tbody>
        \(weeks)</tbody>
        </table>
        \(key(of: days, today: today, words: words))
        """
}

private func cell(_ day: CalendarCell, number: Int?, showsMonth: Bool, today: Day, words: Words) -> HTML {
    let isToday = day.day == today
    let className =
        switch day.kind {
        case .start: "mark0"
        case .working: isToday ? "day" : day.day < today ? "day past" : "day"
        case .rest: "rest"
        case .stopped: "stop"
        case .due: "due"
        }
    let date = showsMonth ? "\(day.day.month)/\(day.day.dayOfMonth)" : String(day.day.dayOfMonth)
    let todayMark: HTML? = isToday ? "<span>\(words("今天"))</span>" : nil
    let note: HTML? = day.note.isEmpty ? nil : "<span>\(day.note)</span>"
    return """
        <td class="\(className)\(isToday ? " today" : nil)">\(dateTime(day.day, shown: date))\(todayMark)\
        \(number.map { ordinal($0, words) })\(note)</td>
        """
}

/// `第5日`; a phone leaves the 日 out.
private func ordinal(_ number: Int, _ words: Words) -> HTML {
    switch words.language {
    case .chinese: "<span>第\(number)<i>日</i></span>"
    case .english: "<span><i>Day </i>\(number)</span>"
    }
}

private func weekdays(_ words: Words) -> [HTML] {
    switch words.language {
    case .chinese:
        ["一", "二", "三", "四", "五", "六", "日"].map {
            "<th scope=\"col\"><span class=\"hidden\">星期</span>\($0)</th>"
        }
    case .english:
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map { "<th scope=\"col\">\($0)</th>" }
    }
}

/// Explains only what occurs.
private func key(of days: [CalendarCell], today: Day, words: Words) -> HTML {
    var entries: [(className: String, meaning: String)] = []
    let kinds = days.map(\.kind)
    if days.contains(where: \.counts) { entries.append(("day", words("计入的工作日"))) }
    if kinds.contains(.rest) { entries.append(("rest", words("休息日、节假日，不计"))) }
    if kinds.contains(.stopped) { entries.append(("stop", words("停：这段时间不计"))) }
    if days.contains(where: { $0.day == today }) { entries.append(("today", words("今天"))) }
    if kinds.contains(.start) || kinds.contains(.due) { entries.append(("due", words("起算日、截止日"))) }
    return "<ul class=\"key\">\(entries.map { "<li><i class=\"\($0.className)\"></i>\($0.meaning)</li>" })</ul>"
}
