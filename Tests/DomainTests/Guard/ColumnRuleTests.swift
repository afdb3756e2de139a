import Testing

@testable import Domain

struct ColumnRuleTests {
    private static let cover = "110***********002X"

    @Test func `a list of who gets help shows names, villages, kinds and sums`() {
        let rows = [["序号", "姓名", "性别", "村（社区）", "类别", "保障人数", "金额（元）"], ["1", "张三", "男", "东湾村", "A类", "2", "620"]]
        #expect(GuardSamples.findings(rows, under: "2026年3月农村低保公示名单").told == [])
    }

    @Test func `columns that it must not have are named at their headings with the number of filled cells`() {
        let rows = [
            ["2026年困难残疾人生活补贴发放名单", "", "", "", "", ""], ["姓名", "身份证号码", "联系电话", "家庭住址", "残疾等级", "一卡通账号"],
            ["张三", "11010519491231002X", "13900002207", "东湾村3组", "二级", "6222021234567890128"],
            ["李四", Self.cover, "", "东湾村", "三级", "6222***********0128"],
        ]
        let findings = GuardSamples.findings(rows).filter { $0.kind == .forbiddenColumn }
        #expect(findings.map(\.match) == ["身份证号码", "联系电话", "家庭住址", "残疾等级", "一卡通账号"])
        #expect(findings.map(\.excerpt) == ["身份证号码：1", "联系电话：1", "家庭住址：1", "残疾等级：2", "一卡通账号：1"])
        #expect(findings.allSatisfy { $0.severity == .block })
        #expect(findings.first?.place == .tableCell(table: 1, row: 2, column: 2))
    }

    @Test func `the numbers in the cells are found at their cells, too`() {
        let rows = [["户主姓名", "证件号码", "电话"], ["张三", "11010519491231002X", "13900002207"]]
        let findings = GuardSamples.findings(rows, under: "危房改造对象").filter { $0.kind != .forbiddenColumn }
        #expect(findings.told == ["identity-number block 11010519491231002X", "mobile-number block 13900002207"])
        #expect(
            findings.map(\.place) == [
                .tableCell(table: 1, row: 2, column: 2), .tableCell(table: 1, row: 2, column: 3),
            ])
    }

    @Test func `a column whose cells are all covered or empty is none`() {
        let rows = [["姓名", "身份证号", "手机号"], ["张三", Self.cover, "139****2207"], ["李四", "", "/"]]
        #expect(GuardSamples.findings(rows, under: "临时救助公示").told == [])
    }

    @Test(arguments: [
        [["单位", "姓名", "职务", "联系电话"], ["水利局", "张三", "局长", "13900002207"]],
        [["河流", "河长", "联系电话"], ["柳溪河", "李四", "13900002207"]],
        [["部门", "办公电话", "传真"], ["办公室", "0564-1234567", "0564-1234568"]],
        [["单位名称", "账号", "开户行"], ["江南建设有限公司", "6225768888888888", "农业银行"]],
        [["采购人", "阳光县教育局"], ["联系人", "张三"], ["电话", "13900002207"]],
        [["准考证号", "姓名", "性别", "报考职位", "笔试成绩"], ["202603100001", "王小明", "男", "财政局科员", "78.5"]],
    ])
    func `lists of offices, companies and candidates are public`(rows: [[String]]) {
        #expect(GuardSamples.findings(rows, under: "名单").told == [])
    }

    @Test func `a candidate's number of identity is not`() {
        let rows = [["姓名", "身份证号", "报考职位"], ["王小明", "11010519491231002X", "科员"]]
        #expect(GuardSamples.findings(rows).map(\.kind) == [.forbiddenColumn, .identityNumber])
    }

    @Test func `names with telephones alone are worth a look`() {
        let rows = [["姓名", "电话"], ["张三", "13900002207"]]
        #expect(GuardSamples.findings(rows).told == ["forbidden-column warn 电话", "mobile-number warn 13900002207"])
    }

    @Test func `a long sheet that comes in pieces keeps its headings`() {
        let first = PassageTable(.sheet("低保名单"), rows: [["姓名", "电话"], ["张三", "139****2207"]])
        let second = PassageTable(.sheet("低保名单"), rows: [["李四", "13900002208"]], firstRow: 1001)
        let findings = GuardSamples.rules.findings(in: [.table(first), .table(second)])
        #expect(findings.told == ["mobile-number block 13900002208"])
        #expect(findings.map(\.place) == [.sheetCell(sheet: "低保名单", row: 1001, column: 2)])
    }

    @Test func `a form of labels and words is read along its rows`() {
        let rows = [["姓名", "张三", "性别", "男"], ["身份证号", "11010519491231002X", "电话", "13900002207"]]
        #expect(
            GuardSamples.findings(rows).told == [
                "identity-number block 11010519491231002X", "mobile-number block 13900002207",
            ])
    }
}
