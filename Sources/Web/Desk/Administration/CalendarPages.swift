import Actions
import Domain

/// - Parameter ownYear: the last year that the program knows by itself.
func calendarPage(_ orders: [CalendarOrder], _ calendar: WorkCalendar, ownYear: Int, done: String) -> HTML {
    let next = calendar.knownThrough + 1
    let rows = orders.map { order in
        Table.Row.cells([
            "<a href=\"\(Links.Desk.calendar(order.layer))\">\(title(of: order.layer))</a>", noticeLinks(order.title),
            HTML("放假\(order.days.count(where: \.isOff))天，上班\(order.days.count { !$0.isOff })天"),
        ])
    }
    let entered: HTML =
        rows.isEmpty
        ? emptyState("还没有录入过。")
        : table(
            Table(
                columns: [.init("哪一年", isLabelled: false), .init("文件", isLabelled: false), .init("天数", isShort: true)],
                rows: rows))
    let saved: HTML? = CalendarOrder.Layer(done).map {
        statusMessage("\(title(of: $0))已经保存，正在办理的期限都按新的日历算过了。")
    }
    return """
        \(saved)\
        <h1>工作日历</h1>
        <p class="lead">期限按工作日计算。现在知道到\(String(calendar.knownThrough))年为止的放假和调休；跨到以后的期限先按周一到周五算，标明“以后可能变动”。</p>
        \(buttons([
            buttonLink("录入\(String(next))年的安排", to: Links.Desk.calendar(.notice(year: next))),
            buttonLink("本地安排", to: Links.Desk.calendar(.local), kind: .quiet),
            buttonLink("改\(String(calendar.knownThrough))年的安排", to: Links.Desk.calendar(.notice(year: calendar.knownThrough)), kind: .quiet),
        ]))
        <h2>已经录入的</h2>
        \(entered)
        <p class="small soft">程序自带2007年到\(String(ownYear))年国务院办公厅已经公布的安排。录入的优先；本地安排（民族节日、临时停工）最优先。</p>
        <p><a href="\(Links.Desk.requestReminders)">申请到期前几天提醒</a>　<a href="\(Links.Desk.petitionTerms)">更正和投诉的期限</a></p>
        """
}

func calendarFormPage(_ layer: CalendarOrder.Layer, _ fields: FormFields, once: String, csrf: String) -> HTML {
    let hint: String
    switch layer {
    case .notice(let year): hint = "例如：国务院办公厅关于\(year)年部分节假日安排的通知（国办发明电〔\(year - 1)〕7号）；也可以填网址"
    case .local: hint = "依据的文件，例如：某某自治县人民政府关于三月三放假的通知"
    }
    let year = if case .notice(let year) = layer { year } else { 2027 }
    return """
        <h1>\(title(of: layer))</h1>
        \(postForm(to: Links.Desk.calendar(layer), csrfToken: csrf, warnsBeforeLeaving: true, """
            \(hiddenField("once", once))\
            \(fields.line("calendarTitle", hint: hint))
            \(fields.area("calendarDays", hint: "一行一天或者一段。例如：\(year)-01-01至\(year)-01-03 放假 元旦；调休的另起一行：\(year)-01-04 上班 元旦。周末不用写。也可以粘贴表格（日期,星期,off或work,名称）", rows: 16, isOptional: layer == .local))
            \(buttons([button("看看有什么变化"), buttonLink("返回", to: Links.Desk.calendar, kind: .quiet)]))
            """))
        """
}

/// What would move, before anything is changed.
func calendarEffectPage(
    _ order: CalendarOrder, _ effect: CalendarEffect, _ form: Form, once: String, csrf: String
) -> HTML {
    let rows = effect.requests.map { moved in
        Table.Row.cells([
            unbroken(moved.request.number.text), moved.before.map { dateTime($0) } ?? "没有期限",
            moved.after.map { dateTime($0) } ?? "没有期限",
        ])
    }
    let list: HTML =
        rows.isEmpty
        ? "<p>正在办理的申请，期限都不变。</p>"
        : """
        <p>\(grouped(rows.count))件申请的答复期限要变：</p>
        \(table(Table(columns: [.init("申请", isLabelled: false), .init("原来最晚", isShort: true), .init("以后最晚", isShort: true)], rows: rows)))
        """
    return """
        <h1>\(title(of: order.layer))：会有什么变化</h1>
        <p>放假\(order.days.count(where: \.isOff))天，上班\(order.days.count { !$0.isOff })天。依据：\(noticeLinks(order.title))</p>
        \(list)
        \(postForm(to: Links.Desk.calendar(order.layer), csrfToken: csrf, """
            \(hiddenField("once", once))\(hiddenField("confirmed", "yes"))\
            \(hiddenField("calendarTitle", form.text("calendarTitle")))\(hiddenField("calendarDays", form.text("calendarDays")))
            \(buttons([button("确认，重新计算"), button("返回修改", kind: .quiet, name: "then", value: "edit")]))
            """))
        """
}

private func title(of layer: CalendarOrder.Layer) -> String {
    switch layer {
    case .notice(let year): "\(year)年放假和调休安排"
    case .local: "本地安排"
    }
}
