import Domain

/// What the places of a letter are called: the clerk writes {收到日期}, the program keeps {receivedOn}.
func name(of place: LetterTemplates.Place) -> String {
    switch place {
    case .applicant: "申请人"
    case .number: "申请编号"
    case .submittedOn: "提交日期"
    case .receivedOn: "收到日期"
    case .description: "申请内容"
    case .day: "发文日期"
    case .until: "最后日期"
    case .due: "答复期限"
    case .days: "延长天数"
    case .words: "说明"
    case .yuan: "金额"
    case .basis: "收费方式"
    case .organ: "机关名称"
    case .office: "公开机构"
    case .phone: "联系电话"
    case .address: "办公地址"
    case .articles: "依据条款"
    case .way: "获取方式"
    case .reasons: "理由"
    case .withheldPart: "不公开的部分"
    case .otherLaw: "其他法律"
    case .earlierAnswer: "先前答复编号"
    case .clarifiedBy: "补正日期"
    case .receiver: "接收机关"
    }
}

/// What may stand there, for a preview.
func sample(of place: LetterTemplates.Place) -> String {
    switch place {
    case .applicant: "张三"
    case .number: "市财政局申〔2026〕47号"
    case .submittedOn, .receivedOn: "2026年3月10日"
    case .description: "2025年城区道路维修工程决算"
    case .day: "2026年3月16日"
    case .until: "2026年3月31日"
    case .due: "2026年4月8日"
    case .days: "10"
    case .words: "请写明是哪几条道路。"
    case .yuan: "100"
    case .basis: "按件"
    case .organ: "阳光市财政局"
    case .office: "阳光市财政局办公室"
    case .phone: "0000-0000101"
    case .address: "阳光市人民路1号"
    case .articles: "第三十六条第二项"
    case .way: "随本答复书附上。"
    case .reasons: "公开后会对第三方的合法权益造成损害。"
    case .withheldPart: "施工单位的投标报价明细"
    case .otherLaw: "《不动产登记暂行条例》第二十七条"
    case .earlierAnswer: "市财政局公复〔2026〕3号"
    case .clarifiedBy: "2026年3月13日"
    case .receiver: "阳光市教育局"
    }
}

/// What a text of letters is called.
func name(ofTemplate template: String) -> String {
    if let kind = RequestLetter.Kind(rawValue: template), kind != .answer { return name(of: kind) }
    switch template {
    case "answer": return "答复书的开头"
    case "remedy-first": return "答复书的结尾：先申请行政复议"
    case "remedy-either": return "答复书的结尾：复议或者诉讼"
    default: break
    }
    guard template.hasPrefix("answer-"), let outcome = RequestOutcome(rawValue: String(template.dropFirst(7))) else {
        return template
    }
    return "答复书的正文：\(name(of: outcome))"
}

extension LetterTemplates {
    /// A text as the clerk reads it.
    static func shown(_ text: String) -> String {
        Place.allCases.reduce(text) { $0.replacing("{\($1.rawValue)}", with: "{\(name(of: $1))}") }
    }

    /// A text as the clerk typed it, with the names that are kept.
    static func typed(_ text: String) -> String {
        Place.allCases.reduce(text) { $0.replacing("{\(name(of: $1))}", with: "{\($1.rawValue)}") }
    }
}
