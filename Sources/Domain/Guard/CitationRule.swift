/// Rules that are cited as in force and are not. 国务院令第492号 is the Regulation of 2007; since 2019-05-15 it is 第711号
/// (law/01, law/11: “defect class 指南陈旧”).
extension GuardRules {
    func citationFindings(in text: GuardText) -> [LocatedFinding] {
        text.marks.compactMap { mark in
            // Who tells of the revision, or of its repeal, names the old number rightly.
            guard mark.senses.contains(.repealedOrder), !text.hasWord(.history, within: 30, around: mark.range),
                !text.hasWord(.repealedOrder, endingAt: mark.range.upperBound, before: mark.range.lowerBound)
            else { return nil }
            return text.finding(.outdatedCitation, .warn, mark.range, replacement: "国务院令第711号")
        }
    }
}

extension GuardText {
    /// Whether a longer word of this sense, which began earlier, ends where this one does.
    fileprivate func hasWord(_ sense: WordSense, endingAt end: Int, before start: Int) -> Bool {
        marks(before: end + 1, within: 24).contains {
            $0.range.upperBound == end && $0.range.lowerBound < start && $0.senses.contains(sense)
        }
    }
}
