import Actions
import Domain

struct ReportRecordsView: Sendable {
    var records: ReportRecords
    var page: Int
    var pageSize: Int
    var fields: FormFields
    var obstacle: Obstacle?
    var mayEnter: Bool
    var version: Int
    /// Who entered the figure.
    var person: String
    var csrf: String

    var address: String { Links.Desk.report(records.report.id, "cells/\(records.cell.key)") }
}

/// What a figure is made of: its records, or where it was entered from.
func reportRecordsPage(_ view: ReportRecordsView) -> HTML {
    let records = view.records
    let report = Links.Desk.report(records.report.id)
    let obstacle: HTML? = view.obstacle.map { notification(.warn, title: $0.title, "<p>\($0.advice)</p>") }
    let value = records.value.map { amount($0, of: records.cell) } ?? "没有填"
    return """
        \(obstacle)\
        <p class="soft"><a href="\(report)">\(records.report.title(of: records.organisation))</a></p>
        <h1>\(name(of: records.cell))：\(value)</h1>
        \(entry(view))\(list(view))\(entryForm(view))\
        \(buttons([buttonLink("返回报告", to: report, kind: .quiet)]))
        """
}

private func entry(_ view: ReportRecordsView) -> HTML? {
    view.records.entry.map { entry in
        summaryList([
            Fact("填报的数字", text: amount(entry.value, of: view.records.cell)), Fact("来源", text: entry.source),
            Fact("填报人", text: view.person), Fact("时间", dateTime(entry.instant)),
        ])
    }
}

private func list(_ view: ReportRecordsView) -> HTML {
    switch view.records.kind {
    case .requests(let rows, let total): return requests(rows, total, view)
    case .disputes(let lines, let total): return disputes(lines, total, view)
    case .documents(let documents): return Web.documents(documents)
    case .fees(let fees): return Web.fees(fees)
    case .parts(let parts): return Web.parts(parts, view.records.cell)
    case .none: return view.records.entry == nil ? emptyState("登记里没有这个数字，要填写。") : ""
    }
}

private func requests(_ rows: [RequestRow], _ total: Int, _ view: ReportRecordsView) -> HTML {
    guard !rows.isEmpty else { return emptyState("登记里没有这样的申请。") }
    let lines = rows.map { row -> Table.Row in
        let number = row.line.request.number.text
        return .cells([
            row.isReadable ? "<a href=\"\(Links.Desk.request(row.line.request.id))\">\(number)</a>" : "\(number)",
            "\(row.title)", "\(name(of: row.line.stage))", HTML(row.line.outcome.map { name(of: $0) } ?? ""),
            row.line.closedOn.map { dateTime($0) } ?? "",
        ])
    }
    return table(
        Table(
            caption: "登记里的申请", captionRemark: "\(total)件",
            columns: [
                .init("编号", isLabelled: false), .init("标题"), .init("状态", isShort: true), .init("结果"),
                .init("办结", isShort: true),
            ], rows: lines)) + pages(total, view)
}

private func disputes(_ lines: [DisputeLine], _ total: Int, _ view: ReportRecordsView) -> HTML {
    guard !lines.isEmpty else { return emptyState("登记里没有这样的复议、诉讼。") }
    let rows = lines.map { line in
        Table.Row.cells([
            "<a href=\"\(Links.Desk.request(line.request.id))\">\(line.request.number.text)</a>",
            "\(name(of: line.block))", "\(name(of: line.standing))", dateTime(line.openedOn),
            line.decidedOn.map { dateTime($0) } ?? "",
        ])
    }
    return table(
        Table(
            caption: "登记里的复议、诉讼", captionRemark: "\(total)件",
            columns: [
                .init("申请编号", isLabelled: false), .init("类型"), .init("年底的情况", isShort: true),
                .init("受理", isShort: true), .init("审结", isShort: true),
            ], rows: rows)) + pages(total, view)
}

private func pages(_ total: Int, _ view: ReportRecordsView) -> HTML {
    pagination(page: view.page, of: (total + view.pageSize - 1) / view.pageSize) { page in
        Links.query(view.address, [("page", page > 1 ? String(page) : "")])
    }
}

private func documents(_ documents: [NormativeDocument]) -> HTML {
    guard !documents.isEmpty else { return emptyState("已经公开的文件里没有。") }
    let rows = documents.map { document in
        Table.Row.cells([
            "<a href=\"\(Links.Desk.document(document.document))\">\(document.title)</a>", dateTime(document.madeOn),
            document.publishedOn.map { dateTime($0) } ?? "", document.endedOn.map { dateTime($0) } ?? "",
        ])
    }
    return table(
        Table(
            caption: "登记里的文件", captionRemark: "\(documents.count)件",
            columns: [
                .init("标题", isLabelled: false), .init("成文", isShort: true), .init("公布", isShort: true),
                .init("失效", isShort: true),
            ], rows: rows))
}

private func fees(_ fees: [ReportRecords.FeeRecord]) -> HTML {
    guard !fees.isEmpty else { return emptyState("登记里没有收费。") }
    let rows = fees.map { fee in
        Table.Row.cells([
            "<a href=\"\(Links.Desk.request(fee.request.id))\">\(fee.request.number.text)</a>", dateTime(fee.day),
            HTML(grouped(fee.yuan)),
        ])
    }
    return table(
        Table(
            caption: "登记里的信息处理费",
            columns: [.init("申请编号", isLabelled: false), .init("日期", isShort: true), .init("元", isNumeric: true)],
            rows: rows))
}

private func parts(_ parts: [ReportRecords.Part], _ cell: ReportCell) -> HTML {
    guard !parts.isEmpty else { return emptyState("还没有单位的报告备案。") }
    let rows = parts.map { part in
        Table.Row.cells([
            "<a href=\"\(Links.Desk.report(part.report, "cells/\(cell.key)"))\">\(part.organisation.name)</a>",
            tag(name(of: part.scope)), HTML(part.value.map { amount($0, of: cell) } ?? "—"),
        ])
    }
    return table(
        Table(
            caption: "各单位的数字",
            columns: [.init("单位", isLabelled: false), .init("范围", isShort: true), .init("数字", isNumeric: true)],
            rows: rows))
}

/// For what happened before the program was there, or elsewhere.
private func entryForm(_ view: ReportRecordsView) -> HTML? {
    guard view.mayEnter else { return nil }
    let key = view.records.cell.key
    let current = view.records.entry.map { view.records.cell.written($0.value) } ?? ""
    var fields = view.fields
    if fields.values[key] == nil { fields.values[key] = current }
    return details(
        view.records.entry == nil ? "不以登记为准，填写别的数字" : "修改填报的数字",
        isOpen: !view.fields.issues.isEmpty || view.records.value == nil,
        postForm(
            to: view.address, csrfToken: view.csrf,
            """
            \(hiddenField("version", String(view.version)))\
            \(fields.line(key, hint: view.records.entry == nil ? nil : "留空就恢复登记里的数字", size: 14, isOptional: true))
            \(fields.line("source", hint: "为什么与登记不同、数字从哪里来，例如：启用本系统以前的台账"))
            \(buttons([button("保存", kind: .quiet)]))
            """))
}
