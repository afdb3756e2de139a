import Domain
import Web

extension Issue {
    /// What is wrong, and what would be right, in the words of the command line.
    var words: String {
        switch problem {
        case .missing: "is missing"
        case .allMissing(let fields): "is missing; one of \(fields.joined(separator: ", ")) is enough"
        case .tooShort(let least): "is too short: at least \(least) characters"
        case .tooLong(let limit): "is too long: at most \(limit) characters"
        case .tooMany(let limit): "are too many: at most \(limit)"
        case .tooFew(let least): "are too few: at least \(least)"
        case .tooManyParts(let limit): "has too many paragraphs, cells and changes of look: at most \(limit) in all"
        case .tooDeep(let limit): "has lists, tables or quotes within each other too deeply: at most \(limit)"
        case .notADate: "is not a date that exists; write it as 2026-03-10"
        case .dateInFuture: "lies in the future"
        case .dateBefore(let other): "lies before \(other)"
        case .unknown(let value): "“\(value)” is not known"
        case .notOneOf(let values): "must be one of \(values.joined(separator: ", "))"
        case .malformed(let expected): "has the wrong form; right is: \(Self.forms[field] ?? expected)"
        case .taken(let holder): "is taken by “\(holder)”"
        case .notAdopted(let row): "“\(row)” is not a row that the organisation has taken; take it at the desk first"
        case .alreadyImported: "was imported before with other content; correct that document at the desk"
        case .notAllowed: "is not allowed here"
        case .doesNotMatch: "does not match"
        case .identityNumber: "is not an identity number: 18 characters with a date of birth and a check character"
        case .unreadableLine(let line, let text): "line \(line), “\(text)”, cannot be read"
        case .repeatedLine(let line, let text): "line \(line), “\(text)”, names something again"
        case .unknownPlace(let place, let line): "has {\(place)} in line \(line), which means nothing"
        case .file(let fault): "cannot be taken (\(fault.code))"
        case .guarded(let kind, let excerpt):
            "must not become public (\(kind.rawValue)): “\(excerpt)”; mend it, or say with --let-pass why it may"
        case .tellsOf(let field): "tells of the applicant: \(field)"
        case .report(let problem): sentence(for: problem)
        }
    }

    /// The forms that pages describe in Chinese.
    private static let forms = [
        "code": "lower-case letters, digits and hyphens, beginning with a letter, at most 40",
        "creditCode": "the 18 characters of a unified social credit code with its check character",
        "regionCode": "six digits",
        "login": "lower-case letters, digits and hyphens",
        "password": "without the login in it, and not a few characters over and over",
        "sourceAddress": "an address that begins with https:// or http://",
        "sourceURL": "an address that begins with https:// or http://",
    ]
}
