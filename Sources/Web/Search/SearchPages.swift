import Actions
import Domain

struct SearchView: Sendable {
    var query: ListingQuery
    var result: SearchResult
    var page: Int
    var pageSize: Int
    var today: Day
    var classification: Classification
    var tree: OrganisationTree
}

func searchPage(_ view: SearchView, _ words: Words) -> HTML {
    let text = view.query.text
    let form = searchForm(
        label: words("搜索政府信息"), address: Links.search, text: text, example: words("例如：危房改造补助多少钱"),
        button: words("搜索"), isBig: true)
    guard !text.isEmpty else {
        return "<h1>\(words("搜索"))</h1>\n\(form)<p class=\"soft\">\(words("可以写标题、文号、索引号，或者您关心的事。"))</p>"
    }
    let title: HTML = "<h1 class=\"hidden\">\(words.resultTitle(text))</h1>"
    if view.result.items.isEmpty { return "\(title)\n\(form)\n\(nothingFound(view, words))" }
    let chosen = view.query.chosen(Links.search, view.classification, words)
    return """
        \(title)
        \(form)
        <div class="split">
        <div>
        \(narrowLink(chosen: chosen.count, words: words))
        <div class="row apart"><p class="soft">\(words.resultCount(view.result.facets.total, isMore: view.result.facets.isEstimated))</p>\(sortTabs(view, words))</div>
        \(remarks(view, words))
        <ol class="results">
        \(view.result.items.map { hit($0, view, words) })</ol>
        \(pagination(page: view.page, of: pageCount(view), words: words) {
            view.query.address(Links.search, "page", String($0))
        })
        \(notFound(words))
        </div>
        \(facets(
            view.query.facets(view.result.facets, Links.search, view.classification, view.tree, words), chosen: chosen,
            words: words))
        </div>
        """
}

private func pageCount(_ view: SearchView) -> Int {
    (view.result.facets.total + view.pageSize - 1) / view.pageSize
}

private func hit(_ hit: SearchHit, _ view: SearchView, _ words: Words) -> HTML {
    """
    <li>
    <h2><a href="\(Links.document(hit.summary.id))">\(marked(hit.title))</a></h2>
    <p>\(foundInFile(hit.snippet.file, words))\(marked(hit.snippet.segments))</p>
    \(summaryLine(hit.summary, today: view.today, view.classification, words))
    </li>

    """
}

private func foundInFile(_ file: FilePlace?, _ words: Words) -> HTML? {
    file.map { "<strong>\(words.foundInFile($0))</strong>　" }
}

private func marked(_ segments: [TextSegment]) -> HTML {
    segments.map { $0.isHit ? "<mark>\($0.text)</mark>" as HTML : HTML($0.text) }.joined()
}

private func sortTabs(_ view: SearchView, _ words: Words) -> HTML {
    let isByDate = view.query.sort == SearchSort.date.rawValue
    return tabs(
        [
            MenuEntry(words("按相关"), view.query.address(Links.search, "sort", ""), isCurrent: !isByDate),
            MenuEntry(words("按日期"), view.query.address(Links.search, "sort", "date"), isCurrent: isByDate),
        ], label: words("排序"))
}

private func remarks(_ view: SearchView, _ words: Words) -> HTML {
    var parts: [HTML] = []
    if let meant = view.result.meant { parts.append(inset("<p>\(words.searchedFor(meant))</p>")) }
    if view.result.isRelaxed {
        let remark =
            view.result.query.isQuestion
            ? words("下面是与您的问题最接近的文件。") : words("没有同时包含这些词的文件。下面是包含其中一部分，或者意思相近的。")
        parts.append(inset("<p>\(remark)</p>"))
    }
    if view.result.query.isTruncated { parts.append(inset("<p>\(words("您写的太长，只用前面的一部分搜索。"))</p>")) }
    return parts.joined()
}

private func nothingFound(_ view: SearchView, _ words: Words) -> HTML {
    let widen: HTML? =
        view.query.filter.isEmpty
        ? nil : "<p><a href=\"\(Links.query(Links.search, [("q", view.query.text)]))\">\(words("去掉全部条件再搜"))</a></p>"
    return """
        \(emptyState(words("没有找到。"), HTML(words("换一个说法，或者少写几个字试试。"))))\(widen)
        \(inset(askForIt(words)))
        """
}

private func notFound(_ words: Words) -> HTML {
    notification(.info, title: words("没找到？"), askForIt(words))
}

private func askForIt(_ words: Words) -> HTML {
    "<p>\(words("没有公布的信息可以申请公开，一般20个工作日内答复。"))<a href=\"\(Links.newRequest)\">\(words("申请公开"))</a></p>"
}
