/// A spelling that is wrong in every official text, and the right one.
package struct Misspelling: Hashable, Sendable {
    package var wrong: String
    package var right: String
    /// Characters before or behind with which it is something else: 按排 is wrong, 按排放标准 is not.
    package var notBefore: String
    package var notBehind: String

    package init(_ wrong: String, _ right: String, notBefore: String = "", notBehind: String = "") {
        self.wrong = wrong
        self.right = right
        self.notBefore = notBefore
        self.notBehind = notBehind
    }

    /// - Parameter text: a spelling a line, with tabs: wrong, right, characters that may not stand before it, and behind it, `-`
    ///   for none; `#` begins a comment.
    package static func list(parsing text: String) -> [Misspelling] {
        text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.compactMap { line in
            let fields = line.split(separator: "\t").map { $0 == "-" ? "" : String($0) }
            guard fields.count >= 2, !fields[0].isEmpty, !fields[1].isEmpty else { return nil }
            return Misspelling(
                fields[0], fields[1], notBefore: fields.count > 2 ? fields[2] : "",
                notBehind: fields.count > 3 ? fields[3] : "")
        }
    }
}

extension GuardRules {
    /// Precision before recall: who is told wrongly three times reads no warning more.
    func wordingFindings(in text: GuardText) -> [LocatedFinding] {
        text.marks.compactMap { mark in
            guard let index = mark.misspelling else { return nil }
            let misspelling = misspellings[index]
            if let before = text.scalar(at: mark.range.lowerBound - 1),
                misspelling.notBefore.unicodeScalars.contains(before)
            {
                return nil
            }
            if let behind = text.scalar(at: mark.range.upperBound),
                misspelling.notBehind.unicodeScalars.contains(behind)
            {
                return nil
            }
            return text.finding(.wording, .warn, mark.range, replacement: misspelling.right)
        }
    }
}
