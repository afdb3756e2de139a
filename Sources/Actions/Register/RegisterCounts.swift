import Domain

extension RegisterLines {
    /// The identifiers of a page of the published documents within a filter, newest first.
    /// - Parameter selection: what was found before of this filter and in these lines.
    func page(
        _ filter: DocumentFilter, offset: Int, limit: Int, in selection: RegisterSelection = RegisterSelection()
    ) -> [Document.ID] {
        guard !filter.isEmpty else {
            return shown.dropFirst(offset).prefix(limit).map { line($0).document }
        }
        guard let filter = RegisterFilter(filter, words) else { return [] }
        let start = selection.start(of: offset)
        var (found, page): (Int, [Document.ID]) = (start.before, [])
        for entry in shown.dropFirst(start.place) where filter.matches(entry) {
            found += 1
            if found > offset { page.append(line(entry).document) }
            if page.count == limit { break }
        }
        return page
    }

    /// The identifiers of the next published documents within a filter, newest first.
    func page(_ filter: DocumentFilter, after place: ListPlace?, limit: Int) -> [Document.ID] {
        guard let filter = RegisterFilter(filter, words) else { return [] }
        let start = place.map { place in
            shown.firstPosition { entry in
                let line = line(entry)
                return (Int(line.shownOn), line.id) < (place.shownOn.number, place.id.number ?? 0)
            }
        }
        return shown.dropFirst(start ?? 0).lazy.filter(filter.matches).prefix(limit).map { line($0).document }
    }

    /// What a filter lets through of the published documents.
    func selection(_ filter: DocumentFilter) -> RegisterSelection {
        guard let filter = RegisterFilter(filter, words) else { return RegisterSelection() }
        var selection = RegisterSelection()
        var tally = FacetTally(words: words.count)
        for (place, entry) in shown.enumerated() where filter.matches(entry) {
            if tally.total.isMultiple(of: RegisterSelection.stride) { selection.marks.append(Int32(place)) }
            tally.count(entry)
        }
        selection.counts = tally.facets(words)
        return selection
    }

    /// How many documents were first published since an instant.
    func countPublished(since instant: Instant) -> Int {
        shown.count { line($0).firstPublishedAt >= Int64(instant.milliseconds) }
    }

    /// How many published documents stand under each row of the catalogue, and the newest of each.
    func countsByRow(of organisation: Organisation.ID?) -> [String: RegisterCount] {
        guard let filter = RegisterFilter(DocumentFilter(organisation: organisation), words) else { return [:] }
        return countsBy(\.row, filter)
    }

    /// How many each organisation has published under a row of the catalogue, and the newest of each.
    func countsByOrganisation(underRow code: String) -> [String: RegisterCount] {
        guard let filter = RegisterFilter(DocumentFilter(catalogueRow: code), words) else { return [:] }
        return countsBy(\.organisation, filter)
    }

    private func countsBy(_ kind: (ShownLine) -> UInt16, _ filter: RegisterFilter) -> [String: RegisterCount] {
        var counts = [RegisterCount?](repeating: nil, count: words.count)
        for entry in shown where filter.matches(entry) {
            // The first one is the newest.
            let known = counts[Int(kind(entry))] ?? RegisterCount(latest: Day(number: Int(line(entry).shownOn)))
            counts[Int(kind(entry))] = RegisterCount(total: known.total + 1, latest: known.latest)
        }
        return Dictionary(
            uniqueKeysWithValues: zip(words.words, counts).dropFirst().compactMap { word, count in
                count.map { (word, $0) }
            })
    }

    /// The identifiers of published documents from the first ever written on, a part of them.
    func publishedByBirth(offset: Int, limit: Int) -> [Document.ID] {
        let published = words.known("published")
        return byID.lazy.map { lines[Int($0)] }.filter { $0.publicity == published }.dropFirst(offset).prefix(limit)
            .map(
                \.document)
    }

    /// The next ones after one, from the first ever written on.
    func publishedByBirth(after id: Document.ID?, limit: Int) -> [Document.ID] {
        let published = words.known("published")
        let start = id.map { id in byID.firstPosition { lines[Int($0)].id > id.number ?? 0 } }
        return byID.dropFirst(start ?? 0).lazy.map { lines[Int($0)] }.filter { $0.publicity == published }.prefix(limit)
            .map(\.document)
    }

