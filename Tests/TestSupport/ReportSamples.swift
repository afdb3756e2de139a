package import Domain

extension ReportContent {
    /// A report of which every identity holds.
    package static func right(
        _ format: ReportFormat, year: Int? = nil, using random: inout some RandomNumberGenerator
    ) -> ReportContent {
        var tables = ReportTables()
        for cell in ReportCell.disclosures(format) {
            let most = cell.isMoney ? 1_000_000_000_000 : 100_000
            tables[cell] = Int.random(in: (cell.mayBeNegative ? -most : 0)...most, using: &random)
        }
        for item in [DisclosureItem.regulations, .normativeDocuments] {
            let made = tables[.disclosure(item, .made)] ?? 0
            tables[.disclosure(item, .valid)]? += made
        }
        for column in ApplicantClass.allCases.map(ReportColumn.of) {
            var ended = 0
            for row in ReportRow.leaves(format) {
                let count = Int.random(in: 0...3, using: &random) == 0 ? Int.random(in: 0...3000, using: &random) : 0
                tables[.request(row, column)] = count
                ended += count
            }
            let carriedOut = Int.random(in: 0...50, using: &random)
            let carriedIn = Int.random(in: 0...ended, using: &random)
            tables[.request(.carriedOut, column)] = carriedOut
            tables[.request(.carriedIn, column)] = carriedIn
            tables[.request(.received, column)] = ended + carriedOut - carriedIn
        }
        // Where nobody asked, nobody complains.
        tables[.request(.outcome(.granted), .of(.citizen))]? += 1
        tables[.request(.received, .of(.citizen))]? += 1
        for block in Dispute.Block.allCases {
            for standing in Dispute.Standing.allCases {
                tables[.dispute(block, .of(standing))] = Int.random(in: 0...99, using: &random)
            }
        }
        for row in [ReportRow.received, .carriedIn, .carriedOut] {
            tables[.request(row, .total)] = tables.sum(ApplicantClass.allCases.map { .request(row, .of($0)) })
        }
        return ReportContent(
            year: year ?? (format == .trial2019 ? 2020 : 2025), format: format, tables: tables.totalled(format))
    }

    /// The report of the year before it, as far as the two have to agree.
    package func before(using random: inout some RandomNumberGenerator) -> ReportContent {
        var before = ReportContent.right(format, year: year.map { $0 - 1 }, using: &random)
        for column in ReportColumn.allCases {
            let (now, then) = (
                tables[.request(.carriedIn, column)] ?? 0, before.tables[.request(.carriedOut, column)] ?? 0
            )
            before.tables[.request(.carriedOut, column)] = now
            before.tables[.request(.received, column)]? += now - then
        }
        for block in Dispute.Block.allCases { before.tables[.dispute(block, .of(.pending))] = 0 }
        for item in [DisclosureItem.regulations, .normativeDocuments] where format == .revised2021 {
            func value(_ measure: DisclosureMeasure) -> Int { tables[.disclosure(item, measure)] ?? 0 }
            before.tables[.disclosure(item, .valid)] = value(.valid) - value(.made) + value(.repealed)
        }
        before.tables = before.tables.totalled(format)
        return before
    }
}

