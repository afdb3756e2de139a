@testable import Domain

/// The rules with the lists that the program brings.
enum GuardSamples {
    static let rules: GuardRules = {
        let cards = (try? ProjectFiles.text("Sources/Actions/Resources/Guard/card-prefixes.txt")) ?? ""
        let spellings = (try? ProjectFiles.text("Sources/Actions/Resources/Guard/misspellings.tsv")) ?? ""
        return GuardRules(cards: CardPrefixes(parsing: cards), misspellings: Misspelling.list(parsing: spellings))
    }()

    /// Of paragraphs, one a line.
    static func findings(_ text: String) -> [GuardFinding] {
        rules.findings(
            in: text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
                .text(.paragraph($0 + 1), String($1))
            })
    }

    static func findings(inTitle title: String, _ body: String) -> [GuardFinding] {
        rules.findings(in: [.text(.title, title), .text(.paragraph(1), body)])
    }

    static func findings(_ rows: [[String]], under caption: String = "") -> [GuardFinding] {
        rules.findings(in: [.text(.paragraph(1), caption), .table(PassageTable(.table(1), rows: rows))])
    }

    static func kinds(_ text: String) -> [GuardKind] { findings(text).map(\.kind) }
}

extension [GuardFinding] {
    /// `identity-number block 110105…`, as a test reads it.
    var told: [String] { map { "\($0.kind.rawValue) \($0.severity.rawValue) \($0.match)" } }
}
