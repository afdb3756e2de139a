import Domain
import Testing

/// Secrets that are planted in official sentences are found, and numbers of documents are not taken for secrets.
struct GuardPropertyTests {
    private static let sentences = [
        "为进一步做好城乡低保工作，经县人民政府同意，现将有关事项通知如下。", "各乡镇人民政府、县直有关单位要高度重视，加强组织领导。", "本通知自印发之日起施行，有效期5年。",
        "根据《社会救助暂行办法》第十一条，现对拟纳入对象予以公示。", "公示期为2026年3月10日至2026年3月16日，共7天。", "全县共投入资金1234.56万元，受益群众12345人次。",
        "项目总建筑面积123456平方米，总投资98765432.10元。",
    ]

    @Test func `a number of identity is found in any sentence, in any writing`() {
        var random = SeededRandom(seed: 61)
        for _ in 0..<400 {
            let number = Self.identity(using: &random)
            let written = Self.written(number, using: &random)
            let text = Self.planted(written, using: &random)
            let found = GuardSamples.findings(text)
            #expect(
                found.contains { $0.kind == .identityNumber && $0.severity == .block && $0.match == written }, "\(text)"
            )
            #expect(found.count == 1, "\(text)")
        }
    }

    @Test func `a bank card is found in any sentence`() {
        var random = SeededRandom(seed: 62)
        for _ in 0..<200 {
            let card = Self.card(using: &random)
            let text = Self.planted("补贴发到卡\(card)", using: &random)
            #expect(GuardSamples.findings(text).map(\.match) == [card], "\(text)")
        }
    }

    @Test func `a mobile is found beside any named person`() {
        var random = SeededRandom(seed: 63)
        for _ in 0..<200 {
            let mobile = "1\(Int.random(in: 3...9, using: &random))\(Self.digits(9, using: &random))"
            let person = ["村民张大海", "申请人：李小明", "户主王桂芳", "患者赵国强，", "本人", "家庭住址不详，"].randomElement(using: &random) ?? ""
            let text = Self.planted("\(person)电话\(mobile)", using: &random)
            #expect(GuardSamples.findings(text).told == ["mobile-number block \(mobile)"], "\(text)")
        }
    }

    @Test func `numbers of documents, projects and sums do not alarm`() {
        var random = SeededRandom(seed: 64)
        for _ in 0..<2_000 {
            let code =
                [
                    "项目编号：YG\(Self.digits(14, using: &random))",
                    "索引号：11341702\(Self.digits(9, using: &random))/202604-00057",
                    "合同编号\(Self.digits(18, using: &random))",
                    "金额\(Self.digits(11, using: &random)).\(Self.digits(2, using: &random))元",
                    "阳政发〔2026〕\(Int.random(in: 1...999, using: &random))号", "流水号\(Self.digits(16, using: &random))",
                    "统一社会信用代码\(Self.digits(18, using: &random))", "编码\(Self.digits(11, using: &random))",
                    "招标编号：\(Self.digits(4, using: &random))-\(Self.digits(8, using: &random))",
                ].randomElement(using: &random) ?? ""
            let text = Self.planted(code, using: &random)
            let told = GuardSamples.findings(text).filter { $0.severity == .block }.told
            #expect(told == [], "\(text)")
        }
    }

    // MARK: What is planted

    private static func digits(_ count: Int, using random: inout SeededRandom) -> String {
        (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    }

    private static func planted(_ words: String, using random: inout SeededRandom) -> String {
        let before = sentences.randomElement(using: &random) ?? ""
        let after = sentences.randomElement(using: &random) ?? ""
        return before + words + "。" + after
    }

    private static func identity(using random: inout SeededRandom) -> String {
        let province = ["11", "13", "34", "36", "42", "51", "53", "65"].randomElement(using: &random) ?? "11"
        let month = padded(Int.random(in: 1...12, using: &random), 2)
        let day = padded(Int.random(in: 1...28, using: &random), 2)
        let body =
            province + digits(4, using: &random) + "\(Int.random(in: 1930...2020, using: &random))\(month)\(day)"
            + digits(3, using: &random)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body.utf8, weights).reduce(0) { $0 + (Int($1.0) - 0x30) * $1.1 }
        return body + String(Array("10X98765432")[sum % 11])
    }

    private static func card(using random: inout SeededRandom) -> String {
        let body = "622202" + digits(12, using: &random)
        let sum = body.utf8.reversed().enumerated().reduce(0) { sum, digit in
            let value = (Int(digit.element) - 0x30) * (digit.offset.isMultiple(of: 2) ? 2 : 1)
            return sum + (value > 9 ? value - 9 : value)
        }
        return body + String((10 - sum % 10) % 10)
    }

    /// As people type and scan it.
    private static func written(_ number: String, using random: inout SeededRandom) -> String {
        let parts = [number.prefix(6), number.dropFirst(6).prefix(8), number.dropFirst(14)].map(String.init)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return parts.joined(separator: " ")
        case 1: return parts.joined(separator: "-")
        case 2: return number.lowercased()
        case 3:
            return String(
                String.UnicodeScalarView(
                    number.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        case 4: return number.replacing("X", with: "×")
        default: return number
        }
    }
}
