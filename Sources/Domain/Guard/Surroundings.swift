/// Whose a number is, as far as the words around it tell.
enum Surroundings {
    case person, office, code, unknown
}

extension GuardText {
    private static let before = 60
    private static let privateBefore = 40
    private static let after = 25

    /// The nearest word before a number decides, of a person or of an office; then what follows.
    func surroundings(of range: Range<Int>) -> Surroundings {
        if isCode(range) { return .code }
        if isOfSomebody(range) { return .person }
        let rowStart = segment(at: range.lowerBound)?.cell?.rowStart ?? 0
        var isLabelled = false
        for mark in marks(before: range.lowerBound, within: Self.before, notBefore: rowStart) {
            if tellsOfPerson(mark), range.lowerBound - mark.range.upperBound <= Self.privateBefore { return .person }
            if mark.senses.contains(.office) { return .office }
            isLabelled = isLabelled || mark.senses.contains(.phoneLabel)
        }
        if let mark = firstMark(after: range.upperBound, within: Self.after, where: tellsOfPerson),
            !hasSentenceEnd(range.upperBound..<mark.range.lowerBound)
        {
            return .person
        }
        if isLabelled { return .office }
        return name(before: range.lowerBound, within: 24) == nil ? .unknown : .person
    }

    /// 申请人的邮箱是…, of somebody without a name.
    private func isOfSomebody(_ range: Range<Int>) -> Bool {
        guard let label = label(before: range.lowerBound, of: [.phoneLabel, .reach]) else { return false }
        let start = label.range.lowerBound
        // 被申请人 is an office more often than not.
        return scalar(at: start - 1) == "的" && hasWord(.person, endingAt: start - 1)
            && !hasText("被申请人", endingAt: start - 1)
    }

    private func hasText(_ text: String, endingAt end: Int) -> Bool {
        let wanted = Array(text.unicodeScalars)
        return end >= wanted.count && plain[(end - wanted.count)..<end].elementsEqual(wanted)
    }

    private func hasSentenceEnd(_ range: Range<Int>) -> Bool {
        plain[range].contains { $0 == "。" || $0 == "\n" || $0 == Self.gap }
    }

    private func tellsOfPerson(_ mark: WordMark) -> Bool {
        if mark.senses.contains(.privateMatter) { return true }
        return mark.senses.contains(.person) && name(after: mark) != nil
    }

    /// Whether a word such as 项目编号 stands right before.
    func isCode(_ range: Range<Int>) -> Bool {
        guard let mark = label(before: range.lowerBound, of: [.code, .identityLabel]) else { return false }
        return !mark.senses.contains(.identityLabel)
    }

    // MARK: Marks

    private func firstIndex(from position: Int) -> Int {
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Those that end before a place, the nearest first.
    func marks(before position: Int, within limit: Int, notBefore lowest: Int = 0) -> some Sequence<WordMark> {
        let end = firstIndex(from: position)
        let start = firstIndex(from: max(lowest, position - limit))
        return marks[start..<max(start, end)].reversed().lazy.filter { $0.range.upperBound <= position }
    }

    func firstMark(after position: Int, within limit: Int, where isWanted: (WordMark) -> Bool) -> WordMark? {
        marks[firstIndex(from: position)...].prefix { $0.range.lowerBound <= position + limit }.first(where: isWanted)
    }

    func hasWord(_ sense: WordSense, endingAt position: Int) -> Bool {
        marks(before: position, within: 8).contains {
            $0.range.upperBound == position && !$0.senses.isDisjoint(with: sense)
        }
    }

    func hasWord(_ sense: WordSense, within limit: Int, around range: Range<Int>) -> Bool {
        marks(before: range.lowerBound, within: limit).contains { !$0.senses.isDisjoint(with: sense) }
            || firstMark(after: range.upperBound, within: limit) { !$0.senses.isDisjoint(with: sense) } != nil
    }

    /// The word of these senses that a number follows at once: 身份证号码：, 卡号为. Of several, the longest.
    func label(before position: Int, of senses: WordSense) -> WordMark? {
        var found: WordMark?
        for mark in marks(before: position, within: 24) where !mark.senses.isDisjoint(with: senses) {
            if let found, mark.range.upperBound < found.range.upperBound { break }
            if found == nil, !isLink(mark.range.upperBound..<position) { break }
            found = mark
        }
        return found
    }

    private func isLink(_ range: Range<Int>) -> Bool {
        range.count <= 6
            && plain[range].allSatisfy { scalar in
                !scalar.isCommonHan && !scalar.isDigit && !scalar.isASCIILetter
                    && !",。;、".unicodeScalars.contains(scalar)
                    || "号码为是第".unicodeScalars.contains(scalar)
            }
    }
}
