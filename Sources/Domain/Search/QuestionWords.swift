/// What makes a question of words, and stands in no document that answers it: 多少钱, 怎么办. Left in, it is looked for like the
/// rest, and finds what has nothing to do with it.
enum QuestionWords {
    /// Longer ones first, where one begins with another.
    private static let words: [[Unicode.Scalar]] = [
        "请问一下", "请问", "什么时候", "什么样的", "什么样", "什么", "为什么", "怎么办理", "怎么办", "怎么样", "怎么", "怎样", "如何", "多少钱", "多少",
        "多久", "多长时间", "多大", "哪里", "哪儿", "哪些", "哪个", "哪家", "哪天", "哪年", "能不能", "可不可以", "要不要", "会不会", "是不是", "有没有", "算不算",
        "给不给", "几天", "几点", "几号", "几个月", "几年", "有几", "在哪里", "在哪儿", "在哪", "去哪里", "去哪儿", "去哪", "到哪里", "到哪儿", "到哪", "找谁",
        "谁来", "谁管", "谁", "吗", "呢", "我想要", "我想", "想要", "想问", "我家",
    ].map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }

    /// What is left of a word between them, in its order.
    static func parts(of word: String) -> [String] {
        let scalars = Array(word.unicodeScalars)
        var parts: [[Unicode.Scalar]] = [[]]
        var place = 0
        while place < scalars.count {
            if let question = words.first(where: { scalars[place...].starts(with: $0) }) {
                parts.append([])
                place += question.count
            } else {
                parts[parts.count - 1].append(scalars[place])
                place += 1
            }
        }
        if parts.count == 1 { return [word] }
        // A single character that is left over, such as 要 of 要多少, would find nearly everything.
        return parts.filter { $0.count > 1 }.map { String(String.UnicodeScalarView($0)) }
    }
}
