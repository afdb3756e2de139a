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
                measures.map { "<td colspan=\"\(4 - measures.count)\">\($0.label(content.format, of: item))</td>" }
                .joined()
                + "</tr>"
            rows += row(
                item.label(content.format), measures.map { .disclosure(item, $0) }, span: measures.count == 1 ? 3 : 1)
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
                    heads = "<td rowspan=\"\(count)\">\(outcome.group.reportLabel)</td>"
                }
                group = outcome.group
                rows += "<tr>\(heads)<td colspan=\"2\">\(words(row.label))</td>\(figures)</tr>"
            } else {
                rows += "<tr><td colspan=\"3\">\(words(row.label))</td>\(figures)</tr>"
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
                "第二十条第（一）项", (["信息内容"] + measures.map { $0.label(content.format, of: item) }).joined(separator: "\t"),
            ]
            lines += textRow(item.label(content.format), measures.map { .disclosure(item, $0) }, layout)
        }
        lines += [headings[2], "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况"]
        for row in ReportRow.all(content.format) {
            if case .outcome(.granted) = row { lines.append("三、本年度办理结果") }
            lines += textRow(row.label, ReportColumn.allCases.map { .request(row, $0) }, layout)
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
