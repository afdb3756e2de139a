import Domain
import Testing

@Suite struct ReportSentencesTests {
    private func claims(_ text: String, agency: String = "") -> [String] {
        ReportSentences.read(text, names: [agency]).claims.map { claim in
            "\(claim.figure.key ?? "")=\(claim.value)\(claim.isCertain ? "" : "?")"
        }
    }

    @Test func `the sentences of a city's report`() {
        let text = """
            20**年,全市各级行政机关共新受理政府信息公开申请 6108 件,上年结转 109 件,本办理 6111 件,结转下年继续办理106 件。\
            在市级机关中,申请量列前 5 位的是市公安局。6111 件政府信息公开申请答复中,“予以公开”3056 件,占总数50.0%;\
            “部分公开”424 件,占总数**.*%;“不予公开”451 件;“无法提供”1712 件;“不予处理”235 件;“其他处理”217 件,占总数3.6%。\
            政府信息公开行政复议 276 件,其中结果维持 119 件,结果纠正 42件,其他结果 81 件,尚未审结 34 件;\
            复议后起诉 167 件,其中结果维持 76 件;未经复议直接起诉 223 件,其中结果维持 157 件,结果纠正 9 件。
            """
        #expect(
            claims(text) == [
                "new_received=6108", "carried_in=109", "result_total=6111?", "carried_out=106", "open=3056",
                "partial=424", "deny=451", "unable=1712", "refuse=235", "other=217", "reconsideration_total=276",
                "reconsideration_upheld=119", "reconsideration_corrected=42", "reconsideration_other=81",
                "reconsideration_pending=34", "litigation_after_reconsideration_total=167",
                "litigation_after_reconsideration_upheld=76", "litigation_direct_total=223",
                "litigation_direct_upheld=157", "litigation_direct_corrected=9",
            ])
        let shares = ReportSentences.read(text).shares
        #expect(shares.map(\.percent) == ["50.0", "3.6"])
        #expect(shares.map(\.figure) == [.group(.granted), .group(.otherwise)])
    }

    @Test func `the sentences of two reports of Jiangsu`() {
        #expect(
            claims(
                """
                2024年，全市共受理政府信息公开申请3119件（含上年度结转申请34件），答复3050件，另有103件顺延到下年度答复。\
                因政府信息公开引起行政复议351件，结果维持72件；行政诉讼46件，维持25件，纠正5件，其他结果9件，尚未审结7件。\
                全年收取政府信息公开信息处理费3940元。
                """) == [
                    "new_received=3119?", "carried_in=34", "result_total=3050?", "carried_out=103",
                    "reconsideration_total=351", "reconsideration_upheld=72", "litigation_total=46",
                    "litigation_upheld=25", "litigation_corrected=5", "litigation_other=9", "litigation_pending=7",
                    "fee_yuan=394000",
                ])
        #expect(
            claims(
                """
                全县全年共受理政府信息公开申请749件，其中自然人申请741件，法人或其他组织申请8件，共办理718件，结转下一年31件。\
                因政府信息公开被申请行政复议、提起行政诉讼，全县共办理相关案件74件。收取信息处理费共计380元。
                """) == ["new_received=749?", "result_total=718?", "carried_out=31", "fee_yuan=38000"])
    }

    @Test(arguments: [
        "市本级新收政府信息公开申请12件，上年结转3件。", "其中市直部门受理政府信息公开申请12件，办结11件。", "天心区新收政府信息公开申请12件，上年结转3件。",
        "通过网络收到政府信息公开申请12件，信函3件。", "当面受理政府信息公开申请12件。", "政府信息公开申请同比增长12件，较上年新收多3件。",
        "上年新收政府信息公开申请12件。", "收到建议提案12件，答复12件。", "市长信箱收到信件12件，办结12件。", "全年公开信息12条，制发文件12件。",
        "新收政府信息公开申请自然人12件。", "因政府信息公开引起的行政复议、行政诉讼74件。", "全市办理行政复议案件3000件，维持2000件。",
        "约有新收政府信息公开申请12件。", "行政复议12件，维持3件。", "政府信息公开申请平均办理12天。", "县公安局答复政府信息公开申请12件，予以公开3件。",
        "政府信息公开申请中，不予公开的理由有12种，共12件次。", "政府信息公开申请结转下年的市级12件。", "去年受理政府信息公开申请12件。",
    ])
    func `what speaks of a part, of another year or of another thing makes no claim`(text: String) {
        #expect(claims(text) == [])
    }

    @Test func `the report may call the whole by its name`() {
        let text = "2024年，沭阳县新收政府信息公开申请12件。"
        #expect(claims(text) == [])
        #expect(claims(text, agency: "沭阳县人民政府") == ["new_received=12"])
    }

    @Test func `two figures for one thing are both in doubt`() {
        #expect(
            claims("新收政府信息公开申请12件。新收政府信息公开申请3件。新收政府信息公开申请12件。") == ["new_received=12?", "new_received=3?"])
    }

    @Test func `fees are told in 元 or in 万元`() {
        #expect(
            claims("发出收费通知2件，总金额1,380.5元，实际收取0.038万元。") == ["fee_notices=2", "fee_charged=138050", "fee_yuan=38000"])
        #expect(claims("本年度未收取信息处理费。") == [])
    }

    @Test func `documents are counted in the words of the form only, and never for certain`() {
        #expect(
            claims("主动公开。2025年，市财政局制发行政规范性文件14件，废止9件，现行有效86件。", agency: "市财政局").isEmpty == false)
        let figures = ReportSentences.read("2025年，全市制发行政规范性文件14件，废止9件，现行有效86件。").claims
        #expect(figures.map(\.value) == [14, 9, 86])
        #expect(figures.allSatisfy { !$0.isCertain })
        for other in ["公开规范性文件解读14件，废止9件", "其中市直部门制发规范性文件14件", "清理规范性文件200件，废止9件"] {
            #expect(ReportSentences.read(other).claims.isEmpty, "\(other)")
        }
    }
}
