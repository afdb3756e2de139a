/// The words that make a clause of a report a claim, and those that keep it from being one.
enum ClauseWords {
    /// Of a part of the agencies, or of a way to apply.
    static func narrows(_ clause: some StringProtocol) -> Bool {
        narrow.contains { clause.contains($0) }
    }

    private static let narrow = [
        "本级", "市直", "县直", "区直", "州直", "省直", "市级", "县级", "区级", "省级", "乡镇", "镇街", "街道", "园区", "机关中", "区县中",
        "通过", "网络", "信函", "当面", "邮寄", "传真", "来信", "网上", "线上", "线下", "现场", "平台", "建议", "提案", "议案", "信访件", "留言",
        "工单", "热线", "信件", "文件",
    ]

    static func compares(_ clause: some StringProtocol) -> Bool {
        let rest = String(clause).replacing("上年结转", with: "").replacing("上年度结转", with: "").replacing("结转上年", with: "")
        return comparisons.contains { rest.contains($0) }
    }

    private static let comparisons = [
        "同比", "环比", "较上", "比上", "较去", "比去", "增长", "增加", "上升", "下降", "减少", "降低", "上年", "去年", "往年", "历年", "近年", "累计",
        "年均", "平均", "未能", "以来",
    ]

    static func isOfRequests(_ text: some StringProtocol) -> Bool {
        ["信息公开申请", "依申请公开", "申请公开政府信息"].contains { text.contains($0) }
    }

    /// The figure that the words name; nil where they name none, or two.
    static func request(in words: String) -> (phrase: String, figure: ReportFigure, isCertain: Bool)? {
        if let (phrase, figure) = certain.first(where: { words.contains($0.0) }) {
            if figure == .group(.granted), words.contains("不\(phrase)") { return nil }
            return (phrase, figure, true)
        }
        return loose.first { words.contains($0.0) }.map { ($0.0, $0.1, false) }
    }

    private static func total(_ row: ReportRow) -> ReportFigure { .cell(.request(row, .total)) }

    private static let certain: [(String, ReportFigure)] =
        ["新收到", "新受理", "新收"].map { ($0, total(.received)) }
        + ["上一年度结转", "上一年结转", "上年度结转", "上年结转", "结转上一年度", "结转上年度", "结转上年"].map { ($0, total(.carriedIn)) }
        + carriedOn.map { ($0, total(.carriedOut)) } + [("办理结果总计", total(.ended))]
        + groups + leaves.map { ($0, total(.outcome($1))) }

    private static let groups: [(String, ReportFigure)] = [
        ("予以公开", .group(.granted)), ("部分公开", .group(.partlyGranted)), ("不予公开", .group(.refused)),
        ("无法提供", .group(.unable)), ("不予处理", .group(.notProcessed)), ("其他处理", .group(.otherwise)),
    ]

    private static let leaves: [(String, RequestOutcome)] = [
        ("属于国家秘密", .stateSecret), ("其他法律行政法规禁止公开", .forbiddenByLaw), ("危及三安全一稳定", .endangersSafety),
        ("保护第三方合法权益", .thirdPartyRights), ("属于三类内部事务信息", .internalAffairs), ("属于四类过程性信息", .deliberative),
        ("属于行政执法案卷", .enforcementFile), ("属于行政查询事项", .registryQuery), ("本机关不掌握相关政府信息", .notHeld),
        ("没有现成信息需要另行制作", .wouldHaveToBeMade), ("补正后申请内容仍不明确", .stillUnclear), ("信访举报投诉类申请", .petition),
        ("重复申请", .repeated), ("要求提供公开出版物", .publishedBook), ("无正当理由大量反复申请", .excessive),
        ("要求行政机关确认或重新出具已获取信息", .reissue),
    ]

    private static let carriedOn = ["结转", "顺延", "转结"].flatMap { verb in
        ["到", "至", "入", ""].flatMap { preposition in
            ["下一年度", "下一年", "下年度", "下年", "次年度", "次年"].map { verb + preposition + $0 }
        }
    }

    /// 受理 may count what was carried over, too; and 答复 what was ended otherwise.
    private static let loose: [(String, ReportFigure)] =
        ["办结", "办理", "答复"].map { ($0, total(.ended)) } + ["受理", "收到", "接收"].map { ($0, total(.received)) }

