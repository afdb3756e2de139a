import Domain

/// What is wrong with a line of an import file. The names of the fields are a contract of the command line.
struct LineProblem: Encodable, Hashable, Error {
    /// From 1.
    var line: Int
    /// `line` where the line as a whole is wrong.
    var field: String
    /// The stable word that programs read.
    var code: String
    /// What is wrong, and what would be right.
    var reason: String

    init(line: Int, field: String = "line", code: String, reason: String) {
        self.line = line
        self.field = field
        self.code = code
        self.reason = reason
    }

    /// What an action refused, in the names that the file has for its fields.
    init(line: Int, _ issue: Issue) {
        let names = ["topic": "topics", "sourceAddress": "sourceURL"]
        let field = names[issue.field] ?? issue.field
        self.init(line: line, field: field, code: issue.code, reason: issue.words)
    }

    var words: String { "\(field): \(reason)" }
}
