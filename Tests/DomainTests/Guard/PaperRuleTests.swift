import Testing

@testable import Domain

struct PaperRuleTests {
    @Test(arguments: [
        ("机密★10年\n阳光县人民政府文件", "机密★"), ("秘密 ★ 长期", "秘密 ★"), ("密级：秘密\n关于", "密级：秘密"), ("绝 密\n阳光县", "绝 密"),
        ("机密\n\n关于某事的通知", "机密"),
        ("阳光县人民政府文件（秘密★3年）", "秘密★"),
    ])
    func `a mark of secrecy is found as a mark`(text: String, match: String) {
        #expect(GuardSamples.findings(text).told == ["secrecy-mark block \(match)"])
    }

    @Test func `a mark over two cells is one`() {
        #expect(GuardSamples.findings([["密级", "机密"], ["页数", "3"]]).map(\.kind) == [.secrecyMark])
    }

    @Test func `a row of one cell is a line of its own`() {
        #expect(GuardSamples.findings([["内部资料 注意保存", ""], ["姓名", "得分"]]).map(\.kind) == [.internalMark])
        #expect(GuardSamples.findings([["内部资料", "3份"], ["姓名", "得分"]]).told == [])
    }

    @Test(arguments: [
        "不得泄露国家秘密、商业秘密和个人隐私。", "国家秘密的密级分为绝密、机密、秘密三级。", "涉及秘密级以上的", "在首页标注“机密★”字样", "密级和保密期限", "应当保守国家机密", "保密等级：一级",
    ])
    func `sentences about secrets are no marks`(text: String) {
        #expect(GuardSamples.findings("第一条\n\(text)").told == [])
    }

    @Test(arguments: [
        "内部资料 注意保存", "内部资料，请勿外传", "（此件不公开）", "此件依申请公开", "公开方式：依申请公开", "【内部文件】", "仅供内部使用", "不得外传",
    ])
    func `a mark of papers for the office alone is found on its line`(text: String) {
        #expect(GuardSamples.kinds("阳光县财政局文件\n\(text)\n关于某事的通知") == [.internalMark])
    }

    @Test func `it is found in brackets where the lines were lost`() {
        #expect(GuardSamples.findings("办公室2020年2月20日（此件不公开）抄送：").told == ["internal-mark block （此件不公开）"])
        #expect(GuardSamples.findings("办公室2020年2月20日（此件社会公开）抄送：").told == [])
    }

    @Test(arguments: [
        "（此件公开发布）", "三、依申请公开", "依申请公开\n一\n二\n三\n四\n五\n六", "内部资料由本单位保管。", "不予公开的，应当告知理由", "公开方式：主动公开", "加强内部文件管理",
    ])
    func `words about what is open are no marks`(text: String) {
        #expect(GuardSamples.findings(text).told == [])
    }

    @Test(arguments: [
        ("关于拨付专项资金的请示", "县政府：\n妥否，请批示。"), ("关于请求解决办公用房的请示", ""), ("关于专项工作开展情况的报告", "县政府：\n特此报告。"),
        ("阳光县养犬管理办法（征求意见稿）", "第一条"), ("阳光县养犬管理办法（草案）", "第一条"), ("实施方案（送审稿）", ""), ("关于某事", "现将有关情况报上。\n当否，请批示。"),
    ])
    func `a paper on the way to a decision is worth a look`(title: String, body: String) {
        #expect(GuardSamples.findings(inTitle: title, body).map(\.kind) == [.processPaper])
    }

    @Test(arguments: [
        ("关于对拨付专项资金请示的批复", "原则同意。"), ("阳光县2025年政府工作报告", "现在报告。"), ("2025年法治政府建设年度报告", "特此报告。"),
        ("关于2025年预算执行情况的报告", "特此报告。"),
        ("关于公开征求《阳光县养犬管理办法（征求意见稿）》意见的公告", ""), ("《阳光县养犬管理办法（草案）》解读", ""), ("关于重大事项请示报告的规定", "下级应当请示。"),
        ("2026年预算（草案）", ""),
    ])
    func `answers, reports to the public and consultations are not`(title: String, body: String) {
        #expect(GuardSamples.findings(inTitle: title, body).told == [])
    }
}
