package import Domain

/// What a rule asks for, in as few words as a list has room for.
package func name(of rule: ReportRule) -> String {
    switch rule {
    case .balance: "新收加结转等于办结加结转下年"
    case .outcomes: "总计等于各项办理结果之和"
    case .classes: "总计等于各类申请人之和"
    case .disputes: "总计等于复议、诉讼各项结果之和"
    case .counts: "数字不小于零"
    case .carried: "上年结转等于上一年报告的结转下年度"
    case .sentences: "文字里的数字等于表格里的数字"
    case .rollUp: "汇总等于各单位之和"
    case .validity: "现行有效件数随制发、废止增减"
    case .pending: "上一年尚未审结的案件有下落"
    case .ratios: "百分比与件数相符"
    case .fees: "逾期未缴费的申请发过收费通知"
    case .likeness: "文字不与别的报告雷同"
    case .publication: "按期公布，标题统一"
    }
}

package func name(of severity: ReportFinding.Severity) -> String {
    switch severity {
    case .error: "错误"
    case .warning: "提醒"
    case .question: "存疑"
    }
}

/// What was found, with the figures and the missing amount.
package func sentence(for finding: ReportFinding) -> String {
    let (expected, found) = (finding.expected ?? 0, finding.found ?? 0)
    let gap = gap(expected, found)
    switch finding.subject {
    case .sum(_, let stated):
        return "“\(name(of: stated))”写的是\(expected)，各项加起来是\(found)\(working(finding.terms))，\(gap)。"
    case .balance(let column):
        let (came, went) = (working(finding.terms.prefix(2)), working(finding.terms.suffix(2)))
        return "“\(column.label)”一列，新收加上年结转是\(expected)\(came)，办理结果总计加结转下年度是\(found)\(went)，\(gap)。"
    case .figure(let figure): return "“\(name(of: figure))”写的是\(amount(found, of: figure))，不能小于零。"
    case .carried(let column):
        return "“\(column.label)”一列，上年结转写的是\(found)，上一年报告的结转下年度是\(expected)，\(gap)。"
    case .claim(let claim): return sentence(for: claim, expected, found)
    case .share(let share): return "文字说“\(share.excerpt)”，这个百分比与“\(name(of: share.figure))”占总计的比例不符。"
    case .rollUp(let cell):
        let gap = Web.gap(expected, found, cell)
        return "“\(name(of: cell))”写的是\(amount(found, of: cell))，各单位加起来是\(amount(expected, of: cell))，\(gap)。"
    case .validity(let item):
        return "“\(item.label(.revised2021))”现行有效写的是\(found)件，按上一年现行有效加本年制发减本年废止是\(expected)件，\(gap)。"
    case .pending(let block):
        return "\(block.reportLabel)，上一年尚未审结\(expected)件，本年总计只有\(found)件，\(gap)。"
    case .disputesWithoutRequests: return "没有收到过申请，却有\(found)件行政复议、行政诉讼。"
    case .feesWithoutNotices: return "有\(expected)件申请因逾期未缴费不再处理，报告却说没有发过收费通知。"
    case .likeness(let section, let title):
        return "“\(section.title)”与\(title.isEmpty ? "另一份报告" : "《\(title)》")的文字九成以上相同。"
    case .late(let day, let term): return "\(day.chinese)公布，晚于规定的\(term.chinese)。"
    case .title(let expected): return "标题应当是单位名称加“\(expected)”。"
    }
}

private func sentence(for claim: ReportClaim, _ expected: Int, _ found: Int) -> String {
    let words = claim.excerpt.isEmpty ? "文字里是\(amount(found, of: claim.figure))" : "文字说“\(claim.excerpt)”"
    let table = "表格里“\(name(of: claim.figure))”是\(amount(expected, of: claim.figure))"
    return "\(words)，\(table)，\(gap(expected, found, claim.figure.cell))。"
}

/// （119＋42＋81＋34）, where it is short enough to be followed.
private func working(_ terms: some Collection<Int>) -> String {
    let terms = terms.filter { $0 != 0 }
    return (2...8).contains(terms.count) ? "（\(terms.map(String.init).joined(separator: "＋"))）" : ""
}

/// 少16
private func gap(_ expected: Int, _ found: Int, _ cell: ReportCell? = nil) -> String {
    found < expected ? "少\(amount(expected - found, of: cell))" : "多\(amount(found - expected, of: cell))"
}

/// Why a rule could not be looked at, and what it would need.
package func sentence(forUntested rule: ReportRule) -> String {
    let need =
        switch rule {
        case .balance: "新收、上年结转、总计和结转下年度四个数"
        case .outcomes: "总计和各项办理结果"
        case .classes: "各类申请人的数字"
        case .disputes: "行政复议、行政诉讼的各项结果和总计"
        case .counts: "数字"
        case .carried: "上一年的报告"
        case .sentences: "既写在文字里又填在表格里的数字"
        case .rollUp: "各单位的报告"
        case .validity: "上一年的现行有效件数"
        case .pending: "上一年的尚未审结件数"
        case .ratios: "百分比，或者复议、诉讼的件数"
        case .fees: "收费通知件数"
        case .likeness: "别的报告的文字"
        case .publication: "标题和年份，或者公布日期和期限"
        }
    return "\(name(of: rule))：缺少\(need)。"
}
