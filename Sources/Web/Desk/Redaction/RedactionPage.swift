import Actions
import Domain

struct RedactionView: Sendable {
    var desk: RedactionDesk
    var page: Int
    /// What was sent and not taken.
    var sent: Form
    var issues: [Issue]
    var obstacle: Obstacle?
    var done: String
    var csrf: String
    var once: String
    var script: String

    var redaction: FileRedaction? { desk.redaction }
    var marks: [RedactionMark] { desk.redaction?.marks ?? [] }

    var isOfRequest: Bool { if case .request = desk.source { true } else { false } }

    func address(_ part: String = "") -> String { Links.Desk.redaction(of: desk.source) + part }

    func form(_ part: String, _ suffix: String, _ content: HTML) -> HTML {
        postForm(
            to: address(part), csrfToken: csrf,
            "\(hiddenField("once", once + suffix))\(hiddenField("page", String(page)))\(content)")
    }

    func typed(_ name: String) -> String { sent.raw(name) }
}

/// A file in which something is to be covered: what, why, and what came of it.
func redactionPage(_ view: RedactionView) -> HTML {
    let obstacle: HTML? = view.obstacle.map { notification(.warn, title: $0.title, "<p>\($0.advice)</p>") }
    let beginning: HTML? =
        view.desk.isToBegin
        ? view.form("", "b", "<p>程序先检查这份文件，再标出要遮盖的内容。打开会写进操作日志。</p>\(button("检查这份文件"))") : nil
    let marking: HTML? = view.desk.mayMark ? "\(foundForm(view))\(wordsForm(view))\(areaForm(view))" : nil
    return """
        \(errorSummary(formErrors(view.issues)))\(obstacle)\(doneMessage(view))\
        <p class="soft">\(view.desk.title)</p>
        <h1>遮盖附件里的内容</h1>
        <p>\(view.desk.name)</p>
        \(redactionState(view))\(beginning)\
        \(marking)\
        \(marksSection(view))\
        \(buttons([buttonLink(view.isOfRequest ? "返回材料" : "返回附件", to: Links.Desk.files(of: view.desk.source), kind: .quiet)]))
        <script type="module" src="\(view.script)"></script>
        """
}

private func doneMessage(_ view: RedactionView) -> HTML? {
    switch view.done {
    case "marked": statusMessage("已经标出。可以接着标，标完以后生成新文件。")
    case "unmarked": statusMessage("已经取消这一处。")
    case "ordered" where view.redaction?.state == .waiting: statusMessage("已经开始生成。")
    case "begun" where view.redaction?.state == .reading: statusMessage("已经开始检查。")
    case "adopted" where view.isOfRequest: statusMessage("已经换成遮盖后的文件。原件已经作废，只留在经过里，不给申请人。")
    case "adopted": statusMessage("已经换成遮盖后的文件。原件封存在以前的版本里。")
    default: nil
    }
}

private func foundForm(_ view: RedactionView) -> HTML? {
    let known = Set(view.marks.map(\.target))
    let found = view.desk.found.filter { !known.contains(.everywhere($0.match)) }
    guard !found.isEmpty else { return nil }
    let choices = found.map { finding in
        Choice(finding.match, finding.match, hint: "\(name(of: finding.kind))，\(phrase(for: finding.place))")
    }
    return """
        <section aria-labelledby="found"><h2 id="found">检查发现的</h2>
        \(view.form("/marks", "f", """
            \(checkboxes(FormField("words", "要遮盖的", id: "found-words"), choices: choices, selected: Set(found.map(\.match))))\
            \(groundField(view, id: "found-ground", usual: found.map(\.kind.usualGround).mostCommon))\
            \(button("遮盖选中的", kind: .quiet))
            """))
        </section>

        """
}

private func wordsForm(_ view: RedactionView) -> HTML {
    """
    <section aria-labelledby="by-words"><h2 id="by-words">按文字遮盖</h2>
    \(view.form("/marks", "w", """
        \(textField(
            FormField(
                "words", "文字", hint: "全文里凡是出现的地方都遮盖，至少2个字", message: message("words", view.issues)),
            value: view.typed("words")))\
        \(groundField(view, id: "words-ground"))\
        \(button("遮盖这些字", kind: .quiet))
        """))
    </section>

    """
}

