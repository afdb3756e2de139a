/// Something a person can put right: which field, and what is wrong with it. Words are made where people read them.
package struct Issue: Error, Hashable, Sendable {
    package var field: String
    package var problem: Problem

    package init(_ field: String, _ problem: Problem) {
        self.field = field
        self.problem = problem
    }

    package enum Problem: Hashable, Sendable {
        case missing
        /// One of these fields is enough.
        case allMissing([String])
        case tooShort(least: Int)
        case tooLong(limit: Int)
        case tooMany(limit: Int)
        case tooFew(least: Int)
        /// A text of more paragraphs, cells and changes of look than can be kept.
        case tooManyParts(limit: Int)
        /// Lists, tables and quotes within each other.
        case tooDeep(limit: Int)
        case notADate
        case dateInFuture
        case dateBefore(field: String)
        case unknown(value: String)
        case notOneOf([String])
        case malformed(expected: String)
        case taken(by: String)
        /// A catalogue row that the organisation has not taken.
        case notAdopted(row: String)
        /// What comes again under the same name says something else.
        case alreadyImported
        case notAllowed
        case doesNotMatch
        case identityNumber(IdentityNumber.Fault)
        /// A line of a list, counted from 1, that cannot be read.
        case unreadableLine(Int, text: String)
        /// A line that says once more what another said.
        case repeatedLine(Int, text: String)
        /// Something in braces that means nothing, in a line counted from 1.
        case unknownPlace(String, line: Int)
        case file(FileFault)
        /// Words that would tell who asked for it: those of this field of the application.
        case tellsOf(field: String)
        case report(ReportImportProblem)
        /// Something that must not become public, among the words around it.
        case guarded(GuardKind, excerpt: String)
    }

    /// The stable code that programs read.
    package var code: String {
        switch problem {
        case .missing: "missing"
        case .allMissing: "all-missing"
        case .tooShort: "too-short"
        case .tooLong: "too-long"
        case .tooMany: "too-many"
        case .tooFew: "too-few"
        case .tooManyParts: "too-many-parts"
        case .tooDeep: "too-deep"
        case .notADate: "not-a-date"
        case .dateInFuture: "date-in-future"
        case .dateBefore: "date-before"
        case .unknown: "unknown"
        case .notOneOf: "not-one-of"
        case .malformed: "malformed"
        case .taken: "taken"
        case .notAdopted: "not-adopted"
        case .alreadyImported: "already-imported"
        case .notAllowed: "not-allowed"
        case .doesNotMatch: "does-not-match"
        case .identityNumber: "identity-number"
        case .unreadableLine: "unreadable-line"
        case .repeatedLine: "repeated-line"
        case .unknownPlace: "unknown-place"
        case .file(let fault): fault.code
        case .tellsOf: "tells-of-applicant"
        case .report: "not-the-report"
        case .guarded(let kind, _): kind.rawValue
        }
    }
}

extension Issue {
    /// What is wrong with something that a person says: a reason, an opinion.
    package static func all(ofWords words: String, field: String, limit: Int, areNeeded: Bool) -> [Issue] {
        if words.isEmpty { return areNeeded ? [Issue(field, .missing)] : [] }
        if words.count > limit { return [Issue(field, .tooLong(limit: limit))] }
        return words.utf8.contains(0) ? [Issue(field, .notAllowed)] : []
    }
}

/// All that is wrong with what was sent, at once.
package struct Invalid: Error, Hashable {
    package var issues: [Issue]

    package init(_ issues: [Issue]) {
        precondition(!issues.isEmpty)
        self.issues = issues
    }
}
