/// How long it is known who asked: so many years after a request was archived. Then its key is destroyed; what happened, and
/// the figures, stay.
package enum RequestRetention {
    /// For an office that has not set it. Its own table of retention periods (档案保管期限表) decides.
    package static let usualYears = 10
    package static let years = 1...100

    /// The first day on which the key may be destroyed.
    package static func end(of archivedOn: Day, years: Int) -> Day {
        // Where a year has no 29 February, the day after its 28th.
        Day(archivedOn.year + years, archivedOn.month, archivedOn.dayOfMonth)
            ?? Day(archivedOn.year + years, 3, 1) ?? archivedOn
    }
}

extension RequestCase {
    /// - Parameter person: who destroys it; another one than who archived it.
    package func checkAnonymisation(years: Int, today: Day, by person: Person.ID?) throws(RequestRefusal) {
        guard let archivedOn else { throw .notArchived }
        let end = RequestRetention.end(of: archivedOn, years: years)
        if today < end { throw .retentionNotEnded(until: end) }
        if !openDisputes.isEmpty { throw .disputeOpen }
        if archivedBy != nil, archivedBy == person { throw .ownArchiving }
    }
}
