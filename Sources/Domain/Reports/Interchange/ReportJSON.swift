/// The interchange format as JSON (docs/annual-report-format.md).
package enum ReportJSON {
    package static func read(_ text: String) -> ReportReading {
        do {
            let tree = try JSONTree(text)
            var reader = ReportJSONReader()
            reader.readTop(tree)
            return reader.entries.reading
        } catch {
            return ReportReading(faults: [error.readingFault])
        }
    }

    /// - Parameter agency: the name of the whole of which it tells.
    package static func write(_ content: ReportContent, agency: String = "") -> String {
        var writer = ReportJSONWriter()
        writer.write(content, agency: agency)
        return writer.text
    }
}

extension JSONTree.Fault {
    fileprivate var readingFault: ReportReadingFault {
        switch problem {
        case .unexpected(let found): ReportReadingFault(.line(line), .malformed, found: found)
        case .twice(let key): ReportReadingFault(.line(line), .twice, found: key)
        case .ended, .tooDeep: ReportReadingFault(.line(line), .malformed)
        }
    }
}

private struct ReportJSONReader {
    var entries = ReportEntries()

    private static let tables: Set<String> = ["table2", "table3", "table4"]
    /// What tells where a report comes from, and is no figure of it.
    private static let remarks: Set<String> = ["id", "agency", "level", "source"]

    mutating func readTop(_ tree: JSONTree) {
        switch tree {
        case .list(let reports) where reports.count == 1: readTop(reports[0], at: "[0]")
        case .list(let reports): entries.faults.append(ReportReadingFault(.report, .severalReports(reports.count)))
        case .object, .null, .boolean, .number, .text: readTop(tree, at: "")
        }
    }

    private mutating func readTop(_ tree: JSONTree, at path: String) {
        guard case .object(let members) = tree else { return complain(path, .wrongKind(.object), tree) }
        for member in members {
            switch (member.key, member.value) {
            case (let key, let value) where Self.tables.contains(key): readTable(value, [key])
            case ("prose", .list(let list)): for (index, entry) in list.enumerated() { readProse(entry, index) }
            case ("prose", let value): complain("prose", .wrongKind(.list), value)
            case ("texts", let value): readTexts(value)
            case ("year", .number(let digits)) where Int(digits).map { (2008...2099).contains($0) } == true:
                entries.year = Int(digits)
            case ("year", let value): complain("year", .wrongKind(.year), value)
            case ("format", .text(let name)) where ReportFormat(rawValue: name) != nil:
                entries.format = ReportFormat(rawValue: name)
            case ("title", .text(let title)): entries.title = title
            case ("published_on", .text(let day)) where Day(iso: day) != nil: entries.publishedOn = Day(iso: day)
            case ("published_on", let value): complain("published_on", .wrongKind(.day), value)
            case ("format", let value), ("title", let value): complain(member.key, .wrongKind(.text), value)
            case (let key, .text) where Self.remarks.contains(key): break
            case (let key, let value) where Self.remarks.contains(key): complain(key, .wrongKind(.text), value)
            case (let key, _): entries.faults.append(ReportReadingFault(.path(key), .unknownKey, found: key))
            }
        }
    }

    private mutating func readTable(_ tree: JSONTree, _ path: [String]) {
        switch tree {
        case .number(let digits): entries.figures.append(entry(path, digits))
        case .object(let members) where path.count < 3:
            for member in members { readTable(member.value, path + [member.key]) }
        case .null, .boolean, .text, .list, .object:
            complain(path.joined(separator: "."), .wrongKind(path.count == 1 ? .object : .number), tree)
        }
    }

    private func entry(_ path: [String], _ digits: String) -> ReportEntries.Entry {
        ReportEntries.Entry(path: path, value: digits, place: .path(path.joined(separator: ".")))
    }

    private mutating func readProse(_ tree: JSONTree, _ index: Int) {
        let place = "prose[\(index)]"
        guard case .list(let parts) = tree, parts.count == 3, case .text(let key) = parts[0],
            case .number(let value) = parts[1], case .text(let excerpt) = parts[2]
        else { return complain(place, .wrongKind(.entry), tree) }
        let entry = ReportEntries.Entry(path: [key], value: value, place: .path(place))
        entries.claims.append((entry, excerpt))
    }

    private mutating func readTexts(_ tree: JSONTree) {
        guard case .object(let members) = tree else { return complain("texts", .wrongKind(.object), tree) }
        for member in members {
            guard let number = Int(member.key), let section = ReportSection(rawValue: number) else {
                entries.faults.append(ReportReadingFault(.path("texts"), .unknownKey, found: member.key))
                continue
            }
            if case .text(let text) = member.value {
                entries.texts[section] = text
            } else {
                complain("texts.\(member.key)", .wrongKind(.text), member.value)
            }
        }
    }

    private mutating func complain(_ path: String, _ problem: ReportReadingFault.Problem, _ found: JSONTree) {
        let words =
            switch found {
            case .null: "null"
            case .boolean(let value): "\(value)"
            case .number(let digits): digits
            case .text(let text): "\"\(text)\""
            case .list: "[…]"
            case .object: "{…}"
            }
        entries.faults.append(ReportReadingFault(path.isEmpty ? .report : .path(path), problem, found: words))
    }
}
