import Domain
import Storage

/// Goes through what a query finds within a filter, the newest first, and only as far as it is asked to.
struct SearchWalk {
    struct Match {
        var place: Int
        var line: RegisterLines.ShownLine
    }

    private static let checkedAtOnce = 70

    var query: SearchQuery
    /// Looks in titles and numbers only.
    var inHeads = false
    let lines: RegisterLines
    let tx: any Transaction
    private let filter: RegisterFilter
    /// Where the documents stand that the filter lets through.
    private let places: Range<Int>

    /// Nil where the filter lets nothing through.
    init?(_ query: SearchQuery, _ lines: RegisterLines, _ filter: RegisterFilter, _ tx: any Transaction) {
        let shown = lines.shown
        guard let newest = shown.first(where: filter.matches), let oldest = shown.last(where: filter.matches) else {
            return nil
        }
        (self.query, self.lines, self.filter, self.tx) = (query, lines, filter, tx)
        let days = Day(number: Int(lines.line(oldest).shownOn))...Day(number: Int(lines.line(newest).shownOn))
        places = SearchPlaces.range(of: days, among: shown.count)
    }

    /// The newest that have the terms. They may lack the phrases.
    func candidates(_ limit: Int, before place: Int = .max) throws -> [Match] {
        var (found, rest, part): ([Match], Range<Int>, Int) = ([], places.clamped(to: .min..<place), limit)
        while found.count < limit {
            let matches = try SearchTable.find(query, inHeads: inHeads, in: rest, limit: part, tx)
            for match in matches where found.count < limit {
                guard let line = lines.published(match.document), filter.matches(line) else { continue }
                found.append(Match(place: match.place, line: line))
            }
            guard matches.count == part, let end = matches.last else { break }
            rest = rest.lowerBound..<end.place
            // A filter that lets few pass is not asked for a hundred times.
            part *= 4
        }
        return found
    }

    /// The first so many that have the phrases as well.
    /// - Parameters:
    ///   - known: the first candidates.
    ///   - areAll: there are no others.
    func holding(first wanted: Int, of known: [Match], areAll: Bool) throws -> [Match] {
        var (held, part, isLast): ([Match], [Match], Bool) = ([], known, areAll)
        while true {
            for start in stride(from: 0, to: part.count, by: Self.checkedAtOnce) where held.count < wanted {
                let some = part[start..<min(start + Self.checkedAtOnce, part.count)]
                let places = try SearchTable.holding(query, inHeads: inHeads, among: some.map(\.place), tx)
                held += some.filter { places.contains($0.place) }
            }
            guard held.count < wanted, !isLast, let last = part.last else { return Array(held.prefix(wanted)) }
            let limit = 4 * part.count
            part = try candidates(limit, before: last.place)
            isLast = part.count < limit
        }
    }
}
