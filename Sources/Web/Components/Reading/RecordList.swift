package import Domain

/// A line of a list of records: the title leads to it, the day or a state stands at the end.
package struct RecordLine: Sendable {
    package var title: String
    package var address: String
    package var end: HTML

    package init(_ title: String, _ address: String, _ end: HTML = "") {
        self.title = title
        self.address = address
        self.end = end
    }

    package init(_ title: String, _ address: String, on day: Day) {
        self.init(title, address, dateTime(day))
    }
}

package func recordList(_ lines: [RecordLine]) -> HTML {
    "<ul class=\"list\">\(lines.map { "<li><a href=\"\($0.address)\">\($0.title)</a>\($0.end)</li>\n" })</ul>"
}

/// A heading with a link to the whole at its end.
package func sectionHead(_ title: String, id: String? = nil, more: String, address: String) -> HTML {
    """
    <div class="row apart"><h2\(attribute: "id", id)>\(title)</h2><a href="\(address)">\(more)</a></div>
    """
}