    /// A page of the desk's list, last change first, and how many there are on all pages.
    func deskPage(
        of organisations: [Organisation.ID], _ filter: DeskFilter, offset: Int, limit: Int
    ) -> (total: Int, page: [Document.ID]) {
        var isWanted = [Bool](repeating: false, count: words.count)
        for organisation in organisations {
            if let number = words.known(organisation.text) { isWanted[Int(number)] = true }
        }
        let (stage, publicity) = (filter.stage.map(words.known), filter.publicity.map(words.known))
        var (total, page): (Int, [Document.ID]) = (0, [])
        for entry in changed where isWanted[Int(entry.organisation)] {
            if let stage, entry.stage != stage { continue }
            if let publicity, entry.publicity != publicity { continue }
            total += 1
            if total > offset, page.count < limit { page.append(line(entry).document) }
        }
        return (total, page)
    }
}

/// What a filter lets through of the published documents: how many of each kind, and where they stand in the list, so that
/// a late page is found without counting all that come before it.
struct RegisterSelection: Sendable {
    var counts = SearchFacets()
    /// The places in `RegisterLines.shown` of the first, and of every so many after it.
    fileprivate(set) var marks: [Int32] = []

    fileprivate static let stride = 32

    /// From where on to look for the one with this number, and how many stand before that place.
    fileprivate func start(of number: Int) -> (place: Int, before: Int) {
        guard !marks.isEmpty else { return (0, 0) }
        let mark = min(number / Self.stride, marks.count - 1)
        return (Int(marks[mark]), mark * Self.stride)
    }
}

struct RegisterCount: Sendable {
    var total = 0
    var latest: Day?
}

/// A filter in the numbers of a `Wordbook`.
struct RegisterFilter: Sendable {
    private var organisation: UInt16?
    private var row: UInt16?
    private var genre: UInt16?
    private var year: Int16?
    private var validity: UInt8?
    /// By the number of the topic.
    private var isTopicWanted: [Bool]?

    /// Nil where no line can match, because no document has such a word.
    init?(_ filter: DocumentFilter, _ words: Wordbook) {
        func number(_ word: String?) -> UInt16?? {
            guard let word else { return .some(nil) }
            return words.known(word).map { .some($0) }
        }
        guard let organisation = number(filter.organisation?.text), let row = number(filter.catalogueRow),
            let genre = number(filter.genre)
        else { return nil }
        (self.organisation, self.row, self.genre) = (organisation, row, genre)
        if let year = filter.year {
            guard let exact = Int16(exactly: year) else { return nil }
            self.year = exact
        }
        validity = filter.validity.map { UInt8(Validity.allCases.firstIndex(of: $0) ?? 0) }
        isTopicWanted = filter.topic.map { topic in words.words.map { $0.hasPrefix(topic) } }
    }

    func matches(_ line: RegisterLines.ShownLine) -> Bool {
        if let organisation, line.organisation != organisation { return false }
        if let row, line.row != row { return false }
        if let genre, line.genre != genre { return false }
        if let year, line.year != year { return false }
        if let validity, line.validity != validity { return false }
        if let isTopicWanted, line.topic == 0 || !isTopicWanted[Int(line.topic)] { return false }
        return true
    }
}

/// Counts lines by their kinds, as numbers first.
struct FacetTally: Sendable {
    private(set) var total = 0
    private var organisations: [Int]
    private var topics: [Int]
    private var genres: [Int]
    private var validities = [Int](repeating: 0, count: Validity.allCases.count)
    private var years: [Int16: Int] = [:]
    private var year: (number: Int16, total: Int) = (0, 0)

    init(words: Int) {
        organisations = [Int](repeating: 0, count: words)
        topics = organisations
        genres = organisations
    }

    mutating func count(_ line: RegisterLines.ShownLine) {
        total += 1
        organisations[Int(line.organisation)] += 1
        topics[Int(line.topic)] += 1
        genres[Int(line.genre)] += 1
        validities[Int(line.validity)] += 1
        // Lines come by their day: one year after the other.
        if line.year != year.number {
            years[year.number, default: 0] += year.total
            year = (line.year, 0)
        }
        year.total += 1
    }

    func facets(_ words: Wordbook) -> SearchFacets {
        var facets = SearchFacets()
        facets.total = total
        for (word, number) in zip(words.words, organisations) where number > 0 {
            if let organisation = Organisation.ID(word) { facets.organisations[organisation] = number }
        }
        // Facets show the 22 classes, not their sub-classes: the first two figures of the code.
        for (word, number) in zip(words.words, topics).dropFirst() where number > 0 {
            facets.topics[String(word.prefix(2)), default: 0] += number
        }
        for (word, number) in zip(words.words, genres) where number > 0 { facets.genres[word] = number }
        for (validity, number) in zip(Validity.allCases, validities) where number > 0 {
            facets.validities[validity] = number
        }
        for (year, number) in years where number > 0 { facets.years[Int(year)] = number }
        if year.total > 0 { facets.years[Int(year.number), default: 0] += year.total }
        return facets
    }
}
