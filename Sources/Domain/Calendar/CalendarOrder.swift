/// What an authority ordered of days: the State Council's notice of a year (全国年节及纪念日放假办法 Art 7), or an order of this
/// place (Art 4, temporary suspensions), which goes before every notice.
package struct CalendarOrder: Hashable, Sendable {
    package enum Layer: Hashable, Sendable {
        case notice(year: Int)
        case local
    }

    package var layer: Layer
    /// 文件名称和文号
    package var title: String
    package var days: [WorkCalendar.AnnouncedDay]

    /// - Parameter days: what is ordered; the order is their notice.
    package init(_ layer: Layer, title: String, days: [WorkCalendar.AnnouncedDay]) {
        self.layer = layer
        self.title = title
        self.days = days.map {
            WorkCalendar.AnnouncedDay($0.day, isOff: $0.isOff, name: $0.name, notice: title)
        }
    }

    package static let longestTitle = 200
    /// A year has no more days.
    package static let mostDays = 366
    package static let years = 2000...2100

    package var issues: [Issue] {
        var issues: [Issue] = []
        if title.isEmpty { issues.append(Issue("calendarTitle", .missing)) }
        if title.count > Self.longestTitle { issues.append(Issue("calendarTitle", .tooLong(limit: Self.longestTitle))) }
        if days.count > Self.mostDays { issues.append(Issue("calendarDays", .tooMany(limit: Self.mostDays))) }
        guard case .notice(let year) = layer else { return issues }
        if days.isEmpty { issues.append(Issue("calendarDays", .missing)) }
        if !Self.years.contains(year) {
            issues.append(Issue("year", .malformed(expected: "\(Self.years.lowerBound)—\(Self.years.upperBound)")))
        }
        // A notice begins with the days off around New Year, which may lie in December.
        if let stray = days.first(where: { $0.day.year != year && !($0.day.year == year - 1 && $0.day.month == 12) }) {
            issues.append(Issue("calendarDays", .malformed(expected: "\(year)年的日期，不是\(stray.day.iso)")))
        }
        return issues
    }
}

extension CalendarOrder.Layer: Comparable {
    package static func < (one: Self, other: Self) -> Bool {
        switch (one, other) {
        case (.notice(let one), .notice(let other)): one < other
        case (.notice, .local): true
        case (.local, _): false
        }
    }
}

extension CalendarOrder.Layer {
    /// `2027`, `local`: what it is called in addresses and in the journal.
    package var name: String {
        switch self {
        case .notice(let year): String(year)
        case .local: "local"
        }
    }

    package init?(_ name: some StringProtocol) {
        if name == "local" {
            self = .local
        } else if let year = Int(name), CalendarOrder.years.contains(year) {
            self = .notice(year: year)
        } else {
            return nil
        }
    }
}

extension WorkCalendar {
    /// This calendar with what was ordered since. The order in which orders come makes no difference: a later year goes
    /// before an earlier one, and what is ordered here before both.
    package func following(_ orders: some Sequence<CalendarOrder>) -> WorkCalendar {
        let sorted = orders.sorted { $0.layer < $1.layer }
        if sorted.isEmpty { return self }
        let years = sorted.compactMap { order in
            if case .notice(let year) = order.layer { year } else { nil }
        }
        return WorkCalendar(
            announcedDays + sorted.flatMap(\.days), knownThrough: max(knownThrough, years.max() ?? knownThrough))
    }
}
