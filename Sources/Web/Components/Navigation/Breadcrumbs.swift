/// One step of the way from the portal to this page; the last has no address.
package struct Crumb: Sendable {
    package var title: String
    package var address: String?

    package init(_ title: String, _ address: String? = nil) {
        self.title = title
        self.address = address
    }
}

package func breadcrumbs(_ crumbs: [Crumb], words: Words = .chinese) -> HTML {
    guard !crumbs.isEmpty else { return "" }
    let entries = crumbs.map { crumb -> HTML in
        if let address = crumb.address {
            "<li><a href=\"\(address)\">\(crumb.title)</a></li>"
        } else {
            "<li aria-current=\"page\">\(crumb.title)</li>"
        }
    }
    return "<nav class=\"crumbs\" aria-label=\"\(words("当前位置"))\"><ol>\(entries)</ol></nav>"
}
