import Testing

@testable import Domain

struct PhoneRuleTests {
    @Test(arguments: [
        "申请人：张三，电话13900002207", "村民李大海，男，联系电话：13900002207", "本人手机13900002207", "家庭住址：柳溪镇，电话：13900002207",
        "户主王小明\n电话：13900002207", "姓名：王小明\n性别：男\n手机：13900002207", "患者刘桂芳（139-0000-2207）", "学生周小宝，家长电话13900002207",
        "联系13900002207，家住东湾村", "名单\n王小明 110***********002X 13900002207", "吴陆超13900002207福建省",
        "身份证号110***********002X，电话 139 0000 2207", "残疾人孙大伟，电话：+8613900002207",
    ])
    func `a mobile beside a person is kept in`(text: String) {
        let findings = GuardSamples.findings(text)
        #expect(findings.map(\.kind) == [.mobileNumber])
        #expect(findings.map(\.severity) == [.block])
    }

    @Test(arguments: [
        "联系人：何工、岑工\n联系电话/传真：13900002207", "招 标 人：宁江水务有限公司\n联 系 人：郑工\n电 话：13900002207", "咨询电话：13900002207",
        "申请人可向县民政局咨询，联系电话：13900002207", "技术支持：0574-87187195、13900002207、13900002208。", "监督举报电话13900002207",
        "采购代理机构：江南招标有限公司\n地 址：人民路8号\n项目联系人：王小明\n电 话：0564-1234567，13900002207", "值班电话：13900002207（24小时）",
        "县医院联系人张三（13900002207）", "河长：李大海，联系电话：13900002207", "热线12345、4008001234、95598，传真0564-1234567",
        "残疾人可拨打13900002207咨询", "患者请拨打0564-1234567", "项目编号：13900002207", "发票号码13900002207", "金额13900002207元",
        "139****2207", "编码A13900002207", "12900002207", "联系电话：13900002207", "邮编：237000 电话：（0564）1234567",
    ])
    func `a number that offices and bidders publish is no alarm`(text: String) {
        #expect(GuardSamples.findings("\(text)\n").told == [])
    }

    @Test func `a mobile that nothing tells of is worth a look`() {
        #expect(GuardSamples.findings("详情见附件13900002207").told == ["mobile-number warn 13900002207"])
    }

    @Test func `a landline is one where it is somebody's`() {
        #expect(GuardSamples.findings("户主李大海，电话0564-1234567").told == ["personal-landline warn 0564-1234567"])
        #expect(GuardSamples.findings("情况见0564-1234567").told == [])
    }

    @Test(arguments: [
        ("申请人：张三，邮箱zhangsan@qq.com", ["personal-email block zhangsan@qq.com"]),
        ("申请人：张三，邮箱：zs.1984@163.com。", ["personal-email block zs.1984@163.com"]),
        ("申请人的邮箱是lisi88@qq.com。", ["personal-email block lisi88@qq.com"]),
        ("石泉县已开通邮箱 sqx@163.com", []), ("被申请人的邮箱：office88@163.com", []), ("请注明申请人的邮箱，发到 yangguang@163.com", []),
        ("联系人：张工，邮箱：jiangnan@qq.com", []),
        ("申请人：张三，请寄 gk@yangguang.gov.cn", []), ("电子邮箱：6153640106@qq.com", []),
        ("@", []), ("a@", []),
    ])
    func `the mail address of a person is found`(text: String, told: [String]) {
        #expect(GuardSamples.findings(text).told == told)
    }
}
