/// One way to narrow a list, by validity, by agency, by year: plain links with how many there are.
package struct Facet: Sendable {
    package struct Option: Sendable {
        package var title: String
        package var count: Int
        package var address: String

        package init(_ title: String, count: Int, address: String) {
            self.title = title
            self.count = count
            self.address = address
        }
    }

    package var title: String
    package var options: [Option]

    package init(_ title: String, _ options: [Option]) {
        self.title = title
        self.options = options
    }
}

/// A filter in force, with the address of the list without it.
package struct ChosenFilter: Sendable {
    package var title: String
    package var without: String

    package init(_ title: String, without: String) {
        self.title = title
        self.without = without
    }
}

/// The filters beside a list. A facet with one option narrows nothing and is not shown.
package func facets(_ facets: [Facet], chosen: [ChosenFilter] = [], words: Words = .chinese) -> HTML {
    """
    <aside id="narrow" class="card" aria-label="\(words("缩小范围"))">
    <h2>\(words("缩小范围"))</h2>
    \(chosenFilters(chosen, words))\(facets.filter { $0.options.count > 1 }.map { section($0, words) })
    </aside>
    """
}

/// The link to the filters, where they stand below the list.
package func narrowLink(chosen: Int, words: Words = .chinese) -> HTML {
    "<p class=\"wide-hide\"><a href=\"#narrow\">\(words.narrowed(by: chosen))</a></p>"
}

private func chosenFilters(_ chosen: [ChosenFilter], _ words: Words) -> HTML? {
    guard !chosen.isEmpty else { return nil }
    let links = chosen.map { filter -> HTML in
        """
        <li><a href="\(filter.without)"><span class="hidden">\(words("去掉"))</span>\(filter.title)\
        <span aria-hidden="true"> ×</span></a></li>
        """
    }
    return "<ul class=\"chosen\" aria-label=\"\(words("已选的条件"))\">\(links)</ul>\n"
}

/// The commonest stand open; the rest opens.
private func section(_ facet: Facet, _ words: Words) -> HTML {
    let shown = 8
    let links = facet.options.map { option -> HTML in
        """
        <li><a href="\(option.address)" rel="nofollow">\(option.title)\
        <span class="number">\(grouped(option.count))</span></a></li>
        """
    }
    let rest: HTML? =
        links.count > shown
        ? details(words("更多"), "<ul class=\"facet\">\(Array(links.dropFirst(shown)))</ul>") : nil
    return "<section><h3>\(facet.title)</h3><ul class=\"facet\">\(Array(links.prefix(shown)))</ul>\(rest)</section>\n"
}
