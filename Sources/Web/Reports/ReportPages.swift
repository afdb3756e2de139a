import Actions
import Domain

/// Everything the public page of a report shows.
struct PublicReportView: Sendable {
    var report: PublicReport
    var words: Words
}

func publicReportPage(_ view: PublicReportView) -> HTML {
    let (report, words) = (view.report, view.words)
    let sections = ReportSection.allCases.map { section -> HTML in
        """
        <h2 id="p\(section.rawValue)">\(section.heading)</h2>
        \(sectionBody(section, report))
        """
    }
    return """
        <h1 lang="zh-CN">\(report.content.title)</h1>
        \(summaryList(facts(view), inPairs: true))
        <p class="row">\(report.verdict.broken.isEmpty ? tag(words("勾稽关系全部相符"), .good) : tag(words("勾稽关系有不符"), .warn))\
        \(downloads(report, words))</p>
        <div lang="zh-CN">
        \(sections.joined(separator: "\n"))
        </div>
        \(reportFindings(report.verdict.broken, words))
        """
}

private func facts(_ view: PublicReportView) -> [Fact] {
    let (report, words) = (view.report, view.words)
    let year = report.report.year
    return [
        Fact(
            words("编制机关"),
            "<a href=\"\(Links.organisation(report.organisation.code))\">\(report.organisation.name)</a>"),
        Fact(words("统计期间"), text: "\(year)-01-01—\(year)-12-31"),
        Fact(words("范围"), text: scope(report, words)),
        Fact(words("发布日期"), dateTime(report.publishedOn)),
        Fact(words("最晚公布"), report.due.map { dateTime($0) } ?? ""),
        Fact(words("发布记录"), "<a href=\"\(Links.document(report.document))\">\(words("公开文件和日志"))</a>"),
    ]
}

private func scope(_ report: PublicReport, _ words: Words) -> String {
    switch report.report.scope {
    case .own: words("本级")
    case .whole where report.parts.isEmpty: words("汇总")
    case .whole: "\(words("汇总"))：\(report.parts.map { $0.organisation.shortName }.joined(separator: "、"))"
    }
}

private func downloads(_ report: PublicReport, _ words: Words) -> HTML {
    let formats = [
        ("pdf", "PDF"), ("docx", "Word"), ("json", "JSON"), ("csv", "CSV"),
    ]
    return formats.map { ending, name -> HTML in
        "<a href=\"\(Links.report(report.organisation.code, report.report.year, report.report.scope, ending))\">\(name)</a>"
    }.joined()
}

private func sectionBody(_ section: ReportSection, _ report: PublicReport) -> HTML {
    let content = report.content
    switch section {
    case .overview, .problems, .otherMatters:
        return HTML(sanitised: RichText(plainText: content.texts[section] ?? "").html)
    case .disclosure, .disputes:
        return reportTable(section, content.format) { reportFigure($0, content.tables) }
    case .requests:
        return """
            \(reportTable(section, content.format) { reportFigure($0, content.tables) })
            \(reportCharts(report))
            """
    }
}

/// The pictures of the third section, each with its table.
private func reportCharts(_ report: PublicReport) -> HTML {
    let content = report.content
    var charts: [HTML] = []
    if report.months.count == 12, report.months.contains(where: { $0 > 0 }) {
        let months = report.months.enumerated().map { ChartValue("\($0 + 1)月", $1) }
        charts.append(
            chart(Chart(.bars, "\(report.report.year)年各月新收申请", unit: "件", head: "月份", months), id: "months"))
    }
    let outcomes = RequestOutcome.Group.allCases.compactMap { group in
        content.tables.sum(ReportFigure.group(group).cells(content.format)).map { ChartValue(group.word, $0) }
    }
    if outcomes.contains(where: { $0.value > 0 }) {
        charts.append(chart(Chart(.shares, "办理结果的构成", unit: "件", head: "结果", outcomes), id: "outcomes"))
    }
    let years = report.years.compactMap { year, tables in
        tables[.request(.received, .total)].map { ChartValue(String(year), $0) }
    }
    if years.count > 1 {
        charts.append(chart(Chart(.line, "历年新收申请", unit: "件", head: "年度", years), id: "years"))
    }
    return charts.joined(separator: "\n")
}

/// Reports by years, and below them documents that were published as reports without their figures.
func reportList(_ lines: [PublicReportLine], _ documents: [DocumentSummary], _ words: Words) -> HTML {
    let known = Set(lines.map(\.document))
    let others = documents.filter { !known.contains($0.id) }
    if lines.isEmpty, others.isEmpty {
        return emptyState(words("还没有公布年度报告。"), HTML(words("公布以后列在这里，历年的都在。")))
    }
    let heading: HTML? = lines.isEmpty || others.isEmpty ? nil : "<h2>\(words("其他年报文件"))</h2>\n"
    let list =
        others.isEmpty ? nil : recordList(others.map { RecordLine($0.title, Links.document($0.id), on: $0.shownOn) })
    return "\(reportTables(lines, words))\n\(heading)\(list)"
}

private func reportTables(_ lines: [PublicReportLine], _ words: Words) -> HTML {
    let years = lines.map(\.report.year).reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
    return years.map { year -> HTML in
        let rows = lines.filter { $0.report.year == year }.map { line in
            Table.Row.cells([
                """
                <a href="\(Links.report(line.organisation.code, year, line.report.scope))">\
                \(line.report.title(of: line.organisation))</a>
                """,
                tag(line.report.scope == .own ? words("本级") : words("汇总")), dateTime(line.publishedOn),
            ])
        }
        return """
            <section aria-labelledby="y\(year)"><h2 id="y\(year)">\(String(year))</h2>
            \(table(
                Table(
                    columns: [
                        .init(words("年报"), isLabelled: false), .init(words("范围"), isShort: true),
                        .init(words("发布日期"), isShort: true),
                    ], rows: rows)))
            </section>
            """
    }.joined(separator: "\n")
}

/// The sections, and where the other reports are.
func reportContents(_ report: PublicReport, _ words: Words) -> HTML {
    let sections = ReportSection.allCases.map { section -> HTML in
        "<li><a href=\"#p\(section.rawValue)\">\(section.heading)</a></li>\n"
    }
    return """
        <nav class="side" aria-label="\(words("年报目录"))">
        <ul lang="zh-CN">
        \(sections)</ul>
        <ul>
        <li><a href="\(Links.reports)">\(words("各年年报"))</a></li>
        </ul>
        </nav>
        """
}
