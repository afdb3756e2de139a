import Domain

func name(of stage: ReportCase.Stage) -> String {
    switch stage {
    case .draft: "编制中"
    case .returned: "已退回"
    case .submitted: "待备案"
    case .accepted: "已备案"
    }
}

func name(of scope: ReportScope) -> String {
    switch scope {
    case .own: "本级"
    case .whole: "汇总"
    }
}

func name(of level: ReportLevel) -> String {
    switch level {
    case .department: "部门报告最晚公布"
    case .township: "乡镇、街道报告最晚公布"
    case .lowerGovernment: "下级政府汇总报告最晚公布"
    case .government: "本级政府汇总报告最晚公布"
    }
}

/// What forbids it, as a sentence.
func sentence(for refusal: ReportRefusal) -> String {
    switch refusal {
    case .notOpen: "报告已经提交，数字和文字不能再改；要改，先撤回或者请公开办退回。"
    case .notSubmitted: "报告没有提交。"
    case .notAccepted: "报告还没有备案，备案以后才能发布。"
    case .yearNotOver: "这一年还没有过完，统计期限到12月31日。"
    case .figuresMissing(let cells): "还有\(cells.count)个数字没有填：\(listed(cells.map { name(of: $0) }))。"
    case .textMissing(let sections): "还没有写：\(sections.map(\.heading).joined(separator: "；"))。"
    case .broken(let findings): "有\(findings.count)处勾稽关系不符，改对了才能提交。"
    case .partsMissing(let shares): "还有\(shares.count)个单位的报告没有备案，汇总数不全。"
    case .ownSubmission: "提交的人不能自己备案，请由公开办的另一位同事办理。"
    case .alreadyDrafted: "已经转为待发布的文件；要改，在文件里更正。"
    case .alreadyThere: "这一年的报告已经有了，导入不会改动它。"
    }
}

/// The first few of a list.
func listed(_ names: [String]) -> String {
    names.prefix(3).joined(separator: "、") + (names.count > 3 ? "等" : "")
}

/// The stable code that programs read.
func code(of refusal: ReportRefusal) -> String {
    switch refusal {
    case .notOpen: "report-not-open"
    case .notSubmitted: "report-not-submitted"
    case .notAccepted: "report-not-accepted"
    case .yearNotOver: "year-not-over"
    case .figuresMissing: "figures-missing"
    case .textMissing: "text-missing"
    case .broken: "report-broken"
    case .partsMissing: "parts-missing"
    case .ownSubmission: "own-submission"
    case .alreadyDrafted: "already-drafted"
    case .alreadyThere: "report-already-there"
    }
}

/// The fields of annual reports and of the documents that they count.
func labelOfReport(_ field: String) -> String? {
    switch field {
    case "legalForm": "文件性质"
    case "source": "来源"
    case "scope": "范围"
    case "publishedOn": "公布日期"
    case _ where field.hasSuffix("-term"): ReportLevel.allCases.first { $0.field == field }.map { name(of: $0) }
    case _ where field.hasPrefix("section"): Int(field.dropFirst(7)).flatMap(ReportSection.init(rawValue:))?.heading
    default: ReportCell(key: field).map { name(of: $0) }
    }
}
