/// What must not be public at all (Arts 14 to 17 of the Regulation): marks of 国家秘密 and of papers for the office alone, as
/// marks. Sentences about secrets are no alarm.
extension GuardRules {
    /// Marks stand at the top (GB/T 9704-2012, 7.2.2).
    private static let top = 12

    func markFindings(in text: GuardText) -> [LocatedFinding] {
        text.marks.compactMap { secrecyFinding($0, in: text) } + lineFindings(in: text)
    }

    /// 机密★10年, and 密级：秘密 also over two cells.
    private func secrecyFinding(_ mark: WordMark, in text: GuardText) -> LocatedFinding? {
        guard mark.senses.contains(.secrecyLevel) else { return nil }
        if let before = text.scalar(at: mark.range.lowerBound - 1), "“\"'‘《〈".unicodeScalars.contains(before) {
            return nil
        }
        var end = mark.range.upperBound
        while text.scalar(at: end) == " " { end += 1 }
        if let star = text.scalar(at: end), star == "★" || star == "☆" {
            return text.finding(.secrecyMark, .block, mark.range.lowerBound..<(end + 1))
        }
        guard !(text.scalar(at: mark.range.upperBound)?.isCommonHan ?? false),
            let field = text.marks(before: mark.range.lowerBound, within: 10)
                .first(where: { $0.senses.contains(.secrecyField) }),
            text.plain[field.range.upperBound..<mark.range.lowerBound].contains(where: {
                $0 == ":" || $0 == GuardText.gap
            }),
            !text.plain[field.range.upperBound..<mark.range.lowerBound].contains(where: \.isCommonHan)
        else { return nil }
        return text.finding(.secrecyMark, .block, field.range.lowerBound..<mark.range.upperBound)
    }

    // MARK: Lines of their own

    private static let levels: Set<String> = ["绝密", "机密", "秘密"]
    private static let internalLines: Set<String> = [
        "内部资料", "内部文件", "内部材料", "内部使用", "内部参阅", "内部资料注意保存", "内部资料请勿外传", "内部资料不得外传", "内部文件注意保存", "内部文件不得外传",
        "仅供内部使用", "仅供内部参考", "注意保存", "不得外传", "请勿外传", "严禁外传", "禁止外传", "此件不公开", "此件不予公开", "此件依申请公开", "此件内部公开", "不予公开",
        "公开方式:依申请公开", "公开方式:不予公开", "公开属性:依申请公开", "公开属性:不予公开", "公开形式:依申请公开", "公开形式:不予公开", "公开类别:依申请公开",
        "公开类别:不予公开", "内部明电", "内部传真",
    ]
    /// 依申请公开 is the name of a section, too: as a mark it is at the end.
    private static let lastLines: Set<String> = ["依申请公开"]

    private func lineFindings(in text: GuardText) -> [LocatedFinding] {
        let lines = text.lines
        return lines.enumerated().compactMap { number, line in
            let words = text.compact(line)
            if Self.levels.contains(words), number < Self.top { return text.finding(.secrecyMark, .block, line) }
            if Self.internalLines.contains(words) { return text.finding(.internalMark, .block, line) }
            if Self.lastLines.contains(words), number > 3, number >= lines.count - 4 {
                return text.finding(.internalMark, .block, line)
            }
            return nil
        } + bracketFindings(in: text)
    }

    /// （此件不公开）, wherever the lines of the original went.
    private func bracketFindings(in text: GuardText) -> [LocatedFinding] {
        text.plain.indices.compactMap { open in
            guard text.plain[open] == "(", text.scalar(at: open + 1) == "此", text.scalar(at: open + 2) == "件",
                let close = text.plain[open...].prefix(16).firstIndex(of: ")"),
                Self.internalLines.contains(text.compact((open + 1)..<close)), !isLine(open..<(close + 1), in: text)
            else { return nil }
            return text.finding(.internalMark, .block, open..<(close + 1))
        }
    }

    private func isLine(_ range: Range<Int>, in text: GuardText) -> Bool {
        let (before, after) = (text.scalar(at: range.lowerBound - 1), text.scalar(at: range.upperBound))
        let isEdge: (Unicode.Scalar?) -> Bool = { $0 == nil || $0 == "\n" || $0 == GuardText.gap }
        return isEdge(before) && isEdge(after)
    }
}

extension GuardText {
    /// The lines of all texts that are not empty, without the blanks around them. A row of one cell is one.
    var lines: [Range<Int>] {
        segments.filter { $0.cell?.isAlone ?? true }.flatMap { segment in
            plain[segment.range].split(separator: "\n").compactMap { line in
                guard let first = line.firstIndex(where: { $0 != " " }), let last = line.lastIndex(where: { $0 != " " })
                else { return nil }
                return first..<(last + 1)
            }
        }
    }

    /// The words of a short line without blanks and what is around and between them; empty for a long one.
    func compact(_ line: Range<Int>) -> String {
        guard line.count <= 24 else { return "" }
        return String(String.UnicodeScalarView(plain[line].filter { !" ()[],、;。!【】〔〕《》".unicodeScalars.contains($0) }))
    }
}
