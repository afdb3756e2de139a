/// Document numbers as GB/T 9704-2012, 7.2.5 writes them: 〔2026〕5号. law/07 §7.5.
extension GuardRules {
    func numberFormatFindings(in text: GuardText) -> [LocatedFinding] {
        text.numbers.indices.compactMap { index in
            bracketFinding(text.numbers[index], followedBy: index + 1, in: text)
                ?? orderFinding(text.numbers[index], in: text)
        }
    }

    /// (2026)5号, 〔2026〕第5号, 〔2026〕05号. Court cases have words behind the bracket, projects letters before it.
    private func bracketFinding(_ year: NumberGroup, followedBy next: Int, in text: GuardText) -> LocatedFinding? {
        guard year.count == 4, ["19", "20"].contains(text.plainWords(year.range).prefix(2)), next < text.numbers.count,
            let open = text.scalar(at: year.range.lowerBound - 1), open.yearBracket == "〔",
            let before = text.scalar(at: year.range.lowerBound - 2), before.isCommonHan,
            let close = text.scalar(at: year.range.upperBound), close.yearBracket == "〕"
        else { return nil }
        let sequence = text.numbers[next]
        let between = text.plain[(year.range.upperBound + 1)..<sequence.range.lowerBound].filter { $0 != " " }
        guard between.isEmpty || between == ["第"], (1...5).contains(sequence.count),
            let end = text.numberSign(after: sequence.range.upperBound),
            !text.isOrder(endingAt: year.range.lowerBound - 1)
        else { return nil }
        let digits = text.plainWords(sequence.range).drop { $0 == "0" }
        let isTyped = text.typed[year.range.lowerBound - 1] == "〔" && text.typed[year.range.upperBound] == "〕"
        if isTyped, between.isEmpty, digits.count == sequence.count || digits.isEmpty { return nil }
        let range = (year.range.lowerBound - 1)..<end
        return text.finding(
            .numberFormat, .warn, range, replacement: "〔\(text.plainWords(year.range))〕\(digits)号")
    }

    /// 国务院令 711号
    private func orderFinding(_ number: NumberGroup, in text: GuardText) -> LocatedFinding? {
        var order = number.range.lowerBound
        while text.scalar(at: order - 1) == " " { order -= 1 }
        guard (1...4).contains(number.count), text.scalar(at: order - 1) == "令",
            let before = text.scalar(at: order - 2),
            "院席部".unicodeScalars.contains(before), let end = text.numberSign(after: number.range.upperBound)
        else { return nil }
        return text.finding(
            .numberFormat, .warn, (order - 1)..<end, replacement: "令第\(text.plainWords(number.range))号")
    }
}

extension GuardText {
    /// The end of 号 behind the digits of a number.
    fileprivate func numberSign(after end: Int) -> Int? {
        var position = end
        while scalar(at: position) == " ", position < end + 2 { position += 1 }
        return scalar(at: position) == "号" ? position + 1 : nil
    }

    /// Orders and announcements have forms of their own.
    fileprivate func isOrder(endingAt end: Int) -> Bool {
        guard let last = scalar(at: end - 1) else { return false }
        return last == "令" || last == "告" && scalar(at: end - 2) == "公"
    }
}
