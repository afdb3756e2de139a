/// What tells more of a named person than anybody needs to know. Sentences about the ill, the disabled or children in general
/// name nobody and are no alarm; nor are those who hold an office, are chosen for one, or are honoured.
extension GuardRules {
    func personFindings(in text: GuardText) -> [LocatedFinding] {
        text.marks.compactMap { mark in
            if mark.senses.contains(.birth), let finding = birthFinding(mark, in: text) { return finding }
            if mark.senses.contains(.disease), let finding = healthFinding(mark, in: text) { return finding }
            if mark.senses.contains(.disabilityGrade) { return disabilityFinding(mark, in: text) }
            if !mark.senses.isDisjoint(with: [.pupil, .child]) { return minorFinding(mark, in: text) }
            return nil
        }
    }

    /// A name beside the day of birth: “never publish birth date + name + village together” (law/10 §10.2). Officials show the
    /// month alone.
    private func birthFinding(_ mark: WordMark, in text: GuardText) -> LocatedFinding? {
        guard let day = text.fullDate(near: mark.range),
            let name = text.name(before: min(day.lowerBound, mark.range.lowerBound), within: 30),
            !text.hasWord(.publicLife, within: 40, around: mark.range)
        else { return nil }
        let range = name.lowerBound..<max(day.upperBound, mark.range.upperBound)
        return text.finding(.nameWithBirth, .block, range)
    }

    /// 医疗健康 in the sense of PIPL Art 28.
    private func healthFinding(_ mark: WordMark, in text: GuardText) -> LocatedFinding? {
        guard
            let diagnosis = text.marks(before: mark.range.lowerBound, within: 12)
                .first(where: { $0.senses.contains(.diagnosis) }),
            let name = text.name(before: diagnosis.range.lowerBound, within: 16),
            !text.hasWord(.publicLife, within: 20, around: name)
        else { return nil }
        return text.finding(.health, .block, name.lowerBound..<mark.range.upperBound)
    }

    private func disabilityFinding(_ mark: WordMark, in text: GuardText) -> LocatedFinding? {
        guard let name = text.name(before: mark.range.lowerBound, within: 16) else { return nil }
        return text.finding(.disability, .block, name.lowerBound..<mark.range.upperBound)
    }

    /// Children under fourteen have special protection (PIPL Art 28); a pupil with school class can be found by everybody.
    private func minorFinding(_ mark: WordMark, in text: GuardText) -> LocatedFinding? {
        guard let name = text.name(after: mark) else { return nil }
        if mark.senses.contains(.child) {
            return text.finding(.minor, .block, mark.range.lowerBound..<name.upperBound)
        }
        guard
            let schoolClass = text.marks(before: mark.range.lowerBound, within: 16)
                .first(where: { $0.senses.contains(.schoolClass) })
                ?? text.firstMark(after: name.upperBound, within: 20, where: { $0.senses.contains(.schoolClass) })
        else { return nil }
        let start = min(schoolClass.range.lowerBound, mark.range.lowerBound)
        return text.finding(.minor, .warn, start..<max(name.upperBound, schoolClass.range.upperBound))
    }
}

extension GuardText {
    /// A date with its day right before or after a word, such as 1975年5月12日出生 and 出生日期：1975-05-12.
    fileprivate func fullDate(near range: Range<Int>) -> Range<Int>? {
        let near = (range.lowerBound - 14)..<(range.upperBound + 16)
        var index = firstNumber(from: near.lowerBound)
        while index + 2 < numbers.count, numbers[index].range.lowerBound < near.upperBound {
            let parts = numbers[index...(index + 2)]
            let counts = parts.map(\.count)
            let isDate =
                counts[0] == 4 && counts[1] <= 2 && counts[2] <= 2
                && isSeparator(parts[index].range.upperBound..<parts[index + 1].range.lowerBound, "年-./")
                && isSeparator(parts[index + 1].range.upperBound..<parts[index + 2].range.lowerBound, "月-./")
            if isDate { return parts[index].range.lowerBound..<parts[index + 2].range.upperBound }
            index += 1
        }
        return nil
    }

    private func isSeparator(_ range: Range<Int>, _ wanted: String) -> Bool {
        range.count <= 3 && plain[range].contains { wanted.unicodeScalars.contains($0) }
    }

    /// In `numbers`.
    func firstNumber(from position: Int) -> Int {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
