/// The report of an older year as it was published elsewhere, with what it is said to be.
package struct ReportImport: Hashable, Sendable {
    package var year: Int
    package var scope: ReportScope
    package var reading: ReportReading
    /// The day on which it really was published, where somebody says it; else what the file says of itself.
    package var publishedOn: Day?
    /// The document through which it is public already.
    package var document: Document.ID?

    package init(
        year: Int, scope: ReportScope, reading: ReportReading, publishedOn: Day? = nil, document: Document.ID? = nil
    ) {
        self.year = year
        self.scope = scope
        self.reading = reading
        self.publishedOn = publishedOn ?? reading.content.publishedOn
        self.document = document
    }
}

/// Why a file is not the report that it is said to be.
package enum ReportImportProblem: Hashable, Sendable {
    case unread(ReportReadingFault)
    /// No program here could open it.
    case unopened
    /// In bytes.
    case tooLarge(limit: Int)
    case tableMissing(ReportSection)
    case figureMissing(ReportCell)
    case otherOrganisation(title: String)
    case otherYear(Int)
    /// The tables are those of this form, which the year does not have.
    case otherForm(ReportFormat)
    case textTooLong(ReportSection, limit: Int)
    /// With a character that no text has.
    case textUnreadable(ReportSection)
}

extension ReportImport {
    /// What keeps it from being brought in. That a rule between its figures does not hold does not: it was published so.
    package func issues(for organisation: Organisation, today: Day) -> [Issue] {
        var issues: [Issue] = []
        if !ReportUnits.scopes(organisation.kind).contains(scope) { issues.append(Issue("scope", .notAllowed)) }
        if year >= today.year || ReportFormat.of(year: year) == nil {
            issues.append(Issue("year", .malformed(expected: "2019到\(today.year - 1)之间的年份")))
        }
        if let publishedOn {
            if publishedOn > today { issues.append(Issue("publishedOn", .dateInFuture)) }
            // The figures are those of the whole year.
            if publishedOn.year <= year {
                issues.append(Issue("publishedOn", .malformed(expected: "\(year + 1)年1月1日或者以后的日期")))
            }
        } else if document == nil {
            issues.append(Issue("publishedOn", .missing))
        }
        return issues + problems(for: organisation).map { Issue("file", .report($0)) }
    }

    private func problems(for organisation: Organisation) -> [ReportImportProblem] {
        let content = reading.content
        if let found = content.year, found != year { return [.otherYear(found)] }
        if let named = ReportTitle.organ(of: content.title, year: year), !organisation.isCalled(named) {
            return [.otherOrganisation(title: content.title)]
        }
        if !reading.faults.isEmpty { return reading.faults.map(ReportImportProblem.unread) }
        if content.format != ReportFormat.of(year: year) { return [.otherForm(content.format)] }
        return missing + texts
    }

    /// Of a table that is not there at all no cell is named.
    private var missing: [ReportImportProblem] {
        let told = Set(reading.content.tables.cells.keys.map(\.section))
        let cells = reading.content.tables.missing(reading.content.format)
        let tables = ReportSection.allCases.filter { section in
            !told.contains(section) && cells.contains { $0.section == section }
        }
        return tables.map(ReportImportProblem.tableMissing)
            + cells.filter { told.contains($0.section) }.map(ReportImportProblem.figureMissing)
    }

    private var texts: [ReportImportProblem] {
        ReportSection.allCases.compactMap { section in
            guard let text = reading.content.texts[section] else { return nil }
            if text.count > ReportAct.Limit.text { return .textTooLong(section, limit: ReportAct.Limit.text) }
            return text.utf8.contains(0) ? .textUnreadable(section) : nil
        }
    }
}

extension ReportTitle {
    /// 某局 of 某局2023年政府信息公开工作年度报告, 2023年度某局政府信息公开年报 and 某局关于2023年…; nil of a title that names none.
    static func organ(of title: String, year: Int) -> String? {
        let scalars = title.unicodeScalars.map(\.halfWidth).filter { !$0.properties.isWhitespace && $0 != "《" }
        var name = String(String.UnicodeScalarView(scalars))
        if let phrase = name.firstRange(of: "政府信息公开") { name = String(name[..<phrase.lowerBound]) }
        for words in ["\(year)年度", "\(year)年"] { name = name.replacing(words, with: "") }
        if name.hasPrefix("关于") { name.removeFirst(2) }
        if name.hasSuffix("关于") { name.removeLast(2) }
        return name.isEmpty ? nil : name
    }
}

extension Organisation {
    fileprivate func isCalled(_ name: String) -> Bool { [self.name, shortName, placeName].contains(name) }
}
