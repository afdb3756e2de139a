/// 过程性信息 (Art 16(2) of the Regulation): papers on the way to a decision, published as if they were one.
extension GuardRules {
    private static let drafts = ["征求意见稿", "送审稿", "讨论稿", "草案", "修改稿", "初稿"]
    /// Whoever asks the public for its opinion publishes a draft, and whoever explains one names it. Draft budgets and plans
    /// are what congresses decide on.
    private static let drafting = ["征求", "征集", "意见", "说明", "解读", "采纳", "反馈", "听证", "预算", "决算", "计划", "审议", "审查"]
    /// Reports that are made for the public or for the people's congress.
    private static let publicReports = ["工作报告", "年度报告", "年报", "审计", "预算", "决算", "执行情况", "法治政府", "评估报告", "调查报告", "统计"]

    func processFindings(in text: GuardText) -> [LocatedFinding] {
        let heads = text.heads
        let words = heads.map(text.compactTitle)
        let isDraftMeant = words.contains { line in
            let others = Self.drafts.reduce(line) { $0.replacing($1, with: "") }
            return Self.drafting.contains(where: others.contains)
        }
        let closings = closings(in: text)
        var findings: [LocatedFinding] = []
        for (head, line) in zip(heads, words) {
            if line.contains("关于"), line.hasSuffix("请示") {
                findings.append(text.finding(.processPaper, .warn, head))
            } else if line.contains("关于"), line.hasSuffix("的报告"), !closings.reports.isEmpty,
                !Self.publicReports.contains(where: line.contains)
            {
                findings.append(text.finding(.processPaper, .warn, head))
            } else if !isDraftMeant, Self.drafts.contains(where: { line.hasSuffix($0) || line.hasSuffix("(\($0))") }) {
                findings.append(text.finding(.processPaper, .warn, head))
            }
        }
        if findings.isEmpty, let closing = closings.requests.first {
            findings.append(text.finding(.processPaper, .warn, closing))
        }
        return findings
    }

    /// Words that end a paper to a superior stand at the beginning of a short line.
    private func closings(in text: GuardText) -> (requests: [Range<Int>], reports: [Range<Int>]) {
        var (requests, reports): ([Range<Int>], [Range<Int>]) = ([], [])
        for mark in text.marks where !mark.senses.isDisjoint(with: [.requestClosing, .reportClosing]) {
            guard let line = text.line(around: mark.range), line.count <= 24,
                line.lowerBound == mark.range.lowerBound
                    || text.plain[line.lowerBound..<mark.range.lowerBound].contains(","),
                text.plain[line.upperBound - 1] == "。" || line.upperBound == mark.range.upperBound
            else { continue }
            if mark.senses.contains(.requestClosing) { requests.append(line) } else { reports.append(line) }
        }
        return (requests, reports)
    }
}

extension GuardText {
    /// The title and the first lines, where the name of a paper stands.
    fileprivate var heads: [Range<Int>] {
        let titles = segments.filter { $0.place == .title && !$0.range.isEmpty }.map(\.range)
        let first = lines.prefix { $0.upperBound < 600 }.prefix(5 + titles.count)
        return titles + first.filter { line in line.count <= 100 && !titles.contains { $0.overlaps(line) } }
    }

    fileprivate func compactTitle(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(plain[range].filter { $0 != " " && $0 != "\n" && $0 != "》" && $0 != "《" }))
    }

    /// The line that a word stands in, where it is not a long one.
    fileprivate func line(around range: Range<Int>) -> Range<Int>? {
        guard let segment = segment(at: range.lowerBound), segment.cell?.isAlone ?? true else { return nil }
        let before = plain[segment.range.lowerBound..<range.lowerBound].suffix(40)
        let after = plain[range.upperBound..<segment.range.upperBound].prefix(40)
        let start = before.lastIndex(of: "\n").map { $0 + 1 } ?? before.startIndex
        let end = after.firstIndex(of: "\n") ?? after.endIndex
        let first = plain[start..<range.lowerBound].firstIndex { $0 != " " } ?? range.lowerBound
        let last = plain[range.upperBound..<end].lastIndex { $0 != " " }.map { $0 + 1 } ?? range.upperBound
        return first..<last
    }
}
