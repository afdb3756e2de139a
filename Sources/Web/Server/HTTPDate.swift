import Domain

private let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

extension Instant {
    /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7)
    var httpDate: String {
        let utc = Instant(milliseconds: milliseconds - 8 * 3_600_000)
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let day = utc.day
        let time = utc.wallClockSecond.suffix(8)
        return """
            \(weekdays[day.weekday - 1]), \(padded(day.dayOfMonth, 2)) \(months[day.month - 1]) \(day.year) \(time) GMT
            """
    }

    /// Reads any of the three forms that a recipient must know: the one above, `Sunday, 06-Nov-94 08:49:37 GMT` and
    /// `Sun Nov  6 08:49:37 1994`.
    init?(httpDate text: String) {
        let parts = text.split { " ,-".contains($0) }.map(String.init)
        let (day, month, year, time): (String, String, String, String)
        switch parts.count {
        case 6 where parts[5] == "GMT": (day, month, year, time) = (parts[1], parts[2], parts[3], parts[4])
        case 5: (day, month, year, time) = (parts[2], parts[1], parts[4], parts[3])
        default: return nil
        }
        guard let number = Int(day), let index = months.firstIndex(of: month), let given = Int(year),
            let date = Day(given < 70 ? given + 2000 : given < 100 ? given + 1900 : given, index + 1, number),
            let local = Instant(wallClock: "\(date.iso)T\(time)")
        else { return nil }
        self.init(milliseconds: local.milliseconds + 8 * 3_600_000)
    }
}
