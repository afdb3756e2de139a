/// The first six or eight digits of bank cards, by which banks are known (ISO/IEC 7812).
package struct CardPrefixes: Sendable {
    private let six: Set<Int>
    private let eight: Set<Int>

    /// - Parameter text: a prefix a line, or the first and the last of several in a row with a hyphen; `#` begins a comment.
    package init(parsing text: String) {
        var (six, eight) = (Set<Int>(), Set<Int>())
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let ends = line.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last, last - first < 10_000 else { continue }
            if first < 1_000_000 { six.formUnion(first...last) } else { eight.formUnion(first...last) }
        }
        self.six = six
        self.eight = eight
    }

    func begin(_ digits: String) -> Bool {
        Int(digits.prefix(6)).map(six.contains) ?? false || Int(digits.prefix(8)).map(eight.contains) ?? false
    }
}

/// Bank cards of persons: 金融账户 in the sense of PIPL Art 28.
extension GuardRules {
    /// A number that a bank may have given out (Luhn, ISO/IEC 7812-1 Annex B), unless it is said to be something else, or to
    /// be of an office or a company.
    func cardFinding(_ candidate: NumberCandidate, in text: GuardText) -> LocatedFinding? {
        let digits = candidate.digits
        guard (16...19).contains(digits.utf8.count), isShapedAsCard(candidate), cards.begin(digits), Self.isLuhn(digits)
        else { return nil }
        let range = candidate.range
        if text.isPartOfMore(range) || text.isAmount(range) || text.isCode(range) { return nil }
        if text.kind(ofTableAt: range.lowerBound) != .people, isOfOrganisation(range, in: text) { return nil }
        return text.finding(.bankCard, .block, range, replacement: mask.bankCard(digits))
    }

    private func isShapedAsCard(_ candidate: NumberCandidate) -> Bool {
        if candidate.shape.count == 1 { return true }
        if candidate.isCutOut && candidate.shape.count > 5 { return false }
        return candidate.shape.dropLast().allSatisfy { $0 == 4 } || candidate.shape == [6, 13]
            || candidate.shape == [6, 10]
    }

    private func isOfOrganisation(_ range: Range<Int>, in text: GuardText) -> Bool {
        let rowStart = text.segment(at: range.lowerBound)?.cell?.rowStart ?? 0
        for mark in text.marks(before: range.lowerBound, within: 60, notBefore: rowStart) {
            if mark.senses.contains(.privateMatter) { return false }
            if mark.senses.contains(.person), text.name(after: mark) != nil { return false }
            if mark.senses.contains(.account) { return true }
        }
        return text.firstMark(after: range.upperBound, within: 30) { $0.senses.contains(.account) } != nil
    }

    private static func isLuhn(_ digits: String) -> Bool {
        var sum = 0
        for (index, digit) in digits.utf8.reversed().enumerated() {
            let value = Int(digit) - 0x30
            let doubled = index.isMultiple(of: 2) ? value : value * 2
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum.isMultiple(of: 10)
    }
}
