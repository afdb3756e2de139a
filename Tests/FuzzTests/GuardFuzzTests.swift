import Actions
import Domain
import Testing

/// Whatever a file says, the guard looks through it to the end.
@Suite struct GuardFuzzTests {
    private static let samples = [
        "张三，身份证号11010519491231002X，住柳溪镇东湾村3组12号，电话139-0000-2207", "卡号6222 0212 3456 7890 128",
        "密级：机密★10年\n内部资料 注意保存\n（此件不公开）",
        "关于拨付资金的请示\n妥否，请批示。", "阳政发[2026]第05号，国务院令第492号，2026年2月30日（星期一）至2026年1月1日",
        "截止目前，大部份学生王小宝（三年级）患有白血病 肢体二级残疾 出生于2017年5月22日",
        "zhangsan@qq.com\t姓名\t身份证号\t残疾等级\n张三\t１１０１０５１９４９１２３１００２Ｘ\t二级", "", "9", "@", "(此件",
    ]

    @Test func `any text and any table is looked through`() throws {
        let rules = try RuleFiles.guardRules()
        Fuzz.texts(Self.samples) { text in
            let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            }
            let passages: [Passage] = [
                .text(.title, text), .table(PassageTable(.table(1), rows: rows)), .text(.page(1), ""),
                .text(.page(2), text),
                .table(PassageTable(.sheet(""), rows: [[], [text], []], firstRow: 7)),
            ]
            return rules.findings(in: passages).allSatisfy { $0.place != .whole }
        }
    }

    @Test func `a long text does not take the square of its time`() throws {
        let rules = try RuleFiles.guardRules()
        Fuzz.long(Self.samples + ["1 ", "12-", "机密", "姓名：", "村民张三", "(", "患癌", "住", "1年1月1日至", "a@", "请批示"]) { text in
            _ = rules.findings(in: [.text(.page(1), text)])
        }
    }
}
