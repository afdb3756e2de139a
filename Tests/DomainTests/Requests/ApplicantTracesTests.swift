import Testing

@testable import Domain

struct ApplicantTracesTests {
    private let applicant = Applicant(
        kind: .citizen, name: "赵大勇", identification: .init(.identityCard, number: "11010519491231002X"),
        phone: "13900002207", address: "柳溪镇东湾村3组12号",
        agent: .init(name: "钱 二", identification: .init(.passport, number: "E12345678"), phone: "0564-1234567"))

    @Test(arguments: [
        ("应赵大勇的申请公开", ["applicantName"]), ("赵　大 勇", ["applicantName"]),
        ("证号１１０１０５１９４９１２３１００２ｘ", ["idNumber"]), ("139-0000-2207", ["applicantPhone"]),
        ("住柳溪镇东湾村3组12号。", ["applicantAddress"]), ("钱二代理，e12345678", ["agentName", "agentNumber"]),
        ("柳溪镇东湾村征地补偿安置方案", []), ("", []),
    ])
    func `who asked is found however it is written`(text: String, fields: [String]) {
        #expect(applicant.traces(in: text) == fields)
    }

    @Test func `a name of one character is in every text and cannot be looked for`() {
        var short = applicant
        short.name = "李"
        #expect(short.traces(in: "李庄") == [])
    }
}
