// The checks of a report against another one: of the year before, of its units.

extension ReportCheck {
    var carried: RuleResult {
        var result = RuleResult()
        guard let previous else { return result }
        for column in ReportColumn.allCases {
            guard let carriedOut = previous.value(.cell(.request(.carriedOut, column))),
                let carriedIn = content.value(.cell(.request(.carriedIn, column)))
            else { continue }
            result.test(
                carriedIn == carriedOut,
                ReportFinding(
                    .carried, severity([.cell(.request(.carriedIn, column))]), .carried(column), expected: carriedOut,
                    found: carriedIn))
        }
        return result
    }

    var rollUp: RuleResult {
        var result = RuleResult()
        guard !units.isEmpty else { return result }
        let sum = ReportTables.sum(of: units.map(\.tables), content.format)
        for cell in ReportCell.all(content.format) {
            guard let expected = sum[cell], let found = content.tables[cell] else { continue }
            result.test(
                expected == found, ReportFinding(.rollUp, .error, .rollUp(cell), expected: expected, found: found))
        }
        return result
    }

    var validity: RuleResult {
        var result = RuleResult()
        for item in [DisclosureItem.regulations, .normativeDocuments] {
            func value(_ measure: DisclosureMeasure) -> Int? { content.tables[.disclosure(item, measure)] }
            guard let before = previous?.tables[.disclosure(item, .valid)], let made = value(.made),
                let repealed = value(.repealed), let valid = value(.valid)
            else { continue }
            let expected = before + made - repealed
            result.test(
                expected == valid,
                ReportFinding(.validity, .warning, .validity(item), expected: expected, found: valid))
        }
        return result
    }

    /// What was pending a year ago was decided since, or is pending still.
    var pending: RuleResult {
        var result = RuleResult()
        for block in Dispute.Block.allCases {
            guard let before = previous?.value(.cell(.dispute(block, .of(.pending)))),
                let now = content.value(.cell(.dispute(block, .total)))
            else { continue }
            result.test(
                before <= now, ReportFinding(.pending, .warning, .pending(block), expected: before, found: now))
        }
        return result
    }

    /// Texts of which nine tenths are the same (雷同).
    var likeness: RuleResult {
        var result = RuleResult()
        for (section, mine, other, theirs) in comparableTexts {
            result.test(
                !Self.isAlike(mine, theirs), ReportFinding(.likeness, .warning, .likeness(section, to: other.title)))
        }
        return result
    }

    /// What texts that are alike have in common, sentence by sentence.
    package var repetitions: [ReportRepetition] {
        comparableTexts.filter { Self.isAlike($0.mine, $0.theirs) }.map { section, mine, other, theirs in
            let known = Set(Self.sentences(theirs))
            return ReportRepetition(
                section: section, title: other.title, sentences: Self.sentences(mine).filter(known.contains))
        }
    }

    private var comparableTexts: [(section: ReportSection, mine: String, other: ReportContent, theirs: String)] {
        ([previous].compactMap(\.self) + units + neighbours).flatMap { other in
            ReportSection.written.compactMap { section in
                guard let mine = content.texts[section], let theirs = other.texts[section], mine.count >= Self.leastText
                else { return nil }
                return (section, mine, other, theirs)
            }
        }
    }

    private static func isAlike(_ mine: String, _ theirs: String) -> Bool {
        WordShingles(mine).likeness(to: WordShingles(theirs)) >= tooLike
    }

    private static func sentences(_ text: String) -> [String] {
        text.split(whereSeparator: { "。！？\n".contains($0) }).map(String.init)
    }

    /// Characters; a sentence or two say the same everywhere.
    package static let leastText = 80
    package static let tooLike = 0.9
}

/// What one text of a report has in common with that of another one.
package struct ReportRepetition: Hashable, Sendable {
    package var section: ReportSection
    /// Of the other report.
    package var title: String
    package var sentences: [String]
}
