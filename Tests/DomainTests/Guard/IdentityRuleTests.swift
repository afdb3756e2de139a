import Testing

@testable import Domain

struct IdentityRuleTests {
    private let number = "11010519491231002X"

    @Test(arguments: [
        "11010519491231002X", "11010519491231002x", "11010519491231002×", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X",
        "110105-1949-1231-002X", "1101 0519 4912 3100 2X", "110105　19491231　002　X", "1101051949\n1231002X",
        "110105\u{200B}19491231002X",
    ])
    func `a number is found however it is written`(written: String) throws {
        for text in ["经查，张三（\(written)）符合条件。", "身份证号码：\(written)", written, "证件\(written)，"] {
            let finding = try #require(GuardSamples.rules.findings(in: [.text(.page(4), text)]).first, "\(text)")
            #expect(finding.kind == .identityNumber)
            #expect(finding.severity == .block)
            #expect(finding.match == written)
            #expect(finding.place == .page(4))
        }
    }

    @Test func `it is masked as the house masks, whatever stood between its digits`() {
        #expect(GuardSamples.findings("张三 110105 19491231 002x").map(\.replacement) == ["110***********002X"])
    }

    @Test func `what stands around it is shown`() {
        let text = "经审查，申请人张三，身份证号码\(number)，家庭困难，符合最低生活保障条件。"
        #expect(GuardSamples.findings(text).first?.excerpt == "，申请人张三，身份证号码\(number)，家庭困难，符合最低生活")
    }

    @Test(arguments: [
        "110105********002X", "1101**********002X", "110105194912****2X", "110***********002X",
        // No such day, no such province, another check character.
        "110105194913310029", "990105194912310020", "110105194912310021",
        // Codes of organisations, and index numbers that begin with them.
        "统一社会信用代码：113417020032563511", "索引号：113417020032563511/202504-00057", "11441700007280420Y/2021-00050",
        "913210001407106022", "91320211136192777A", "1210000040000975XL",
        // More digits, letters, parts of amounts.
        "1110105194912310021", "9911010519491231002", "项目编号：NB11010519491231002X", "110105194912310.02",
        "A11010519491231002X",
        "电话：（0717）675902118972518079",
    ])
    func `what is none is no alarm`(text: String) {
        #expect(GuardSamples.findings("情况如下：\(text)。").told == [])
    }

    @Test func `a wrong check digit right behind the word is worth a look`() {
        #expect(
            GuardSamples.findings("身份证号：110105194912310021").told == ["identity-number warn 110105194912310021"])
        #expect(
            GuardSamples.findings("公民身份号码为 110105194912310021").told == ["identity-number warn 110105194912310021"])
        #expect(GuardSamples.findings("携带身份证，于项目编号110105194912310021的窗口").told == [])
    }

    @Test func `the older number needs the word`() {
        #expect(GuardSamples.findings("身份证号：110105491231002").told == ["identity-number block 110105491231002"])
        #expect(GuardSamples.findings("流水110105491231002").told == [])
        #expect(GuardSamples.findings("身份证号：110105491331002").told == [])
    }

    @Test func `a certificate of disability has the number in it`() {
        #expect(
            GuardSamples.findings("证号51010719660708456043").told == ["identity-number block 51010719660708456043"])
        #expect(GuardSamples.findings("证号51010719660708456099").told == [])
    }
}
