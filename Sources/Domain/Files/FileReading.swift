/// What the program learned from a file: its words with their places, and what it has besides.
package struct FileReading: Hashable, Sendable, Codable {
    package var passages: [Passage]
    /// What is hidden in it, or tells of who made it. What its words say, the guard finds anew with each version of its rules.
    package var findings: [GuardFinding]
    package var pages: Int?
    /// Why some of it could not be read. Empty where all of it was.
    package var gaps: [Gap]

    package init(passages: [Passage] = [], findings: [GuardFinding] = [], pages: Int? = nil, gaps: [Gap] = []) {
        self.passages = passages
        self.findings = findings
        self.pages = pages
        self.gaps = gaps
    }

    package enum Gap: Hashable, Sendable, Codable {
        /// The program that reads such files is not installed, such as `tesseract`.
        case missing(program: String)
        case tooSlow(program: String)
        case failed(program: String)
        /// Neither program nor people can open it without a password.
        case encrypted
        case damaged
        /// It has more pages, rows or characters than are read.
        case tooLong(limit: Int)
    }
}

extension FileReading.Gap {
    /// A gap keeps a file from the public as a finding does: what was not read was not examined.
    package var finding: GuardFinding {
        switch self {
        case .missing(let program), .tooSlow(let program), .failed(let program):
            GuardFinding(.unread, .block, at: .whole, excerpt: program)
        case .tooLong(let limit): GuardFinding(.unread, .block, at: .whole, excerpt: String(limit))
        case .damaged: GuardFinding(.unread, .block, at: .whole)
        case .encrypted: GuardFinding(.encrypted, .block, at: .whole)
        }
    }
}
