import Actions
import Domain

struct DisputeRegisterView: Sendable {
    var register: DisputeRegister
    var filter: DisputeFilter
    /// Whose requests this person may see.
    var organisations: [Organisation]
    /// The code of the one that was chosen; empty: all of them.
    var organisation: String
    var page: Int
    var pageSize: Int
    var today: Day

    func address(_ block: Dispute.Block?, _ standing: Dispute.Standing?, page: Int = 1) -> String {
        Links.query(
            Links.Desk.disputes,
            [
                ("organisation", organisation), ("year", filter.year.map(String.init) ?? ""),
                ("block", block?.rawValue ?? ""), ("standing", standing?.rawValue ?? ""),
                ("page", page > 1 ? String(page) : ""),
            ])
    }
}

/// The register as the fourth table of the annual report has it (国办公开办函〔2021〕30号); every figure leads to its records.
func disputeRegisterPage(_ view: DisputeRegisterView) -> HTML {
    let register = view.register
    let heading = [
        view.filter.block.map { name(of: $0) } ?? "全部", view.filter.standing.map { name(of: $0) } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: "，")
    return """
        <div class="head"><h1>复议、诉讼登记簿</h1>
        <p class="lead">按年度报告表四分类。一个年度里有当年受理、立案的，也有上年结转的；结果按年底的情况算。</p></div>
        \(chooser(view))
        \(table(registerTable(view)))
        <section aria-labelledby="records"><h2 id="records">\(heading)，共\(grouped(register.total))件</h2>
        \(register.lines.isEmpty ? emptyState("这里没有记录。", "复议、诉讼在申请的办理页上登记。") : records(register.lines))
        \(pagination(page: view.page, of: (register.total + view.pageSize - 1) / view.pageSize) {
            view.address(view.filter.block, view.filter.standing, page: $0)
        })
        </section>
        """
}

private func chooser(_ view: DisputeRegisterView) -> HTML {
    let years = (min(view.register.firstYear ?? view.today.year, view.today.year)...view.today.year).reversed()
    let organisation: HTML? =
        view.organisations.count < 2
        ? nil
        : selectField(
            FormField("organisation", "单位"),
            choices: [Choice("", "全部")] + view.organisations.map { Choice($0.code, $0.name) },
            selected: view.organisation)
    return """
        <form action="\(Links.Desk.disputes)">
        \(organisation)\(selectField(
            FormField("year", "年度"), choices: [Choice("", "全部，现在的情况")] + years.map { Choice(String($0), "\($0)年") },
            selected: view.filter.year.map(String.init)))
        \(buttons([button("查看", kind: .quiet)]))
        </form>
        """
}

private func registerTable(_ view: DisputeRegisterView) -> Table {
    func figure(_ block: Dispute.Block?, _ standing: Dispute.Standing?) -> HTML {
        let count = view.register.count(block, standing)
        return count == 0 ? "0" : "<a href=\"\(view.address(block, standing))\">\(grouped(count))</a>"
    }
    func figures(_ block: Dispute.Block?, _ title: String) -> [HTML] {
        [HTML(title)] + Dispute.Standing.allCases.map { figure(block, $0) } + [figure(block, nil)]
    }
    return Table(
        caption: view.filter.year.map { "\($0)年度" } ?? "全部", captionRemark: "（件）",
        columns: [.init("类型", isShort: true)]
            + Dispute.Standing.allCases.map { .init(name(of: $0), isNumeric: true) } + [.init("总计", isNumeric: true)],
        rows: Dispute.Block.allCases.map { .cells(figures($0, name(of: $0))) }, total: figures(nil, "合计"),
        style: .scroll)
}

private func records(_ lines: [DisputeLine]) -> HTML {
    table(
        Table(
            columns: [
                .init("申请", isLabelled: false), .init("类型", isShort: true), .init("受理、立案", isShort: true),
                .init("结果", isShort: true), .init("答复"),
            ],
            rows: lines.map { line in
                let skips = line.block == .directSuit && line.outcome?.isReconsiderationFirst == true
                return .cells([
                    "<a href=\"\(Links.Desk.request(line.request.id))\">\(unbroken(line.request.number.text))</a>",
                    disputeBlock(line.block, skipsReconsideration: skips), dateTime(line.openedOn),
                    disputeStanding(line.standing, line.decidedOn), HTML(line.outcome.map { name(of: $0) } ?? ""),
                ])
            }))
}
