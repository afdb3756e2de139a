/// Dates that do not exist, days of the week that are another, and times that end before they begin.
extension GuardRules {
    func dateFindings(in text: GuardText) -> [LocatedFinding] {
        let dates = text.dates
        return dates.compactMap { brokenFinding($0, in: text) ?? weekdayFinding($0, in: text) }
            + zip(dates, dates.dropFirst()).compactMap { periodFinding($0, $1, in: text) }
    }

    private func brokenFinding(_ date: WrittenDate, in text: GuardText) -> LocatedFinding? {
        if date.exists { return nil }
        return text.finding(.brokenDate, .warn, date.range)
    }

    /// 2026年3月10日（星期三）, which is a Tuesday.
    private func weekdayFinding(_ date: WrittenDate, in text: GuardText) -> LocatedFinding? {
        guard let day = date.civilDay, let written = text.weekday(after: date.range.upperBound) else { return nil }
        if written.weekday == day.weekday { return nil }
        return text.finding(.brokenDate, .warn, date.range.lowerBound..<written.end)
    }

    /// Only dates that both say their year: 12月30日至1月5日 goes over the end of one.
    private func periodFinding(_ first: WrittenDate, _ second: WrittenDate, in text: GuardText) -> LocatedFinding? {
        let between = first.range.upperBound..<max(first.range.upperBound, second.range.lowerBound)
        guard first.exists, second.exists, text.joinsPeriod(between), let start = first.comparable,
            let end = second.comparable
        else { return nil }
        let isBackward =
            first.day == nil || second.day == nil
            ? end.prefix(2).lexicographicallyPrecedes(start.prefix(2))
            : end.lexicographicallyPrecedes(start)
        guard isBackward else { return nil }
        return text.finding(.brokenDate, .warn, first.range.lowerBound..<second.range.upperBound)
    }
}

/// A date in the usual form, as far as it is there: 2026年3月10日, 2026年3月, 3月10日.
struct WrittenDate {
    let range: Range<Int>
    let year: Int?
    let month: Int
    let day: Int?

    var exists: Bool {
        // A day without year may be in a leap year.
        Day(year ?? 2024, month, day ?? 1) != nil
    }

    var civilDay: Day? {
        guard let year, let day else { return nil }
        return Day(year, month, day)
    }

    fileprivate var comparable: [Int]? { year.map { [$0, month, day ?? 1] } }
}

extension GuardText {
    var dates: [WrittenDate] {
        var dates: [WrittenDate] = []
        var index = 0
        while index < numbers.count {
            if let (date, count) = date(from: index) {
                dates.append(date)
                index += count
            } else {
                index += 1
            }
        }
        return dates
    }

    private func date(from index: Int) -> (WrittenDate, count: Int)? {
        let first = numbers[index]
        if first.count == 4, let month = part(index + 1, after: first, "年"),
            let monthEnd = unit("月", after: month.group.range.upperBound)
        {
            let year = number(first)
            guard (1800...2199).contains(year) else { return nil }
            let day = part(index + 2, after: month.group, "月")
            let dayEnd = day.flatMap { unit("日", after: $0.group.range.upperBound) }
            let end = dayEnd ?? monthEnd
            return (
                WrittenDate(
                    range: first.range.lowerBound..<end, year: year, month: month.value,
                    day: dayEnd == nil ? nil : day?.value),
                dayEnd == nil ? 2 : 3
            )
        }
        // 13个月 and 3月 alone are no dates.
        guard first.count <= 2, let day = part(index + 1, after: first, "月"),
            let end = unit("日", after: day.group.range.upperBound)
        else { return nil }
        return (WrittenDate(range: first.range.lowerBound..<end, year: nil, month: number(first), day: day.value), 2)
    }

    /// A group of one or two digits that follows another with nothing between but a unit.
    private func part(_ index: Int, after before: NumberGroup, _ wanted: Unicode.Scalar) -> (
        group: NumberGroup, value: Int
    )? {
        guard index < numbers.count, numbers[index].count <= 2, let end = unit(wanted, after: before.range.upperBound)
        else { return nil }
        let group = numbers[index]
        guard group.range.lowerBound >= end, plain[end..<group.range.lowerBound].allSatisfy({ $0 == " " }) else {
            return nil
        }
        return (group, number(group))
    }

    private func unit(_ wanted: Unicode.Scalar, after end: Int) -> Int? {
        var position = end
        while scalar(at: position) == " ", position < end + 2 { position += 1 }
        return scalar(at: position) == wanted ? position + 1 : nil
    }

    private func number(_ group: NumberGroup) -> Int {
        plain[group.range].reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
    }

    /// （星期二）, (周二), 星期二
    fileprivate func weekday(after end: Int) -> (weekday: Int, end: Int)? {
        var position = end
        var isOpen = false
        while let scalar = scalar(at: position), scalar == " " || scalar == "(" {
            isOpen = isOpen || scalar == "("
            position += 1
        }
        if scalar(at: position) == "星", scalar(at: position + 1) == "期" {
            position += 2
        } else if isOpen, scalar(at: position) == "周" {
            position += 1
        } else {
            return nil
        }
        let days = Array("一二三四五六日天".unicodeScalars)
        guard let name = scalar(at: position), let index = days.firstIndex(of: name) else { return nil }
        return (min(index + 1, 7), position + 1)
    }

    /// Whether what stands between two dates makes a time of them: 至, a dash, and at most an hour beside it.
    fileprivate func joinsPeriod(_ range: Range<Int>) -> Bool {
        guard (1...24).contains(range.count) else { return false }
        var joints = 0
        var position = range.lowerBound
        while position < range.upperBound {
            let scalar = plain[position]
            if "至到-~—".unicodeScalars.contains(scalar) {
                joints += 1
                while position + 1 < range.upperBound, "-~—".unicodeScalars.contains(plain[position + 1]) {
                    position += 1
                }
            } else if !scalar.isDigit, !" :时分秒点上下午整起止(北京间)每天星期周一二三四五六日".unicodeScalars.contains(scalar) {
                return false
            }
            position += 1
        }
        return joints == 1
    }
}