private func areaForm(_ view: RedactionView) -> HTML {
    guard view.desk.hasPages else {
        return """
            <section aria-labelledby="by-area"><h2 id="by-area">在页面上框出</h2>
            <p>这种文件没有页面图，只能按文字遮盖。要在页面上框出，请先另存为PDF，再添加。</p></section>

            """
    }
    let (page, pages) = (view.page, view.desk.pages)
    func link(_ number: Int) -> String { Links.query(view.address(), [("page", String(number))]) + "#by-area" }
    let turning =
        pages > 1
        ? pagination(
            previous: page > 1 ? link(page - 1) : nil, next: page < pages ? link(page + 1) : nil,
            label: "第\(page)页，共\(pages)页") : nil
    let sides = [("left", "左"), ("top", "上"), ("right", "右"), ("bottom", "下")].map { side, title in
        textField(
            FormField(side, title, message: message(side, view.issues)), value: view.typed(side), size: 4)
    }
    return """
        <section aria-labelledby="by-area"><h2 id="by-area">在页面上框出</h2>
        <p>在页面图上拖动，框住要遮盖的地方；也可以照着图边的刻度填四边的位置（百分之几）。</p>
        \(turning)
        <figure class="page-picture" data-region><img src="\(view.address("/pages/\(page)"))" \
        alt="《\(view.desk.name)》第\(page)页，已经标出的地方盖着黑条"></figure>
        \(view.form("/marks", "a", """
            \(hiddenField("kind", "area"))<div class="row">\(sides)</div>\
            \(groundField(view, id: "area-ground"))\
            \(button("遮盖这一块", kind: .quiet))
            """))
        </section>

        """
}

private func groundField(_ view: RedactionView, id: String, usual: RedactionGround = .privacy) -> HTML {
    selectField(
        FormField("ground", "依据", hint: "印在黑条上", message: message("ground", view.issues), id: id),
        choices: RedactionGround.allCases.map { Choice($0.rawValue, $0.label) },
        selected: RedactionGround(rawValue: view.typed("ground"))?.rawValue ?? usual.rawValue)
}

private func marksSection(_ view: RedactionView) -> HTML? {
    guard !view.marks.isEmpty else { return nil }
    let rows = view.marks.enumerated().map { index, mark -> Table.Row in
        let taking = view.form(
            "/unmarking", "u\(index)",
            """
            \(hiddenField("number", String(index)))\(hiddenField("marks", String(view.redaction?.version ?? 0)))\
            <button class="button quiet">取消<span class="hidden">\(phrase(for: mark))</span></button>
            """)
        return .cells([HTML(phrase(for: mark)), HTML(mark.ground.label)] + (view.desk.mayMark ? [taking] : []))
    }
    let columns: [Table.Column] =
        [.init("遮盖", isLabelled: false), .init("依据")] + (view.desk.mayMark ? [.init("可以办的", isLabelled: false)] : [])
    let isReady = view.redaction?.state == .marking || view.redaction?.state == .failed
    let order: HTML? =
        view.desk.mayMark && isReady
        ? view.form("/order", "o", buttons([button("生成遮盖后的文件")])) : nil
    return """
        <section aria-labelledby="marks"><h2 id="marks">已经标出\(view.marks.count)处</h2>
        \(table(Table(columns: columns, rows: rows)))
        \(order)\
        \(isReady ? inset("<p>新文件由页面图重新排成：黑条下面什么都不留，没遮盖的字仍能检索。生成以后，程序在新文件的文字、属性和画面里再查一遍遮盖的内容，查过才能换。</p>") : nil)
        </section>

        """
}

private func phrase(for mark: RedactionMark) -> String {
    switch mark.target {
    case .everywhere(let words): "“\(words)”，全文"
    case .area(let page, let area):
        "第\(page)页，左\(percent(area.left))、上\(percent(area.top))到右\(percent(area.right))、下\(percent(area.bottom))"
    }
}

private func percent(_ part: Double) -> String { "\(Int((part * 100).rounded()))%" }

extension [RedactionGround] {
    /// The first of those that come most often.
    fileprivate var mostCommon: RedactionGround {
        let counts = Dictionary(grouping: self, by: \.self).mapValues(\.count)
        return RedactionGround.allCases.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? .privacy
    }
}
