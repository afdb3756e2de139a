import Actions
import Domain

/// What stands above the fields of a form whose document changed while it was being written: by whom, what is different,
/// and the choice to write over it all the same.
func draftConflict(_ document: DeskDocument, mine: DocumentContent, writer: Person.ID) -> HTML {
    let number = document.revision.number
    let last = document.stored.events.last
    let who = last?.actor == writer ? "您自己" : last?.actor.flatMap { document.names[$0] } ?? "别人"
    let what = last.map { "\(who)\(sentence(for: $0.happening).title)" } ?? ""
    let difference = LineDifference(from: lines(document.content), to: lines(mine))
    let field = FormField(
        "replaces", "用哪一个", message: "看过第\(number)版，再决定要不要用您写的代替")
    return """
        \(notification(.warn, title: "您写的时候，这件文件有了变动", """
            <p>\(what)，\(last.map { dateTime($0.instant) } ?? "")。您写的都在下面，还没有保存。</p>
            \(present(document, "看现在的第\(number)版"))
            """))
        \(details("您写的标题、正文与第\(number)版有\(difference.changeCount)处不同", paper(difference)))
        \(checkboxes(field, choices: [Choice(String(document.state.eventCount), "我已看过第\(number)版，用我写的代替")]))
        """
}

private func lines(_ content: DocumentContent) -> String { "\(content.title)\n\(content.body.plainText)" }

/// The same where the document can no longer be written at all.
func draftRefused(_ document: DeskDocument, _ obstacle: Obstacle) -> HTML {
    notification(
        .warn, title: obstacle.title,
        "<p>\(obstacle.advice)您写的都在下面，没有保存，要用的请先复制下来。</p>\n\(present(document, "看这件文件现在的情况"))")
}

/// In another window, so that what was typed stays in this one.
private func present(_ document: DeskDocument, _ title: String) -> HTML {
    "<p><a href=\"\(Links.Desk.document(document.id))\" target=\"_blank\" rel=\"noopener\">\(title)（新窗口）</a></p>"
}