/// The tables of a report as pages and texts show them.
package struct ReportSheet: Sendable {
    package var content: ReportContent
    package var title = ""
    package var overview: [String] = []
    package var other: [String] = []
    package var isFullWidth = false
    package var hasSeparators = false
    package var hasDashes = false
    package var isWrapped = false
    package var hasGroups = true

    package init(_ content: ReportContent) {
        self.content = content
    }

    package func figure(_ cell: ReportCell) -> String {
        guard let value = content.tables[cell] else { return "" }
        if value == 0, hasDashes { return "—" }
        var text = cell.written(value)
        if hasSeparators, !text.contains("."), value > 0 {
            var (grouped, count) = ("", 0)
            for digit in text.reversed() {
                if count > 0, count % 3 == 0 { grouped.append(isFullWidth ? "，" : ",") }
                grouped.append(digit)
                count += 1
            }
            text = String(grouped.reversed())
        }
        if isFullWidth {
            text = String(
                text.unicodeScalars.map { scalar in
                    let wide = (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) : scalar
                    return Character(wide ?? scalar)
                })
        }
        return text
    }

    private func words(_ label: String) -> String {
        guard isWrapped, label.count > 9 else { return label }
        return "\(label.prefix(6))\n  \(label.dropFirst(6).prefix(6))\r\n\(label.dropFirst(12))"
    }

    private var headings: [String] { ReportSection.allCases.map(\.heading) }

    // MARK: a page

    package var html: String {
        let paragraphs = { (lines: [String]) in lines.map { "<p>　　\($0)</p>" }.joined() }
        return """
            <!DOCTYPE html><html><head><title>\(title)-某网站</title><meta name="PubDate" content="2026-01-20 10:00"></head>
            <body><div><h1>\(title)</h1><p>\(headings[0])</p>\(paragraphs(overview))
            <p><b>\(headings[1])</b></p>\(disclosureTable)<p>\(headings[2])</p>\(requestTable)
            <p>\(headings[3])</p>\(disputeTable)<p>\(headings[4])</p><p>没有。</p>
            <p>\(headings[5])</p>\(paragraphs(other))</div></body></html>
            """
    }

    private func row(_ label: String, _ cells: [ReportCell], span: Int = 1) -> String {
        let figures = cells.map { "<td colspan=\"\(span)\"><p>\(figure($0))</p></td>" }
        return "<tr><td>\(words(label))</td>\(figures.joined())</tr>"
    }

    private var disclosureTable: String {
        var rows = ""
        for item in DisclosureItem.all(content.format) {
            let measures = item.measures(content.format)
            rows += "<tr><td colspan=\"4\">第二十条第（\(item.article)）项</td></tr><tr><td>信息内容</td>"
            rows +=
                measures.map { "<td colspan=\"\(4 - measures.count)\">\(Self.label($0, content.format))</td>" }.joined()
                + "</tr>"
            rows += row(Self.label(item), measures.map { .disclosure(item, $0) }, span: measures.count == 1 ? 3 : 1)
        }
        return "<table>\(rows)</table>"
    }

    private var requestTable: String {
        var rows = """
            <tr><td rowspan="3" colspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>\
            <td colspan="7">申请人情况</td></tr><tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td>\
            <td rowspan="2">总计</td></tr><tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td>\
            <td>其他</td></tr>
            """
        var group: RequestOutcome.Group?
        for row in ReportRow.all(content.format) {
            let figures = ReportColumn.allCases.map { "<td>\(figure(.request(row, $0)))</td>" }.joined()
            var heads = ""
            if case .outcome(let outcome) = row, hasGroups, outcome.group.rawValue > 2 {
                if group != outcome.group {
                    let count = RequestOutcome.allCases.count { $0.group == outcome.group }
                    heads = "<td rowspan=\"\(count)\">\(Self.label(outcome.group))</td>"
                }
                group = outcome.group
                rows += "<tr>\(heads)<td colspan=\"2\">\(words(Self.label(row)))</td>\(figures)</tr>"
            } else {
                rows += "<tr><td colspan=\"3\">\(words(Self.label(row)))</td>\(figures)</tr>"
            }
        }
        return "<table>\(rows)</table>"
    }

    private var disputeTable: String {
        let standings = "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>"
        return """
            <table><tr><td colspan="5" rowspan="2">行政复议</td><td colspan="10">行政诉讼</td></tr>\
            <tr><td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>\
            <tr>\(standings)\(standings)\(standings)</tr>\
            <tr>\(ReportCell.disputes.map { "<td>\(figure($0))</td>" }.joined())</tr></table>
            """
    }

    // MARK: a text

    package enum Layout: CaseIterable, Sendable {
        /// A row a line, as a browser copies it.
        case rows
        /// A cell a line.
        case cells
        /// `pdftotext -layout`: long labels begin above their figures and end below.
        case paper
    }

    package func text(_ layout: Layout) -> String {
        var lines = [title, "", headings[0]] + overview + [headings[1]]
        for item in DisclosureItem.all(content.format) {
            let measures = item.measures(content.format)
            lines += [
                "第二十条第（一）项", (["信息内容"] + measures.map { Self.label($0, content.format) }).joined(separator: "\t"),
            ]
            lines += textRow(Self.label(item), measures.map { .disclosure(item, $0) }, layout)
        }
        lines += [headings[2], "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况"]
        for row in ReportRow.all(content.format) {
            if case .outcome(.granted) = row { lines.append("三、本年度办理结果") }
            lines += textRow(Self.label(row), ReportColumn.allCases.map { .request(row, $0) }, layout)
        }
        lines += [headings[3], "行政复议\t行政诉讼", "未经复议直接起诉\t复议后起诉", "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"]
        lines += textRow("", ReportCell.disputes, layout)
        return (lines + [headings[4], "没有。", headings[5]] + other).joined(separator: "\n")
    }

    private func textRow(_ label: String, _ cells: [ReportCell], _ layout: Layout) -> [String] {
        let figures = cells.map(figure)
        switch layout {
        case .rows: return [([label] + figures).joined(separator: "\t")]
        case .cells: return [label] + figures
        case .paper:
            let columns = figures.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined()
            guard label.count > 12 else { return ["   \(label)" + columns] }
            return ["   \(label.prefix(10))", String(repeating: " ", count: 20) + columns, "   \(label.dropFirst(10))"]
        }
    }
}

// MARK: the words of the form

extension ReportSheet {
    package static func label(_ item: DisclosureItem) -> String {
        switch item {
        case .regulations: "规章"
        case .normativeDocuments: "行政规范性文件"
        case .licences: "行政许可"
        case .otherServices: "其他对外管理服务事项"
        case .penalties: "行政处罚"
        case .coercions: "行政强制"
        case .fees: "行政事业性收费"
        case .procurement: "政府集中采购"
        }
    }

    static func label(_ measure: DisclosureMeasure, _ format: ReportFormat) -> String {
        switch measure {
        case .made: format == .trial2019 ? "本年新制作数量" : "本年制发件数"
        case .repealed: "本年废止件数"
        case .valid: "现行有效件数"
        case .published: "本年新公开数量"
        case .allPublished: "对外公开总数量"
        case .previous: "上一年项目数量"
        case .change: "本年增/减"
        case .decisions: "本年处理决定数量"
        case .projects: "采购项目数量"
        case .amount: "本年收费金额（单位：万元）"
        }
    }

    static func label(_ group: RequestOutcome.Group) -> String {
        ["（一）予以公开", "（二）部分公开", "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"][group.rawValue - 1]
    }

    package static func label(_ row: ReportRow) -> String {
        switch row {
        case .received: "一、本年新收政府信息公开申请数量"
        case .carriedIn: "二、上年结转政府信息公开申请数量"
        case .outcome(let outcome): label(outcome)
        case .group(let group): label(group)
        case .ended: "（七）总计"
        case .carriedOut: "四、结转下年度继续办理"
        }
    }

    private static func label(_ outcome: RequestOutcome) -> String {
        switch outcome {
        case .granted: "（一）予以公开"
        case .partlyGranted: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
        case .stateSecret: "1．属于国家秘密"
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
