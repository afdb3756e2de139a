/// An entry of a menu or a tab, with how many things wait behind it.
package struct MenuEntry: Sendable {
    package var title: String
    package var address: String
    package var count: Int?
    package var isCurrent: Bool

    package init(_ title: String, _ address: String, count: Int? = nil, isCurrent: Bool = false) {
        self.title = title
        self.address = address
        self.count = count
        self.isCurrent = isCurrent
    }

    /// - Parameter marker: `page` where the entry is the page, `true` where it is a part of it.
    fileprivate func item(marker: String) -> HTML {
        let number: HTML? = count.map { " <span class=\"number\">\(grouped($0))</span>" }
        return """
            <li><a href="\(address)"\(attribute: "aria-current", isCurrent ? marker : nil)>\(title)\(number)</a></li>
            """
    }
}

/// The menu on the left, in groups.
package func sideMenu(_ groups: [[MenuEntry]], label: String) -> HTML {
    let lists = groups.filter { !$0.isEmpty }.map { group -> HTML in
        "<ul>\(group.map { $0.item(marker: "page") })</ul>"
    }
    return "<nav class=\"side\" aria-label=\"\(label)\">\(lists)</nav>"
}

/// Tabs are links: each has its own address, and nothing is hidden in the page.
package func tabs(_ entries: [MenuEntry], label: String) -> HTML {
    "<nav aria-label=\"\(label)\"><ul class=\"tabs\">\(entries.map { $0.item(marker: "true") })</ul></nav>"
}
