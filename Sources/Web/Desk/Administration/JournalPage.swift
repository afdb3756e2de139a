import Actions
import Domain

struct JournalView: Sendable {
    var lines: [JournalLine]
    /// The record that the page is about; empty: all.
    var about: String
    var hasNewer: Bool
    var hasOlder: Bool
    var tree: OrganisationTree
    var linksDocuments: Bool
}

func journalPage(_ view: JournalView) -> HTML {
    let columns: [Table.Column] = [
        .init("序号", isNumeric: true), .init("时间"), .init("办理人", isShort: true), .init("事项", isShort: true),
        .init("单位"), .init("变化"), .init("对象", isLabelled: false, isShort: true),
    ]
    let body: HTML =
        view.lines.isEmpty
        ? emptyState("这里没有记录。") : table(Table(columns: columns, rows: view.lines.map { row($0, view) }))
    let whole: HTML? =
        view.about.isEmpty
        ? nil
        : "<p>只看\(hash(view.about))的记录。<a href=\"\(Links.Desk.journal)\">看全部</a></p>\n"
    return """
        <h1>操作日志</h1>
        <p class="lead">谁在什么时候办了什么。只增不改，前后相连，改动一条就查得出来。</p>
        \(whole)\(body)
        \(pagination(previous: newer(view), next: older(view)))
        """
}

private func newer(_ view: JournalView) -> String? {
    guard view.hasNewer else { return nil }
    return address(view, "after", view.lines.first?.entry.sequence)
}

private func older(_ view: JournalView) -> String? {
    guard view.hasOlder else { return nil }
    return address(view, "before", view.lines.last?.entry.sequence)
}

/// Without an entry to go on from, back to the newest.
private func address(_ view: JournalView, _ direction: String, _ sequence: Int?) -> String {
    Links.query(Links.Desk.journal, [("about", view.about), (direction, sequence.map(String.init) ?? "")])
}

private func row(_ line: JournalLine, _ view: JournalView) -> Table.Row {
    let entry = line.entry
    let organisation = Organisation.ID(entry.organisation).flatMap { view.tree[$0]?.shortName }
    return .cells([
        HTML(String(entry.sequence)), dateTime(entry.instant),
        HTML(line.personName ?? (entry.actor == "applicant" ? "公众" : "系统")),
        HTML(sentence(forAction: entry.action)), HTML(organisation ?? ""), HTML(sentence(forChangeOf: entry)),
        subject(entry, view),
    ])
}

private func subject(_ entry: JournalEntry, _ view: JournalView) -> HTML {
    let all = Links.query(Links.Desk.journal, [("about", entry.subject)])
    let history: HTML? = view.about.isEmpty ? "<a href=\"\(all)\">全部经过</a>" : nil
    guard view.linksDocuments, entry.action.hasPrefix("document."), let id = Document.ID(entry.subject) else {
        return history ?? ""
    }
    return "<a href=\"\(Links.Desk.document(id))\">文件</a>　\(history)"
}
