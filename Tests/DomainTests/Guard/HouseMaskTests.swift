import Testing

@testable import Domain

struct HouseMaskTests {
    @Test func `the number of identity keeps the province alone, unless the house wants the county`() {
        #expect(HouseMask().identityNumber("11010519491231002X") == "110***********002X")
        #expect(HouseMask(identity: .county).identityNumber("11010519491231002X") == "110105********002X")
        #expect(HouseMask().identityNumber("110105491231002") == "110********1002")
    }

    @Test func `other numbers keep what tells their kind`() {
        let mask = HouseMask()
        #expect(mask.phone("13900002207") == "139****2207")
        #expect(mask.phone("139-0000 2207") == "139****2207")
        #expect(mask.phone("0564-1234567") == "056****4567")
        #expect(mask.phone("1234") == "****")
        #expect(mask.bankCard("6222021234567890128") == "6222***********0128")
        #expect(mask.email("zhang.san@qq.com") == "z****@qq.com")
    }

    @Test(arguments: [("赵大勇", "赵**"), ("钱二", "钱*"), ("欧阳修文", "欧阳**"), ("李", "李"), ("", "")])
    func `a name keeps its surname`(name: String, masked: String) {
        #expect(HouseMask().name(name) == masked)
    }

    @Test func `what is masked is no alarm`() {
        let text = "张三，身份证号11010519491231002X，银行卡6222021234567890128，本人电话13900002207"
        var masked = text
        for finding in GuardSamples.findings(text) {
            if let replacement = finding.replacement { masked = masked.replacing(finding.match, with: replacement) }
        }
        #expect(masked == "张三，身份证号110***********002X，银行卡6222***********0128，本人电话139****2207")
        #expect(GuardSamples.findings(masked) == [])
    }
}
