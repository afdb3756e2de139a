import Testing

@testable import Domain

struct PersonRuleTests {
    @Test(arguments: [
        ("家庭住址：阳光县柳溪镇东湾村3组12号。", "阳光县柳溪镇东湾村3组12号", "阳光县柳溪镇****"),
        ("家住柳溪街道幸福路8号阳光花园3栋2单元501室，", "柳溪街道幸福路8号阳光花园3栋2单元501室", "****"),
        ("张三，男，住阳光县大桥镇红星村二组。", "阳光县大桥镇红星村二组", "阳光县大桥镇****"),
        ("家庭住址：阳光县柳溪镇红星社区3组12号", "阳光县柳溪镇红星社区3组12号", "阳光县柳溪镇****"),
        ("家庭住址：江北区阳光小区3栋2单元501室", "江北区阳光小区3栋2单元501室", "江北区****"),
        ("申请人住在柳溪镇幸福路8号3栋501室。", "柳溪镇幸福路8号3栋501室", "柳溪镇****"),
        ("张三住于柳溪镇东湾村3组12号，", "柳溪镇东湾村3组12号", "柳溪镇****"),
        ("现住址:A市A5区圭塘街道大塘村一组", "A市A5区圭塘街道大塘村一组", "A市A5区****"),
    ])
    func `a home is found down to the door`(text: String, match: String, replacement: String) throws {
        let finding = try #require(GuardSamples.findings(text).first)
        #expect((finding.kind, finding.severity, finding.match) == (.homeAddress, .block, match))
        #expect(finding.replacement == replacement)
    }

    @Test(arguments: [
        "地址：宁波市鄞州区惠风东路63号利时金融大厦A座10楼1003", "开标地点：人民路8号3楼301室", "住所：阳光县人民路8号（江南建设有限公司）", "申请人应当填写家庭住址、电话。",
        "家庭住址：阳光县柳溪镇", "住址变更的，应当在30日内申报", "家庭住址：阳光县柳溪镇****", "坐落：柳溪镇东湾村3组12号", "办公地址：人民路8号2楼",
        "居民住房和村民住宅3栋12户", "申请人住所地人民法院", "多数村民住在柳溪镇东湾村",
    ])
    func `where offices and companies are is public`(text: String) {
        #expect(GuardSamples.findings(text).told == [])
    }

    @Test(arguments: [
        "村民赵熙峻出生于2017年5月22日，", "王小明，男，1975年5月12日出生，", "村民冯刚生于1958-11-12。", "李大海，出生日期：1975-05-12",
        "赵大勇（生于1949年12月31日）。",
    ])
    func `a name with the day of birth is found`(text: String) {
        #expect(GuardSamples.findings(text).map(\.kind) == [.nameWithBirth])
    }

    @Test(arguments: [
        "法定代表人张建国，1975年3月2日出生，", "经营者：李秀英，女，1968年11月5日出生。", "当事人王小明，1975年5月12日出生，", "负责人孙大伟（1980年1月3日出生）",
    ])
    func `a name behind what somebody is in a case is one`(text: String) {
        #expect(GuardSamples.kinds(text) == [.nameWithBirth])
    }

    @Test(arguments: [
        ("李秀英，住阳光县柳溪镇东湾村。", "阳光县柳溪镇东湾村", "阳光县柳溪镇****"),
        ("当事人：王小明，男，住阳光县大桥乡红星社区，", "阳光县大桥乡红星社区", "阳光县大桥乡****"),
    ])
    func `a named person's village is worth a look`(text: String, match: String, replacement: String) throws {
        let findings = GuardSamples.findings(text)
        #expect(findings.told == ["home-address warn \(match)"])
        #expect(findings.map(\.replacement) == [replacement])
        #expect(GuardSamples.findings(text.replacing(match, with: replacement)).told == [])
    }

    @Test(arguments: [
        "李秀英，住阳光县柳溪镇。", "阳光县建设有限公司，住所地阳光县柳溪镇东湾村。", "李秀英，住阳光县柳溪镇东湾村民委员会宿舍。", "群众反映，住户多在柳溪镇东湾村。",
        "法定代表人张建国，1975年参加工作，", "负责人负责，2026年3月2日出生医学证明启用。",
    ])
    func `towns, companies and people in general are no alarm`(text: String) {
        #expect(GuardSamples.findings(text).told == [])
    }

    @Test(arguments: [
        "王小明，男，1975年5月生，现任县财政局局长。", "任命王小明为县财政局局长，王小明，1975年5月12日出生，", "出生28天以内参保的新生儿，自2019年1月1日起享受待遇",
        "凡2017年5月22日前出生的儿童",
        "李大海同志逝世，1930年5月12日出生",
    ])
    func `officials and rules about birth are public`(text: String) {
        #expect(GuardSamples.findings(text).told == [])
    }

    @Test(arguments: [
        ("村民张三患有精神分裂症，", GuardKind.health), ("患者李明2023年确诊艾滋病", .health), ("经查，王小明因患白血病致贫", .health),
        ("户主孙大伟，肢体二级残疾", .disability), ("残疾人周小芳（智力残疾一级）", .disability), ("孤儿王小宝", .minor), ("孤儿谢秀芳每月1200元", .minor),
        ("困境儿童：李小花", .minor),
        ("柳溪小学三年级2班学生王小宝", .minor), ("学生周小宝（初二3班）", .minor),
    ])
    func `a named person's health, disability or class is found`(text: String, kind: GuardKind) {
        #expect(GuardSamples.kinds(text).contains(kind), "\(text)")
    }

    @Test(arguments: [
        "残疾人应当持残疾证办理", "患者确诊艾滋病的，医疗机构应当报告", "肢体残疾二级以上的残疾人享受护理补贴", "孤儿和困境儿童基本生活保障标准", "三年级学生体检", "患有精神病的人员",
        "学生安全管理", "小学一年级学生人数", "患高血压、糖尿病的老人", "关于精神障碍患者的救助方案", "张某患有精神分裂症", "学生王某某（三年级）", "儿童方便就医", "学生毕业",
        "江油市查出肺结核患者5例", "黄牛感染结核病",
        "江宁区一级肢体残疾人员补贴",
    ])
    func `the ill, the disabled and children in general are nobody`(text: String) {
        #expect(GuardSamples.findings("\(text)。").told == [])
    }
}
