import Domain
import Storage

extension Office {
    /// The next number of the organisation's series for this year, taken in the transaction that publishes.
    func giveIndexNumber(
        to document: Document, in organisation: Organisation, row: String?, at now: Instant, _ tx: any Transaction
    ) throws -> String {
        var numbers = try IndexNumbers(of: organisation, expected: 1, tx)
        let number = try numbers.give(to: document.id, row: row, on: now.day)
        try DocumentTable.setIndexNumber(number, of: document.id, tx)
        try tx.runAll(numbers.statements)
        return number
    }
}

/// Index numbers of one organisation, for as many documents as one transaction publishes: each counter is read once and
/// written once.
struct IndexNumbers {
    private struct Series {
        var last: Int
        /// Numbers that are looked up already, up to this one.
        var known: Int
    }

    private let organisation: Organisation
    private let template: IndexNumberTemplate
    /// How many numbers are looked up at a time.
    private let expected: Int
    private let tx: any Transaction
    private var series: [String: Series] = [:]
    private var holders: [String: Document.ID] = [:]
    private var declared: Set<String> = []
    private var allocations: [SQL] = []

    init(of organisation: Organisation, expected: Int, _ tx: any Transaction) throws {
        self.organisation = organisation
        self.expected = expected
        self.tx = tx
        template = try IndexNumberTemplate(parsing: organisation.indexTemplate)
    }

    /// What is to be written when the documents are there.
    var statements: [SQL] {
        series.sorted { $0.key < $1.key }.map { NumberTable.move($0.key, to: $0.value.last) } + allocations
    }

    mutating func give(to document: Document.ID, row: String?, on day: Day) throws -> String {
        let values = values(on: day, row)
        let name = template.series(values)
        var counter = try series[name] ?? Series(last: NumberTable.last(in: name, tx), known: 0)
        while true {
            counter.last += 1
            if counter.last > counter.known {
                let part = counter.last..<counter.last + expected
                let numbers = part.map { template.format(values, sequence: $0) }
                holders.merge(try DocumentTable.holders(of: numbers, tx)) { known, _ in known }
                counter.known = part.upperBound - 1
            }
            let number = template.format(values, sequence: counter.last)
            series[name] = counter
            // A document that came with a number of this series, from another office or another time, keeps it.
            guard let holder = holders[number] else {
                allocations.append(
                    NumberTable.insertion(name, counter.last, for: document, isDeclared: false))
                return number
            }
            if !declared.contains(number) {
                allocations.append(NumberTable.insertion(name, counter.last, for: holder, isDeclared: true))
            }
        }
    }

    /// Keeps the index number a document came with. One of the organisation's own series moves the counter on, so that
    /// it is not given out again.
    mutating func declare(_ number: String, by document: Document.ID, row: String?) throws {
        holders[number] = document
        guard let year = IndexNumber(number)?.year, let day = Day(year, 1, 1) else { return }
        let values = values(on: day, row)
        guard let sequence = template.match(number, values) else { return }
        let name = template.series(values)
        var counter = try series[name] ?? Series(last: NumberTable.last(in: name, tx), known: 0)
        counter.last = max(counter.last, sequence)
        series[name] = counter
        declared.insert(number)
        allocations.append(NumberTable.insertion(name, sequence, for: document, isDeclared: true))
    }

    private func values(on day: Day, _ row: String?) -> IndexNumberTemplate.Values {
        IndexNumberTemplate.Values(
            organisation: organisation.indexPrefix, region: organisation.regionCode ?? "", givenOn: day, row: row ?? ""
        )
    }
}
