// The words of the form (国办公开办函〔2021〕30号, 〔2019〕60号), as they are printed.

extension DisclosureItem {
    package func label(_ format: ReportFormat) -> String {
        switch self {
        case .regulations: "规章"
        case .normativeDocuments: format == .revised2021 ? "行政规范性文件" : "规范性文件"
        case .licences: "行政许可"
        case .otherServices: "其他对外管理服务事项"
        case .penalties: "行政处罚"
        case .coercions: "行政强制"
        case .fees: "行政事业性收费"
        case .procurement: "政府集中采购"
        }
    }

    /// 第二十条第（一）项
    package var articleLabel: String {
        let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
        return "第二十条第（\(numerals[article - 1])）项"
    }
}

extension DisclosureMeasure {
    package func label(_ format: ReportFormat, of item: DisclosureItem) -> String {
        switch self {
        case .made: format == .revised2021 ? "本年制发件数" : "本年新制作数量"
        case .repealed: "本年废止件数"
        case .valid: "现行有效件数"
        case .published: "本年新公开数量"
        case .allPublished: "对外公开总数量"
        case .previous: "上一年项目数量"
        case .change: "本年增/减"
        case .decisions: format == .revised2021 ? "本年处理决定数量" : "处理决定数量"
        case .projects: "采购项目数量"
        case .amount: item == .procurement ? "采购总金额（单位：万元）" : "本年收费金额（单位：万元）"
        }
    }
}

extension DisclosureMeasure {
    /// The newer form that has it.
    package func format(of item: DisclosureItem) -> ReportFormat {
        item.measures(.revised2021).contains(self) && DisclosureItem.all(.revised2021).contains(item)
            ? .revised2021 : .trial2019
    }
}

extension ReportRow {
    package var label: String {
        switch self {
        case .received: "一、本年新收政府信息公开申请数量"
        case .carriedIn: "二、上年结转政府信息公开申请数量"
        case .outcome(let outcome): outcome.reportLabel
        case .group(let group): group.reportLabel
        case .ended: "（七）总计"
        case .carriedOut: "四、结转下年度继续办理"
        }
    }

    /// 三、本年度办理结果
    package static let resultsLabel = "三、本年度办理结果"
}

extension RequestOutcome.Group {
    package var reportLabel: String {
        switch self {
        case .granted: "（一）予以公开"
        case .partlyGranted: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
        case .refused: "（三）不予公开"
        case .unable: "（四）无法提供"
        case .notProcessed: "（五）不予处理"
        case .otherwise: "（六）其他处理"
        }
    }
}

extension RequestOutcome {
    package var reportLabel: String {
        switch self {
        case .granted, .partlyGranted: group.reportLabel
        case .stateSecret: "1.属于国家秘密"
        case .forbiddenByLaw: "2.其他法律行政法规禁止公开"
        case .endangersSafety: "3.危及“三安全一稳定”"
        case .thirdPartyRights: "4.保护第三方合法权益"
        case .internalAffairs: "5.属于三类内部事务信息"
        case .deliberative: "6.属于四类过程性信息"
        case .enforcementFile: "7.属于行政执法案卷"
        case .registryQuery: "8.属于行政查询事项"
        case .notHeld: "1.本机关不掌握相关政府信息"
        case .wouldHaveToBeMade: "2.没有现成信息需要另行制作"
        case .stillUnclear: "3.补正后申请内容仍不明确"
        case .petition: "1.信访举报投诉类申请"
        case .repeated: "2.重复申请"
        case .publishedBook: "3.要求提供公开出版物"
        case .excessive: "4.无正当理由大量反复申请"
        case .reissue: "5.要求行政机关确认或重新出具已获取信息"
        case .clarificationLapsed: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
        case .feeLapsed: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
        case .other: "3.其他"
        }
    }
}

extension ReportColumn {
    package var label: String {
        switch self {
        case .of(.citizen): "自然人"
        case .of(.business): "商业企业"
        case .of(.research): "科研机构"
        case .of(.publicWelfare): "社会公益组织"
        case .of(.legalService): "法律服务机构"
        case .of(.otherOrganisation): "其他"
        case .total: "总计"
        }
    }
}

extension Dispute.Block {
    package var reportLabel: String {
        switch self {
        case .reconsideration: "行政复议"
        case .directSuit: "未经复议直接起诉"
        case .suitAfterReconsideration: "复议后起诉"
        }
    }
}

extension DisputeColumn {
    package var label: String {
        switch self {
        case .of(.upheld): "结果维持"
        case .of(.corrected): "结果纠正"
        case .of(.other): "其他结果"
        case .of(.pending): "尚未审结"
        case .total: "总计"
        }
    }
}

extension FeeItem {
    package var label: String {
        switch self {
        case .notices: "发出收费通知的件数"
        case .charged: "收费通知的总金额（元）"
        case .paid: "实际收取的总金额（元）"
        }
    }
}
