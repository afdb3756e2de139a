/// The interchange format as CSV: one figure a line, by the names that it has in JSON.
package enum ReportCSV {
    package static let head = ["table", "row", "column", "value"]

    package static func write(_ content: ReportContent) -> CSV {
        var rows: [[String]] = []
        if let year = content.year { rows.append(["report", "year", "", String(year)]) }
        rows.append(["report", "format", "", content.format.rawValue])
        if !content.title.isEmpty { rows.append(["report", "title", "", content.title]) }
        if let day = content.publishedOn { rows.append(["report", "published_on", "", day.iso]) }
        for cell in ReportCell.all(content.format) {
            guard let value = content.tables[cell] else { continue }
            let path = cell.path(content.format)
            rows.append([path[0], path[1], path.count > 2 ? path[2] : "", cell.written(value)])
        }
        for item in FeeItem.allCases {
            guard let value = content.tables[.fee(item)] else { continue }
            rows.append(["prose", item.rawValue, "", ReportCell.fee(item).written(value)])
        }
        for claim in content.claims {
            guard let key = claim.figure.key else { continue }
            let value = claim.figure.isMoney ? ReportMoney.yuan(claim.value) : String(claim.value)
            rows.append(["prose", key, claim.excerpt, value])
        }
        return CSV(head: head, rows: rows)
    }

    package static func read(_ text: String) -> ReportReading {
        var entries = ReportEntries()
        let lines = CSVLines(text)
        for (number, fields) in lines.fields where fields != [""] {
            if number == lines.fields.first?.line {
                if fields.map({ $0.lowercased() }) != head {
                    return ReportReading(
                        faults: [ReportReadingFault(.line(1), .malformed, found: fields.joined(separator: ","))])
                }
            } else if fields.count == 4 {
                entries.take(fields, line: number)
            } else {
                let problem = ReportReadingFault.Problem.figures(expected: 4, found: fields.count)
                entries.faults.append(
                    ReportReadingFault(.line(number), problem, found: fields.joined(separator: ",")))
            }
        }
        if lines.isOpen { entries.faults.append(ReportReadingFault(.line(lines.count), .malformed, found: "\"")) }
        return entries.reading
    }
}

extension ReportEntries {
    fileprivate mutating func take(_ fields: [String], line: Int) {
        let (table, row, column, value) = (fields[0], fields[1], fields[2], fields[3])
        let entry = Entry(path: [table, row] + (column.isEmpty ? [] : [column]), value: value, place: .line(line))
        switch (table, row) {
        case ("report", "year"):
            year = Int(value)
            if year == nil { faults.append(ReportReadingFault(.line(line), .wrongKind(.year), found: value)) }
        case ("report", "format"):
            format = ReportFormat(rawValue: value)
            if format == nil { faults.append(ReportReadingFault(.line(line), .unknownKey, found: value)) }
        case ("report", "title"): title = value
        case ("report", "published_on"):
            publishedOn = Day(iso: value)
            if publishedOn == nil { faults.append(ReportReadingFault(.line(line), .wrongKind(.day), found: value)) }
        case ("prose", _):
            claims.append((Entry(path: [row], value: value, place: .line(line)), column))
        case (_, _): figures.append(entry)
        }
    }
}

/// The fields of each line of CSV (RFC 4180), with the line at which they begin.
package struct CSVLines {
    package private(set) var fields: [(line: Int, fields: [String])] = []
    private(set) var count = 1
    /// It ended within quotes.
    private(set) var isOpen = false

    private var current: [String] = []
    private var field = String.UnicodeScalarView()
    private var start = 1

    package init(_ text: String) {
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars.drop(while: { $0 == "\u{FEFF}" }) {
            if isOpen {
                if scalar == "\"" { isOpen = false } else { field.append(scalar) }
            } else if scalar == "\"" {
                // Twice within quotes, it is one of the text.
                if before == "\"" { field.append(scalar) }
                isOpen = true
            } else if scalar == "," {
                endField()
            } else if scalar == "\n" {
                endLine()
            } else if scalar != "\r" {
                field.append(scalar)
            }
            if scalar == "\n" { count += 1 }
            before = scalar
        }
        if !field.isEmpty || !current.isEmpty { endLine() }
    }

    private mutating func endField() {
        // The apostrophe by which our own CSV keeps a spreadsheet from taking it for a formula.
        if field.first == "'", let sign = field.dropFirst().first, "=+-@".unicodeScalars.contains(sign) {
            field.removeFirst()
        }
        current.append(String(field))
        field = String.UnicodeScalarView()
    }

    private mutating func endLine() {
        endField()
        fields.append((start, current))
        current = []
        start = count + 1
    }
}
