import Domain

/// The head of every public page: switches, the name, search, and the main navigation.
func masthead(_ page: PublicPage, site: Site, words: Words) -> HTML {
    let tools = preferenceTools(page.reader, back: page.path, words: words)
    let language = languageTool(page.reader, back: page.path)
    let name = brand(site.name, section: words("政务公开"), address: Links.home)
    return """
        <header class="masthead">
        <div class="wrap">
        <ul class="tools">\(tools)<li><a href="\(Links.about("accessibility"))">\(words("无障碍说明"))</a></li>\(language)</ul>
        \(name)
        \(mastheadSearch(page.search, words: words))
        </div>
        \(mainNavigation(current: page.current, words: words))
        </header>
        """
}

/// The mark and the name. The mark is 日 in its oldest form, a ring with a dot; it is not an emblem.
func brand(_ name: String, section: String?, address: String) -> HTML {
    let section: HTML? = section.map { "<small>\($0)</small>" }
    return """
        <a class="brand" href="\(address)"><svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">\
        <circle class="ring" cx="24" cy="24" r="21" stroke-width="3"/>\
        <path class="ring" d="M10.5 24a13.5 13.5 0 0 1 13.5-13.5" stroke-width="2" stroke-linecap="round"/>\
        <circle class="sun" cx="24" cy="24" r="6.5"/></svg><span>\(name)\(section)</span></a>
        """
}

func skipLink(_ words: Words) -> HTML {
    "<a class=\"skip button\" href=\"#main\">\(words("跳到主要内容"))</a>"
}

private func mastheadSearch(_ search: PublicPage.Search, words: Words) -> HTML? {
    switch search {
    case .hidden: nil
    case .shown(let text):
        searchForm(
            label: words("搜索政府信息"), address: Links.search, text: text,
            example: words("标题、文号或者正文"), button: words("搜索"))
    }
}

private func mainNavigation(current: PublicSection?, words: Words) -> HTML {
    let entries = PublicSection.allCases.map { section -> HTML in
        let isCurrent = section == current
        return """
            <li><a href="\(section.address)"\(attribute: "aria-current", isCurrent ? "page" : nil)>\
            \(section.title(words))</a></li>
            """
    }
    return """
        <nav class="nav" aria-label="\(words("主导航"))"><div class="wrap"><ul>\(entries)</ul></div></nav>
        """
}
