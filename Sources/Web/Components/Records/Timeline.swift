/// Something that happened to a case, or happens now.
package struct TimelineEvent: Sendable {
    package var title: String
    package var time: HTML
    package var remark: HTML
    package var isNow: Bool

    /// - Parameter time: made by `dateTime`.
    package init(_ title: String, _ time: HTML, _ remark: HTML = "", isNow: Bool = false) {
        self.title = title
        self.time = time
        self.remark = remark
        self.isNow = isNow
    }
}

/// Events, newest first, as they are given.
package func timeline(_ events: [TimelineEvent]) -> HTML {
    let items = events.map { event -> HTML in
        let remark: HTML? = event.remark.isEmpty ? nil : "<p>\(event.remark)</p>"
        return """
            <li\(attribute: "class", event.isNow ? "now" : nil)><h3>\(event.title)</h3>\(event.time)\(remark)</li>

            """
    }
    return "<ol class=\"timeline\">\n\(items)</ol>"
}
