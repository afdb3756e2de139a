import Actions
import Domain

func requestStatisticsPage(_ statistics: RequestStatistics, choices: [Organisation], thisYear: Int) -> HTML {
    let total = statistics.total
    func figure(_ figure: RequestFigure) -> HTML { cell(figure, nil, nil, total, Place(statistics)) }
    return """
        <h1>依申请公开统计</h1>
        \(chooser(statistics, choices, thisYear: thisYear))
        \(summaryList(
            [
                Fact("本年新收", figure(.received)), Fact("上年结转", figure(.carriedOver)),
                Fact("本年办结", figure(.ended)), Fact("结转下年", figure(.carriedOn)),
                Fact("按时办结", text: total.onTimeTenths.map { "\(tenths($0))%" } ?? "还没有办结的"),
                Fact("逾期办结", figure(.endedLate)), Fact("现在逾期未办结", figure(.overdue)),
                Fact("平均用时", text: total.averageTenths.map { "\(tenths($0))个工作日" } ?? "还没有办结的"),
                Fact("最长用时", text: total.longest.map { "\($0)个工作日" } ?? "还没有办结的"),
                Fact("移送其他机关", figure(.transferred)),
            ], inPairs: true))
        <p class="small soft">新收加结转，等于办结加结转下年：\(String(total.count(.received)))加\(String(total.count(.carriedOver)))，等于\(String(total.count(.ended)))加\(String(total.count(.carriedOn)))。移送出去的在接收的机关统计。</p>
        <section aria-labelledby="outcomes"><h2 id="outcomes">办理结果和申请人</h2>
        \(outcomeTable(statistics))</section>
        \(organisationTable(statistics))
        """
}

private func chooser(_ statistics: RequestStatistics, _ choices: [Organisation], thisYear: Int) -> HTML {
    let years = Set((thisYear - 9...thisYear) + [statistics.year]).sorted(by: >)
    return """
        <form action="\(Links.Desk.requestStatistics)" class="row">
        \(selectField(FormField("year", "年份"), choices: years.map { Choice(String($0), "\(String($0))年") }, selected: String(statistics.year)))
        \(selectField(FormField("organisation", "单位"), choices: choices.map { Choice($0.code, $0.name) }, selected: statistics.organisation.code))
        \(checkboxes(FormField("below", "范围"), choices: [Choice("yes", "包括下级")], selected: statistics.isWithBelow ? ["yes"] : []))
        \(buttons([button("看统计", kind: .quiet)]))
        </form>
        """
}

/// Table III of the annual report, as far as it has come.
private func outcomeTable(_ statistics: RequestStatistics) -> HTML {
    func row(_ title: String, _ figure: RequestFigure, _ outcome: RequestOutcome? = nil) -> Table.Row {
        .cells(
            [HTML(title)]
                + ApplicantClass.allCases.map { cell(figure, $0, outcome, statistics.total, Place(statistics)) }
                + [cell(figure, nil, outcome, statistics.total, Place(statistics))])
    }
    let outcomes = RequestOutcome.allCases.map { outcome in
        let (group, own) = (name(of: outcome.group), name(of: outcome))
        return row(group == own ? own : "\(group)：\(own)", .ended, outcome)
    }
    return table(
        Table(
            caption: "\(String(statistics.year))年，按申请人的类别（件）",
            columns: [.init("项目", isLabelled: false)]
                + ApplicantClass.allCases.map { .init(name(of: $0), isNumeric: true) } + [.init("总计", isNumeric: true)],
            rows: [row("本年新收", .received), row("上年结转", .carriedOver)] + outcomes
                + [row("办结总计", .ended), row("结转下年", .carriedOn)], style: .dense))
}

private func organisationTable(_ statistics: RequestStatistics) -> HTML? {
    guard statistics.organisations.count > 1 else { return nil }
    let rows = statistics.organisations.filter { !$0.counts.cells.isEmpty }.map { organisation, counts in
        let own = Place(year: statistics.year, organisation: organisation.code, isWithBelow: false)
        func figure(_ figure: RequestFigure) -> HTML { cell(figure, nil, nil, counts, own) }
        return Table.Row.cells([
            "<a href=\"\(Links.Desk.requestStatistics(own.year, organisation.code, isWithBelow: false))\">\(organisation.shortName)</a>",
            figure(.received), figure(.carriedOver), figure(.ended), figure(.carriedOn), figure(.overdue),
            HTML(counts.onTimeTenths.map { "\(tenths($0))%" } ?? "—"),
            HTML(counts.averageTenths.map { tenths($0) } ?? "—"), HTML(counts.longest.map(String.init) ?? "—"),
        ])
    }
    guard !rows.isEmpty else { return nil }
    return """
        <section aria-labelledby="organs"><h2 id="organs">各单位</h2>
        \(table(
            Table(
                caption: "\(String(statistics.year))年，按单位（件）",
                columns: [
                    .init("单位", isLabelled: false), .init("新收", isNumeric: true), .init("上年结转", isNumeric: true),
                    .init("办结", isNumeric: true), .init("结转下年", isNumeric: true), .init("现在逾期", isNumeric: true),
                    .init("按时办结", isNumeric: true), .init("平均工作日", isNumeric: true), .init("最长", isNumeric: true),
                ], rows: rows, style: .dense)))
        </section>
        """
}

/// Whose figures, and of which year.
private struct Place {
    var year: Int
    var organisation: String
    var isWithBelow: Bool
}

extension Place {
    init(_ statistics: RequestStatistics) {
        self.init(
            year: statistics.year, organisation: statistics.organisation.code, isWithBelow: statistics.isWithBelow)
    }
}

/// A figure with the way to its list; nothing is behind a nought.
private func cell(
    _ figure: RequestFigure, _ applicantClass: ApplicantClass?, _ outcome: RequestOutcome?, _ counts: RequestCounts,
    _ place: Place
) -> HTML {
    let count = counts.count(figure, of: applicantClass, outcome)
    guard count > 0 else { return "0" }
    let behind = RequestFilter.Figure(
        figure, year: place.year, organisation: place.organisation, isWithBelow: place.isWithBelow,
        applicantClass: applicantClass)
    return "<a href=\"\(Links.Desk.requests(behind: behind, outcome: outcome))\">\(grouped(count))</a>"
}

/// 185 as 18.5
private func tenths(_ number: Int) -> String { "\(number / 10).\(number % 10)" }

func name(of figure: RequestFigure) -> String {
    switch figure {
    case .received: "新收的申请"
    case .carriedOver: "上年结转的申请"
    case .ended: "办结的申请"
    case .carriedOn: "结转下年的申请"
    case .endedLate: "逾期办结的申请"
    case .overdue: "现在逾期的申请"
    case .transferred: "移送出去的申请"
    }
}
