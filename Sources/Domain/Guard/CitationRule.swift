/// Rules that are cited as in force and are not. 国务院令第492号 is the Regulation of 2007; since 2019-05-15 it is 第711号
/// (law/01, law/11: “defect class 指南陈旧”).
extension GuardRules {
    func citationFindings(in text: GuardText) -> [LocatedFinding] {
        text.marks.compactMap { mark in
            // Who tells of the revision, or of its repeal, names the old number rightly.
            guard mark.senses.contains(.repealedOrder), !text.hasWord(.history, within: 30, around: mark.range) else {
                return nil
            }
            return text.finding(.outdatedCitation, .warn, mark.range, replacement: "国务院令第711号")
        }
    }
}
