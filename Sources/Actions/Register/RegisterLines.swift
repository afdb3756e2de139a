import Domain
import Storage

/// All documents, a line each, in the two orders in which lists show them: what is public by the day it is known by, and
/// everything by its last change. A value: whoever holds one counts in it while the next one is made.
struct RegisterLines: Sendable {
    /// Up to which entry of the journal the lines tell of documents.
    private(set) var sequence = 0
    /// The day that validities are of.
    private(set) var day = Day(number: 0)
    private(set) var words = Wordbook()
    private(set) var lines: [RegisterLine] = []
    /// Places in `lines`, by identifier.
    private(set) var byID: [Int32] = []
    private(set) var shown: [ShownLine] = []
    private(set) var changed: [ChangedLine] = []

    /// A line of the public lists, with what they filter and count by beside each other.
    struct ShownLine: Sendable {
        var place: Int32
        var year: Int16
        var organisation: UInt16
        var topic: UInt16
        var genre: UInt16
        var row: UInt16
        /// Its place in `Validity.allCases`.
        var validity: UInt8
    }

    /// A line of the desk's list.
    struct ChangedLine: Sendable {
        var place: Int32
        var organisation: UInt16
        var stage: UInt16
        var publicity: UInt16
    }

    /// How many documents are read at a time, and from how many changes on everything is read again.
    private static let pageLength = 2000

    /// Takes on what the journal tells of documents since, as this transaction sees it.
    /// - Returns: whether anything is another than before.
    mutating func follow(_ tx: any Transaction, on today: Day) throws -> Bool {
        let newest = try JournalTable.newestSequence(tx)
        // An older snapshot than the one that was read last has nothing to tell. A journal that is much shorter is another
        // one: the database was restored.
        let isBehind = newest > sequence
        let isOther = newest < sequence - Self.pageLength
        if isBehind || isOther {
            if isOther || newest - sequence > Self.pageLength {
                try readAll(tx, on: today)
            } else {
                try takeOn(JournalTable.documentsChanged(after: sequence, tx), tx)
            }
            sequence = newest
        }
        let isNewDay = day != today
        if isNewDay { judgeValidities(on: today) }
        return isBehind || isOther || isNewDay
    }

    func line(_ shown: ShownLine) -> RegisterLine { lines[Int(shown.place)] }
    func line(_ changed: ChangedLine) -> RegisterLine { lines[Int(changed.place)] }

    /// The line of a document, where it is published.
    /// - Parameter id: `Document.ID.number`
    func published(_ id: UInt128) -> ShownLine? {
        let position = byID.firstPosition { lines[Int($0)].id >= id }
        guard position < byID.count else { return nil }
        let place = byID[position]
        guard lines[Int(place)].id == id, lines[Int(place)].publicity == words.known("published") else { return nil }
        return shownLine(place)
    }

    private mutating func readAll(_ tx: any Transaction, on today: Day) throws {
        self = RegisterLines()
        day = today
        var last = ""
        while true {
            let rows = try tx.rows(
                "\(RegisterLine.columns) WHERE d.id > \(last) ORDER BY d.id LIMIT \(Self.pageLength)")
            for row in rows { lines.append(try RegisterLine(row, &words)) }
            guard let end = rows.last else { break }
            last = try end.get("id")
        }
        byID = lines.indices.map { Int32($0) }
        let published = words.known("published")
        shown = byID.filter { lines[Int($0)].publicity == published }.map(shownLine).sorted(by: isShownBefore)
        changed = byID.map(changedLine).sorted(by: isChangedBefore)
    }

    private mutating func takeOn(_ documents: [Document.ID], _ tx: any Transaction) throws {
        for start in stride(from: 0, to: documents.count, by: 50) {
            let part = Array(documents[start..<min(start + 50, documents.count)])
            let rows = try tx.rows("\(RegisterLine.columns) WHERE d.id IN (\(list: part)) ORDER BY d.id")
            for row in rows { put(try RegisterLine(row, &words)) }
        }
    }

    private mutating func put(_ line: RegisterLine) {
        let position = byID.firstPosition { lines[Int($0)].id >= line.id }
        let place: Int32
        if position < byID.count, lines[Int(byID[position])].id == line.id {
            place = byID[position]
            take(shownLine(place), from: \.shown, by: isShownBefore)
            take(changedLine(place), from: \.changed, by: isChangedBefore)
            lines[Int(place)] = line
        } else {
            place = Int32(lines.count)
            lines.append(line)
            byID.insert(place, at: position)
        }
        if line.publicity == words.known("published") { insert(shownLine(place), in: \.shown, by: isShownBefore) }
        insert(changedLine(place), in: \.changed, by: isChangedBefore)
    }

    private mutating func take<Line: Placed>(
        _ line: Line, from list: WritableKeyPath<Self, [Line]>, by isBefore: (Line, Line) -> Bool
    ) {
        let position = self[keyPath: list].firstPosition { !isBefore($0, line) }
        guard position < self[keyPath: list].count, self[keyPath: list][position].place == line.place else { return }
        self[keyPath: list].remove(at: position)
    }

    private mutating func insert<Line: Placed>(
        _ line: Line, in list: WritableKeyPath<Self, [Line]>, by isBefore: (Line, Line) -> Bool
    ) {
        let position = self[keyPath: list].firstPosition { !isBefore($0, line) }
        self[keyPath: list].insert(line, at: position)
    }

    private mutating func judgeValidities(on today: Day) {
        day = today
        for index in shown.indices { shown[index].validity = validity(lines[Int(shown[index].place)]) }
    }

    private func validity(_ line: RegisterLine) -> UInt8 {
        UInt8(Validity.allCases.firstIndex(of: line.validity(on: day)) ?? 0)
    }

    private func shownLine(_ place: Int32) -> ShownLine {
        let line = lines[Int(place)]
        return ShownLine(
            place: place, year: Int16(clamping: Day(number: Int(line.shownOn)).year), organisation: line.organisation,
            topic: line.topic, genre: line.genre, row: line.row, validity: validity(line))
    }

    private func changedLine(_ place: Int32) -> ChangedLine {
        let line = lines[Int(place)]
        return ChangedLine(
            place: place, organisation: line.organisation, stage: line.stage, publicity: line.publicity)
    }

    /// Newest first, as `ORDER BY shown_on DESC, id DESC`.
    private func isShownBefore(_ a: ShownLine, _ b: ShownLine) -> Bool {
        let (a, b) = (line(a), line(b))
        return (a.shownOn, a.id) > (b.shownOn, b.id)
    }

    private func isChangedBefore(_ a: ChangedLine, _ b: ChangedLine) -> Bool {
        let (a, b) = (line(a), line(b))
        return (a.changedAt, a.id) > (b.changedAt, b.id)
    }
}

/// A line that stands for one of `RegisterLines.lines`.
private protocol Placed {
    var place: Int32 { get }
}

extension RegisterLines.ShownLine: Placed {}
extension RegisterLines.ChangedLine: Placed {}
