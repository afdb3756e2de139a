/// What the program can write of the written sections by itself: the figures in sentences. Somebody completes it; the
/// checks hold every figure in it against the tables afterwards.
package struct ReportDraft {
    package let content: ReportContent
    /// 市财政局, 全市
    private let subject: String

    package init(_ content: ReportContent, subject: String) {
        self.content = content
        self.subject = subject
    }

    /// Nil of a section of which no figure tells.
    package func text(of section: ReportSection) -> String? {
        switch section {
        case .overview:
            [disclosure, requests, outcomes, disputes].compactMap(\.self).joined(separator: "\n\n")
        case .otherMatters: fees
        case .disclosure, .requests, .disputes, .problems: nil
        }
    }

    private var year: String { content.year.map { "\($0)年，" } ?? "" }

    private func value(_ cell: ReportCell) -> String? { content.tables[cell].map(cell.written) }

    private func value(_ row: ReportRow) -> String? { value(.request(row, .total)) }

    private var disclosure: String? {
        guard let made = value(.disclosure(.normativeDocuments, .made)),
            let repealed = value(.disclosure(.normativeDocuments, .repealed)),
            let valid = value(.disclosure(.normativeDocuments, .valid))
        else { return nil }
        return "主动公开。\(year)\(subject)制发行政规范性文件\(made)件，废止\(repealed)件，现行有效\(valid)件。"
    }

    private var requests: String? {
        guard let received = value(.received), let carriedIn = value(.carriedIn), let ended = value(.ended),
            let carriedOut = value(.carriedOut)
        else { return nil }
        return
            "依申请公开。\(year)\(subject)新收政府信息公开申请\(received)件，上年结转\(carriedIn)件，本年度办理\(ended)件，结转下年度继续办理\(carriedOut)件。"
    }

    private var outcomes: String? {
        let parts = RequestOutcome.Group.allCases.compactMap { group -> String? in
            content.tables.sum(ReportFigure.group(group).cells(content.format)).map { "\(group.word)\($0)件" }
        }
        guard parts.count == RequestOutcome.Group.allCases.count, let ended = value(.ended), ended != "0" else {
            return nil
        }
        return "办理结果：\(parts.joined(separator: "，"))。"
    }

    private var disputes: String? {
        let parts = Dispute.Block.allCases.compactMap { block -> String? in
            let values = DisputeColumn.allCases.compactMap { column in
                value(.dispute(block, column)).map { (column, $0) }
            }
            guard values.count == DisputeColumn.allCases.count, let total = values.last?.1 else { return nil }
            let results = values.dropLast().map { "\($0.0.label)\($0.1)件" }.joined(separator: "，")
            return "\(block.reportLabel)\(total)件" + (total == "0" ? "" : "，其中\(results)")
        }
        return parts.count == Dispute.Block.allCases.count ? "\(parts.joined(separator: "；"))。" : nil
    }

    private var fees: String? {
        guard let notices = value(.fee(.notices)), let charged = value(.fee(.charged)), let paid = value(.fee(.paid))
        else { return nil }
        return "信息处理费：\(year)发出收费通知\(notices)件，总金额\(charged)元，实际收取\(paid)元。"
    }
}

extension RequestOutcome.Group {
    /// 予以公开
    package var word: String {
        switch self {
        case .granted: "予以公开"
        case .partlyGranted: "部分公开"
        case .refused: "不予公开"
        case .unable: "无法提供"
        case .notProcessed: "不予处理"
        case .otherwise: "其他处理"
        }
    }
}
