import Actions
import Domain

func petitionListPage(
    _ list: PetitionList, _ filter: PetitionFilter, page: Int, pageSize: Int, today: Day, kinds: [Petition.Kind],
    registrable: [Petition.Kind]
) -> HTML {
    func address(_ kind: Petition.Kind?, open: Bool, page: Int = 1) -> String {
        Links.query(
            Links.Desk.petitions,
            [
                ("kind", kind?.rawValue ?? ""), ("open", open ? "yes" : ""), ("page", page > 1 ? String(page) : ""),
            ])
    }
    let entries =
        [MenuEntry("全部", address(nil, open: false), isCurrent: filter.kind == nil && !filter.isOpenOnly)]
        + kinds.map { MenuEntry(name(of: $0), address($0, open: false), isCurrent: filter.kind == $0) }
        + [MenuEntry("在办", address(nil, open: true), isCurrent: filter.isOpenOnly)]
    let new = registrable.map { buttonLink("登记\(name(of: $0))", to: Links.Desk.newPetition($0), kind: .quiet) }
    return """
        <div class="head row apart"><h1>更正和投诉</h1>\(buttons(new))</div>
        \(tabs(entries, label: "按种类"))
        <p class="soft">共\(grouped(list.total))件</p>
        \(list.lines.isEmpty ? emptyState("这里没有更正申请，也没有投诉。") : petitionTable(list.lines, today: today))
        \(pagination(page: page, of: (list.total + pageSize - 1) / pageSize) {
            address(filter.kind, open: filter.isOpenOnly, page: $0)
        })
        """
}

func petitionTable(_ lines: [PetitionLine], today: Day) -> HTML {
    table(
        Table(
            columns: [
                .init("事项", isLabelled: false), .init("状态", isLabelled: false), .init("提交", isShort: true),
                .init("承诺办结", isShort: true),
            ],
            rows: lines.map { line in
                let title = line.title.isEmpty ? "（已匿名）" : line.title
                return .cells([
                    """
                    <a href="\(Links.Desk.petition(line.petition.id))">\(title)</a>\
                    <br><small class="soft">\(line.petition.number.text)</small>
                    """,
                    petitionTags(line, today: today), dateTime(line.submittedOn), dateTime(line.due),
                ])
            }))
}

private func petitionTags(_ line: PetitionLine, today: Day) -> HTML {
    var tags = [tag(name(of: line.petition.kind))]
    if line.isOpen {
        tags.append(
            line.due < today
                ? tag("超过承诺\(-line.daysLeft)个工作日", .bad)
                : tag(line.daysLeft == 0 ? "今天到期" : "还剩\(line.daysLeft)个工作日", line.daysLeft <= 5 ? .warn : .info))
    } else {
        tags.append(tag(line.outcome.map { name(of: $0) } ?? "已撤回", .good))
    }
    if line.awaitsRectification, let until = line.rectifyUntil {
        tags.append(until < today ? tag("整改逾期", .bad) : tag("等整改，最晚\(until.iso)", .warn))
    }
    return tags.joined(separator: " ")
}

/// The form in which what came by letter or word of mouth is entered.
func registerPetitionPage(
    _ view: PetitionFieldsView, _ sent: Form, today: Day, csrf: String, once: String
) -> HTML {
    let channels = RequestChannel.allCases.filter { $0 != .online }.map { Choice($0.rawValue, name(of: $0)) }
    let (channel, day) = (sent.text("channel"), sent.text("submittedOn"))
    return """
        <h1>登记\(name(of: view.fields.kind))</h1>
        \(postForm(to: Links.Desk.newPetition(view.fields.kind), csrfToken: csrf, warnsBeforeLeaving: true, """
            \(hiddenField("once", once))
            \(radios(
                FormField("channel", "来的方式", message: message("channel", view.issues)), choices: channels,
                selected: channel.isEmpty ? "counter" : channel))
            \(textField(
                FormField("submittedOn", "收到的日期", message: message("submittedOn", view.issues)),
                value: day.isEmpty ? today.iso : day, kind: .date))
            \(view.html)
            \(buttons([button("登记"), buttonLink("不登记了", to: Links.Desk.petitions, kind: .quiet)]))
            """))
        """
}

/// A code as the petitioner gets it: nobody can show it a second time.
func petitionReceiptPage(_ receipt: Receipt, title: String) -> HTML {
    """
    <div class="receipt"><h1>\(title)</h1>
    <dl>
    <div><dt>编号</dt><dd>\(receipt.number)</dd></div>
    <div><dt>查询码</dt><dd>\(receipt.code)</dd></div>
    </dl></div>
    <p><strong>请把编号和查询码交给提出人，查询码只显示这一次。</strong>可以打印本页。</p>
    \(buttons([receipt.petition.map { buttonLink("办理这一件", to: Links.Desk.petition($0)) } ?? ""]))
    """
}

/// Who it is from, in full: shown once for each look.
func petitionerPage(_ petitioner: Petitioner, _ id: Petition.ID) -> HTML {
    """
    <h1>提出人信息</h1>
    \(summaryList([
        Fact("姓名或者单位名称", text: petitioner.name.isEmpty ? "没有写" : petitioner.name),
        Fact("证件种类", text: petitioner.identification.map { name(of: $0.kind) }),
        Fact("证件号码", text: petitioner.identification?.number),
        Fact("联系方式", text: petitioner.contact.isEmpty ? "没有写" : petitioner.contact),
    ]))
    <p class="small soft">这次查看已经写进操作日志。</p>
    \(buttons([buttonLink("返回", to: Links.Desk.petition(id), kind: .quiet)]))
    """
}

func petitionTermsPage(_ fields: FormFields, isDone: Bool, csrf: String) -> HTML {
    """
    \(isDone ? statusMessage("已经保存。") : nil)\
    <h1>更正和投诉的期限</h1>
    <p>《政府信息公开条例》没有规定期限，这里填本地承诺的工作日，会告诉提出人。已经收到的不变。</p>
    \(postForm(to: Links.Desk.petitionTerms, csrfToken: csrf, """
        \(fields.line("correctionDays", size: 4))
        \(fields.line("complaintDays", size: 4))
        \(buttons([button("保存"), buttonLink("返回", to: Links.Desk.calendar, kind: .quiet)]))
        """))
    """
}
