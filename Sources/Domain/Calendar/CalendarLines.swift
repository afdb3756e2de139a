/// Days as people write them down from a notice, a line each: `2027-01-01 放假 元旦`, `2027-02-05至2027-02-12 放假 春节`,
/// `2027-01-03 上班 元旦`; and the lines of a table of days: `2027-01-01,5,off,元旦,…`.
package enum CalendarLines {
    package static let field = "calendarDays"

    /// - Throws: which line of the field cannot be read, or names a day again.
    package static func days(in text: String) throws(Issue) -> [WorkCalendar.AnnouncedDay] {
        var days: [WorkCalendar.AnnouncedDay] = []
        var named: Set<Day> = []
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let words = words(of: line)
            if words.isEmpty || words[0].hasPrefix("#") || words[0] == "date" { continue }
            let excerpt = String(line.prefix(60))
            guard let found = read(words) else { throw Issue(field, .unreadableLine(index + 1, text: excerpt)) }
            for day in found where !named.insert(day.day).inserted {
                throw Issue(field, .repeatedLine(index + 1, text: excerpt))
            }
            days += found
        }
        return days
    }

    /// The lines from which these days are read again.
    package static func text(of days: [WorkCalendar.AnnouncedDay]) -> String {
        days.map { "\($0.day.iso) \($0.isOff ? "放假" : "上班") \($0.name)" }.joined(separator: "\n")
    }

    private static func words(of line: Substring) -> [Substring] {
        if line.contains(",") {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return cells.count >= 4 ? [cells[0], cells[2], cells[3]] : cells
        }
        return line.split { $0.isWhitespace || $0 == "\t" }
    }

    private static func read(_ words: [Substring]) -> [WorkCalendar.AnnouncedDay]? {
        guard words.count >= 2, let isOff = isOff(words[1]) else { return nil }
        let ends = words[0].split(separator: "至").map { Day(iso: $0) }
        guard let first = ends.first.flatMap(\.self), let last = ends.last.flatMap(\.self), ends.count <= 2,
            first <= last, last - first < CalendarOrder.mostDays
        else { return nil }
        let name = words.dropFirst(2).joined(separator: " ")
        return (first.number...last.number).map {
            WorkCalendar.AnnouncedDay(Day(number: $0), isOff: isOff, name: name)
        }
    }

    private static func isOff(_ word: Substring) -> Bool? {
        switch word {
        case "放假", "休", "off": true
        case "上班", "班", "work": false
        default: nil
        }
    }
}
