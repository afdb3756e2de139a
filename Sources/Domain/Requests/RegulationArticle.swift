/// A place in the Regulation (政府信息公开条例, 国务院令第711号).
package struct RegulationArticle: Hashable, Sendable, Codable {
    package let article: Int
    package let paragraph: Int?
    package let item: Int?

    package init(_ article: Int, paragraph: Int? = nil, item: Int? = nil) {
        self.article = article
        self.paragraph = paragraph
        self.item = item
    }

    /// `36(4)`, `16.2`: short and the same for ever.
    package var text: String {
        "\(article)\(paragraph.map { ".\($0)" } ?? "")\(item.map { "(\($0))" } ?? "")"
    }

    /// `第三十六条第四项`
    package var name: String {
        let parts = [(article, "条"), (paragraph, "款"), (item, "项")] as [(Int?, String)]
        return parts.compactMap { number, unit in number.map { "第\(chineseNumeral($0))\(unit)" } }.joined()
    }
}

/// 1–99 as laws count.
private func chineseNumeral(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let (tens, ones) = number.quotientAndRemainder(dividingBy: 10)
    return switch tens {
    case 0: digits[ones]
    case 1: "十\(digits[ones])"
    default: "\(digits[tens])十\(digits[ones])"
    }
}
