/// A public 规章 or 行政规范性文件 with the days that the annual report counts it by.
package struct NormativeDocument: Hashable, Sendable {
    package var document: Document.ID
    package var title: String
    package var form: LegalForm
    /// 成文日期
    package var madeOn: Day
    /// When the program made it public.
    package var publishedOn: Day?
    /// The first day on which it was not in force any more.
    package var endedOn: Day?

    package init(
        document: Document.ID, title: String, form: LegalForm, madeOn: Day, publishedOn: Day?, endedOn: Day?
    ) {
        self.document = document
        self.title = title
        self.form = form
        self.madeOn = madeOn
        self.publishedOn = publishedOn
        self.endedOn = endedOn
    }

    /// What was decided, or what its own last day says, whichever came first.
    /// - Parameter decidedOn: the day on which somebody decided how it stands.
    package static func end(expiresOn: Day?, decided: Validity.Decided?, decidedOn: Day?) -> Day? {
        let expiry = expiresOn.map { $0 + 1 }
        switch decided {
        case .repealed, .expired: return [expiry, decidedOn].compactMap(\.self).min()
        case .amended, .inForce, nil: return expiry
        }
    }

    /// Whether it is among those that a measure counts in a year; nil of a measure that does not count documents.
    package func counts(as measure: DisclosureMeasure, in year: Int) -> Bool? {
        switch measure {
        case .made: madeOn.year == year
        case .repealed: endedOn?.year == year && madeOn.year <= year
        case .valid: madeOn.year <= year && (endedOn.map { $0.year > year } ?? true)
        case .published: publishedOn?.year == year
        case .allPublished: publishedOn.map { $0.year <= year } ?? false
        case .previous, .change, .decisions, .projects, .amount: nil
        }
    }
}

extension [NormativeDocument] {
    package func count(of measure: DisclosureMeasure, in year: Int) -> Int? {
        let answers = map { $0.counts(as: measure, in: year) }
        return answers.contains(nil) ? nil : answers.count { $0 == true }
    }
}
