import Actions
import Domain

/// The forms that end a document's public life or validity.
struct EndingForm {
    var document: DeskDocument
    var form: Form
    var issues: [Issue]
    var obstacle: Obstacle?
    var csrf: String
    var once: String

    fileprivate var marks: HTML {
        "\(hiddenField("once", once))\(hiddenField("version", String(document.state.eventCount)))"
    }

    fileprivate var obstacleMessage: HTML? {
        obstacle.map { notification(.warn, title: $0.title, "<p>\($0.advice)</p>\n<p>您写的还在表格里，没有提交。</p>") }
    }

    fileprivate func common(reasonHint: String, successorHint: String) -> HTML {
        """
        \(textArea(
            FormField("reason", "理由", hint: reasonHint, message: message("reason", issues)), value: form.text("reason"), rows: 4))
        \(textField(
            FormField("successor", "替代的文件", hint: successorHint, message: message("successor", issues), isOptional: true),
            value: form.text("successor")))
        """
    }
}

func withdrawalPage(_ ending: EndingForm) -> HTML {
    let manners = WithdrawalManner.allCases.map { manner in
        Choice(manner.rawValue, name(of: manner), hint: hint(of: manner))
    }
    return """
        \(ending.obstacleMessage)<h1>撤下文件</h1>
        <p class="lead">\(ending.document.content.title)</p>
        \(notification(.warn, "<p>正文不再公开，地址不会消失：页面上会写明撤下的时间、方式和理由，公开日志也会记一条。</p>"))
        \(postForm(to: Links.Desk.document(ending.document.id, "withdrawal"), csrfToken: ending.csrf, """
            \(ending.marks)\
            \(radios(FormField("manner", "撤下方式", message: message("manner", ending.issues)), choices: manners, selected: ending.form.text("manner")))
            \(ending.common(reasonHint: "公众会看到", successorHint: "网址、索引号或者发文字号"))
            \(buttons([button("撤下", kind: .danger), buttonLink("不撤了", to: Links.Desk.document(ending.document.id), kind: .quiet)]))
            """))
        """
}

func validityPage(_ ending: EndingForm) -> HTML {
    let present = ending.document.state.decidedValidity ?? .inForce
    let validities = Validity.Decided.allCases.filter { $0 != present }.map { Choice($0.rawValue, name(of: $0)) }
    return """
        \(ending.obstacleMessage)<h1>改变有效性</h1>
        <p class="lead">\(ending.document.content.title)</p>
        <div class="inset"><p>文件还能看到和搜到，页面和列表会标明不再有效，并指向替代的文件。</p></div>
        \(postForm(to: Links.Desk.document(ending.document.id, "validity"), csrfToken: ending.csrf, """
            \(ending.marks)\
            \(radios(FormField("validity", "有效性", message: message("validity", ending.issues)), choices: validities, selected: ending.form.text("validity")))
            \(ending.common(reasonHint: "例如：被某文件明令废止", successorHint: "网址、索引号或者发文字号"))
            \(buttons([button("确定"), buttonLink("返回", to: Links.Desk.document(ending.document.id), kind: .quiet)]))
            """))
        """
}

private func hint(of manner: WithdrawalManner) -> String {
    switch manner {
    case .error: "不该发、发错了，或者含有不应公开的内容"
    case .consolidated: "内容并入了另一件文件"
    case .withdrawn: "依法律或者决定撤下"
    }
}

/// The two revisions line by line, for the one who signs.
func changesPage(_ document: DeskDocument, since old: Revision) throws -> HTML {
    let difference = LineDifference(from: try old.body().plainText, to: document.content.body.plainText)
    return """
        <h1>\(document.content.title)</h1>
        <p class="lead">第\(document.revision.number)版与第\(old.number)版正文有\(difference.changeCount)处不同：\
        <ins>加上的</ins>、<del>去掉的</del>。<a href="\(Links.Desk.document(document.id))">回到文件</a></p>
        \(paper(difference))
        """
}

func paper(_ difference: LineDifference) -> HTML {
    let lines = difference.lines.map { line -> HTML in
        switch line {
        case .same(let text): "<p>\(text)</p>\n"
        case .removed(let text): "<p><del>\(text)</del></p>\n"
        case .added(let text): "<p><ins>\(text)</ins></p>\n"
        }
    }
    return "<section class=\"paper diff\"><div class=\"official\">\(lines)</div></section>"
}
