/// A message above the content. Plain and informing look alike.
package func notification(_ tone: Tone = .info, title: String? = nil, _ body: HTML) -> HTML {
    let className =
        switch tone {
        case .plain, .info: "note"
        case .good, .warn, .bad: "note \(tone.rawValue)"
        }
    let heading: HTML? = title.map { "<h2>\($0)</h2>\n" }
    return "<div class=\"\(className)\">\n\(heading)\(body)\n</div>"
}

/// What has just been done, on the page that follows: read out without moving the focus.
package func statusMessage(_ sentence: String) -> HTML {
    statusNote("<p>\(sentence)</p>")
}

/// - Parameter body: paragraphs.
package func statusNote(_ body: HTML) -> HTML {
    "<div class=\"note good\" role=\"status\">\(body)</div>"
}

/// A remark beside the text: why we ask, who will see it.
package func inset(_ body: HTML) -> HTML {
    "<div class=\"inset\">\(body)</div>"
}

/// More for those who want it: the full text of an article, never the main content.
package func details(_ summary: String, isOpen: Bool = false, _ body: HTML) -> HTML {
    "<details\(flag: "open", isOpen)><summary>\(summary)</summary><div>\(body)</div></details>"
}

/// Where a list would be: why there is nothing, and what can be done.
package func emptyState(_ sentence: String, _ advice: HTML? = nil) -> HTML {
    let advice: HTML? = advice.map { "<p>\($0)</p>" }
    return "<div class=\"empty\"><p><strong>\(sentence)</strong></p>\(advice)</div>"
}
