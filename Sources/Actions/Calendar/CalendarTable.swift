import Domain
import Storage

/// What was ordered of days beside what the program brings with it; the newest order of a layer holds.
enum CalendarTable {
    static func orders(_ tx: any Transaction) throws -> [CalendarOrder] {
        let days = Dictionary(
            grouping: try tx.rows("SELECT layer, day, is_off, name FROM calendar_day ORDER BY layer, day")
        ) { row in (try? row.get("layer", as: Int.self)) ?? 0 }
        return try tx.rows("SELECT layer, title FROM calendar_order ORDER BY layer").map { row in
            let layer: Int = try row.get("layer")
            return CalendarOrder(
                CalendarOrder.Layer(layer), title: try row.get("title"),
                days: try days[layer, default: []].map {
                    WorkCalendar.AnnouncedDay(
                        try $0.get("day"), isOff: try $0.get("is_off"), name: try $0.get("name"))
                })
        }
    }

    static func replace(_ order: CalendarOrder, _ tx: any Transaction) throws {
        let layer = order.layer.number
        try tx.run("DELETE FROM calendar_day WHERE layer = \(layer)")
        try tx.run(
            """
            INSERT INTO calendar_order (layer, title) VALUES (\(layer), \(order.title))
            ON CONFLICT (layer) DO UPDATE SET title = excluded.title
            """)
        try tx.runAll(
            order.days.map { day in
                """
                INSERT INTO calendar_day (layer, day, is_off, name)
                VALUES (\(layer), \(day.day), \(day.isOff), \(day.name))
                ON CONFLICT (layer, day) DO UPDATE SET is_off = excluded.is_off, name = excluded.name
                """
            })
    }
}

extension CalendarOrder.Layer {
    /// The year of the notice; what is ordered here has a number that no year has.
    fileprivate var number: Int {
        switch self {
        case .notice(let year): year
        case .local: 0
        }
    }

    fileprivate init(_ number: Int) {
        self = number == 0 ? .local : .notice(year: number)
    }
}
