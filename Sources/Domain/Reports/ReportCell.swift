/// One place in the tables of an annual report. What stands in it is a count; where `isMoney`, it is fen.
package enum ReportCell: Hashable, Sendable {
    /// The second table: what was disclosed on one's own motion.
    case disclosure(DisclosureItem, DisclosureMeasure)
    /// The third: requests, by what became of them and by who asked.
    case request(ReportRow, ReportColumn)
    /// The fourth: reconsiderations and suits.
    case dispute(Dispute.Block, DisputeColumn)
    /// 信息处理费, which the sixth section has to tell of.
    case fee(FeeItem)
}

extension ReportCell {
    package var isMoney: Bool {
        switch self {
        case .disclosure(_, let measure): measure == .amount
        case .fee(let item): item != .notices
        case .request, .dispute: false
        }
    }

    /// 本年增/减 of the trial form can be less than nothing; nothing else can.
    package var mayBeNegative: Bool {
        if case .disclosure(_, .change) = self { true } else { false }
    }

    package var section: ReportSection {
        switch self {
        case .disclosure: .disclosure
        case .request: .requests
        case .dispute: .disputes
        case .fee: .otherMatters
        }
    }

    /// Those that are sums of others, and that nobody enters.
    package static func totals(_ format: ReportFormat) -> Set<ReportCell> {
        Set(ReportIdentity.sums(format).map(\.total))
    }

    /// All of a form, in the order of its tables; the fee stands in no table.
    package static func all(_ format: ReportFormat) -> [ReportCell] {
        disclosures(format) + requests(format) + disputes
    }

    package static func disclosures(_ format: ReportFormat) -> [ReportCell] {
        DisclosureItem.all(format).flatMap { item in item.measures(format).map { .disclosure(item, $0) } }
    }

    package static func requests(_ format: ReportFormat) -> [ReportCell] {
        ReportRow.all(format).flatMap { row in ReportColumn.allCases.map { .request(row, $0) } }
    }

    package static let disputes: [ReportCell] = Dispute.Block.allCases.flatMap { block in
        DisputeColumn.allCases.map { .dispute(block, $0) }
    }
}

/// A row of the second table, by the item of Art 20 of the Regulation that it belongs to.
package enum DisclosureItem: String, Hashable, Sendable, CaseIterable {
    /// 规章, Art 20(1)
    case regulations
    /// 行政规范性文件, Art 20(1)
    case normativeDocuments = "normative_documents"
    /// 行政许可, Art 20(5)
    case licences
    /// 其他对外管理服务事项, Art 20(5), of the trial form alone
    case otherServices = "other_services"
    /// 行政处罚, Art 20(6)
    case penalties
    /// 行政强制, Art 20(6)
    case coercions
    /// 行政事业性收费, Art 20(8)
    case fees
    /// 政府集中采购, Art 20(9), of the trial form alone
    case procurement

    package static func all(_ format: ReportFormat) -> [DisclosureItem] {
        switch format {
        case .trial2019: allCases
        case .revised2021: [.regulations, .normativeDocuments, .licences, .penalties, .coercions, .fees]
        }
    }

    /// The item of Art 20.
    package var article: Int {
        switch self {
        case .regulations, .normativeDocuments: 1
        case .licences, .otherServices: 5
        case .penalties, .coercions: 6
        case .fees: 8
        case .procurement: 9
        }
    }

    package func measures(_ format: ReportFormat) -> [DisclosureMeasure] {
        switch (format, self) {
        case (.revised2021, .regulations), (.revised2021, .normativeDocuments): [.made, .repealed, .valid]
        case (.revised2021, .fees): [.amount]
        case (.revised2021, _): [.decisions]
        case (.trial2019, .regulations), (.trial2019, .normativeDocuments): [.made, .published, .allPublished]
        case (.trial2019, .fees): [.previous, .change]
        case (.trial2019, .procurement): [.projects, .amount]
        case (.trial2019, _): [.previous, .change, .decisions]
        }
    }
}

/// A column of the second table.
package enum DisclosureMeasure: String, Hashable, Sendable, CaseIterable {
    /// 本年制发件数; 本年新制作数量
    case made
    /// 本年废止件数
    case repealed
    /// 现行有效件数
    case valid
    /// 本年新公开数量
    case published
    /// 对外公开总数量
    case allPublished = "all_published"
    /// 上一年项目数量
    case previous
    /// 本年增/减
    case change
    /// 本年处理决定数量
    case decisions
    /// 采购项目数量
    case projects
    /// 本年收费金额; 采购总金额: kept in fen, told in 万元
    case amount
}

/// A row of the third table that has figures.
package enum ReportRow: Hashable, Sendable {
    /// 一、本年新收
    case received
    /// 二、上年结转
    case carriedIn
    /// A leaf of 三、本年度办理结果
    case outcome(RequestOutcome)
    /// (六)其他处理 of the trial form, which has no leaves; and what a sentence says of a group as a whole.
    case group(RequestOutcome.Group)
    /// (七)总计
    case ended
    /// 四、结转下年度继续办理
    case carriedOut

    package static func all(_ format: ReportFormat) -> [ReportRow] {
        [.received, .carriedIn] + leaves(format) + [.ended, .carriedOut]
    }

    /// The rows whose sum is the total of what ended.
    package static func leaves(_ format: ReportFormat) -> [ReportRow] {
        let named = RequestOutcome.allCases.filter { format == .revised2021 || $0.group != .otherwise }
        return named.map(ReportRow.outcome) + (format == .revised2021 ? [] : [.group(.otherwise)])
    }
}

/// A column of the third table.
package enum ReportColumn: Hashable, Sendable, CaseIterable {
    case of(ApplicantClass)
    case total

    package static let allCases = ApplicantClass.allCases.map(ReportColumn.of) + [.total]
}

/// A column of the fourth table.
package enum DisputeColumn: Hashable, Sendable, CaseIterable {
    case of(Dispute.Standing)
    case total

    package static let allCases = Dispute.Standing.allCases.map(DisputeColumn.of) + [.total]
}

/// What the sixth section says of the processing fee (国办函〔2020〕109号).
package enum FeeItem: String, Hashable, Sendable, CaseIterable {
    /// 发出收费通知的件数
    case notices = "fee_notices"
    /// 通知的总金额
    case charged = "fee_charged"
    /// 实际收取的总金额
    case paid = "fee_yuan"
}
