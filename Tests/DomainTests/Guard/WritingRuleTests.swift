import Testing

@testable import Domain

struct WritingRuleTests {
    @Test(arguments: [
        ("阳政发[2026]5号", "[2026]5号"), ("阳政发（2026）5号", "（2026）5号"), ("阳政发【2026】5号", "【2026】5号"),
        ("阳政发﹝2026﹞5号", "﹝2026﹞5号"),
        ("阳政发〔2026〕第5号", "〔2026〕第5号"), ("阳政发〔2026〕05号", "〔2026〕05号"), ("阳政发［2026］ 5号", "［2026］ 5号"),
    ])
    func `a document number is put as the standard has it`(text: String, match: String) {
        let findings = GuardSamples.findings("根据《通知》（\(text)）")
        #expect(findings.told == ["number-format warn \(match)"])
        #expect(findings.map(\.replacement) == ["〔2026〕5号"])
    }

    @Test func `an order has 第`() {
        let findings = GuardSamples.findings("（国务院令 711号）")
        #expect(findings.told == ["number-format warn 令 711号"])
        #expect(findings.map(\.replacement) == ["令第711号"])
    }

    @Test(arguments: [
        "国办发〔2019〕5号", "（2019）最高法行申1234号", "国务院令第711号", "2026年第3号公告", "公告（2024年第3号）", "公告[2018]第12号",
        "项目编号：NSCG[2025]0387号", "〔2026〕12号",
        "（2019）年度", "国办函〔2017〕100号",
    ])
    func `numbers as they should be are no alarm`(text: String) {
        #expect(GuardSamples.findings("见\(text)。").told == [])
    }

    @Test func `the regulation of 2007 is cited as in force no more`() {
        let findings = GuardSamples.findings("根据《中华人民共和国政府信息公开条例》（国务院令第492号）")
        #expect(findings.told == ["outdated-citation warn 国务院令第492号"])
        #expect(findings.map(\.replacement) == ["国务院令第711号"])
        #expect(GuardSamples.findings("2007年4月5日中华人民共和国国务院令第492号公布，2019年4月3日修订").told == [])
    }

    @Test(arguments: [
        ("2026年2月30日", "2026年2月30日"), ("2025年2月29日前", "2025年2月29日"), ("2026年13月1日", "2026年13月1日"), ("6月31日", "6月31日"),
        ("2026年3月10日（星期三）", "2026年3月10日（星期三"), ("２０２６年３月１０日(周日)", "２０２６年３月１０日(周日"),
        ("2026年5月1日至2026年3月1日", "2026年5月1日至2026年3月1日"),
        ("2025年12月30日 9:00至2025年01月05日 23:59", "2025年12月30日 9:00至2025年01月05日"),
        ("2026年5月-2026年3月", "2026年5月-2026年3月"), ("有效期自2026年5月1日起至2021年4月30日止", "2026年5月1日起至2021年4月30日"),
    ])
    func `a date that cannot be is found`(text: String, match: String) {
        #expect(GuardSamples.findings("时间：\(text)。").told == ["broken-date warn \(match)"])
    }

    @Test(arguments: [
        "2024年2月29日", "2月29日", "2026年3月10日（星期二）", "13个月", "2026年12月31日至2027年1月5日", "12月30日至1月5日", "2026年3月至5月",
        "2026年5月1日，2026年3月1日",
        "2026年5月1日发布，2026年3月1日起施行", "1月30日至2月3日", "2026年3月10日9时至11时", "2018年12月31日（星期一）",
    ])
    func `dates that can be are no alarm`(text: String) {
        #expect(GuardSamples.findings("时间：\(text)。").told == [])
    }

    @Test(arguments: [
        ("截止目前", "截至目前"), ("大部份", "部分"), ("银行帐号", "账号"), ("布署工作", "部署"), ("一如继往", "一如既往"), ("复盖全县", "覆盖"),
    ])
    func `a wrong spelling is named with the right one`(text: String, right: String) {
        let findings = GuardSamples.findings("全县\(text)，")
        #expect(findings.map(\.kind) == [.wording])
        #expect(findings.map(\.replacement) == [right])
    }

    @Test(arguments: ["持有部份额", "按排放标准", "恢复盖章", "申请身分类", "一但书", "营帐号令", "竟得分", "贯彻落实", "截止时间"])
    func `what only looks so at the border of two words is no alarm`(text: String) {
        #expect(GuardSamples.findings("全县\(text)，").told == [])
    }
}
