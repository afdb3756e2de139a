/// Links to the pages of a list: the first, the last, and those around this one. Nothing for a single page.
/// - Parameter label: where a page has two of them.
package func pagination(
    page: Int, of count: Int, label: String? = nil, words: Words = .chinese, address: (Int) -> String
) -> HTML {
    guard count > 1 else { return "" }
    var items: [HTML] = []
    if page > 1 { items.append(neighbour(words("上一页"), address(page - 1), rel: "prev")) }
    var last = 0
    for number in shownPages(page: page, of: count) {
        if number > last + 1 { items.append("<li><span>…</span></li>") }
        items.append(
            """
            <li><a href="\(address(number))" aria-label="\(words.page(number))"\
            \(attribute: "aria-current", number == page ? "page" : nil)>\(grouped(number))</a></li>
            """)
        last = number
    }
    if page < count { items.append(neighbour(words("下一页"), address(page + 1), rel: "next")) }
    return pages(items, label ?? words("分页"))
}

/// For lists that are read from a place on, where nobody counts the pages.
package func pagination(previous: String?, next: String?, label: String? = nil, words: Words = .chinese) -> HTML {
    let items = [
        previous.map { neighbour(words("上一页"), $0, rel: "prev") },
        next.map { neighbour(words("下一页"), $0, rel: "next") },
    ].compactMap(\.self)
    return items.isEmpty ? "" : pages(items, label ?? words("分页"))
}

/// A gap of one page would be as wide as the page's own number: it is shown instead.
private func shownPages(page: Int, of count: Int) -> [Int] {
    var shown = Set([1, count])
    shown.formUnion((page - 1...page + 1).filter { (1...count).contains($0) })
    if page <= 4 { shown.formUnion(1...min(3, count)) }
    if page >= count - 3 { shown.formUnion(max(1, count - 2)...count) }
    return shown.sorted()
}

private func neighbour(_ title: String, _ address: String, rel: String) -> HTML {
    "<li><a href=\"\(address)\" rel=\"\(rel)\">\(title)</a></li>"
}

private func pages(_ items: [HTML], _ label: String) -> HTML {
    "<nav aria-label=\"\(label)\"><ul class=\"pages\">\(items)</ul></nav>"
}