    /// 103件顺延到下年度答复
    static func isCarriedOn(_ rest: some StringProtocol) -> Bool {
        guard let phrase = carriedOn.first(where: { rest.hasPrefix($0) }) else { return false }
        return isFiller(String(rest.dropFirst(phrase.count)), [])
    }

    static let shareOfEnded: Set<String> = [
        "占总数", "占总数的", "占办理总数", "占办理总数的", "占办结总数", "占办结总数的", "占答复总数", "占答复总数的", "占总数比例", "占办理总量的",
    ]

    // MARK: documents

    /// - Parameter isAtDocuments: whether the clause before was of them, so that this one need not name them.
    static func documents(in words: String, isAtDocuments: Bool, _ names: [String]) -> DisclosureMeasure? {
        for (verb, measure) in [("制发", DisclosureMeasure.made), ("废止", .repealed), ("现行有效", .valid)] {
            if isAtDocuments, words == verb { return measure }
            for noun in ["行政规范性文件", "规范性文件"] where words.hasSuffix(verb + noun) {
                return isFiller(String(words.dropLast(verb.count + noun.count)), names) ? measure : nil
            }
        }
        return nil
    }

    // MARK: disputes

    /// Nil where two are named: 行政复议、行政诉讼74件 is of both.
    static func disputes(in words: String) -> (phrase: String, subject: DisputeSubject)? {
        if words.contains("行政复议"), words.contains("诉") { return nil }
        return subjects.first { words.contains($0.0) }
    }

    private static let subjects: [(String, DisputeSubject)] = [
        ("未经复议直接起诉", .block(.directSuit)), ("复议后起诉", .block(.suitAfterReconsideration)),
        ("行政诉讼", .suits), ("行政复议", .block(.reconsideration)),
    ]

    static func standing(in words: String) -> (phrase: String, standing: Dispute.Standing)? {
        standings.first { words.contains($0.0) }.map { ($0.0, $0.1) }
    }

    private static let standings: [(String, Dispute.Standing)] = [
        ("结果维持", .upheld), ("维持", .upheld), ("结果纠正", .corrected), ("纠正", .corrected), ("其他结果", .other),
        ("尚未审结", .pending), ("未审结", .pending),
    ]

    // MARK: fees

    static func fee(in words: String) -> FeeItem? {
        if ["实际收取", "实收", "收取", "收缴"].contains(where: { words.contains($0) }) { return .paid }
        return words.contains("通知") || words.contains("金额") ? .charged : nil
    }

    static func isFillerOfFees(_ words: String, _ names: [String]) -> Bool {
        isFiller(words, names + ["信息处理费", "收费通知", "通知", "发出", "实际", "收取", "实收", "收缴", "总金额", "金额", "费用"])
    }

    static func isFillerOfDisputes(_ words: String, _ names: [String]) -> Bool {
        isFiller(words, names + ["案件", "案", "因", "引起", "引发", "被", "提起", "发生", "涉及", "有关", "相关", "涉"])
    }

    // MARK: what may stand beside them

    /// Whether nothing is left of the words without those that change nothing.
    static func isFiller(_ words: String, _ names: [String]) -> Bool {
        var rest = words[...]
        while let first = rest.first {
            if let filler = (names + fillers).first(where: { rest.hasPrefix($0) }) {
                rest = rest.dropFirst(filler.count)
            } else if first.isNumber || first == "*" {
                rest = rest.drop { $0.isNumber || $0 == "*" }
                guard rest.first == "年" else { return false }
            } else {
                return false
            }
        }
        return true
    }

    private static let fillers = [
        "各级行政机关", "全系统", "我市", "我县", "我区", "我局", "我镇", "我委", "我办", "全市", "全县", "全区", "全州", "全省", "全镇", "全局",
        "本市", "本县", "本区", "本局", "本机关", "本单位", "各级", "行政机关", "各部门", "各单位", "共计", "总计", "合计", "总共", "共", "全年", "年度",
        "年内", "本年度", "本年", "当年", "今年", "年", "政府信息公开", "信息公开", "政府信息", "依申请公开", "申请", "事项", "数量", "的", "为", "有", "了",
        "已", "均", "含", "包含", "包括", "另有", "另", "还有", "其余", "其中", "及", "以及", "和", "、", "按时", "按期", "依法", "依规", "全部", "各类",
        "决定", "作出", "答复", "继续办理", "继续答复", "继续处理", "办理", "处理", "分别", "是", "总", "本", "完毕", "向", "公众", "群众", "提交",
    ]
}
