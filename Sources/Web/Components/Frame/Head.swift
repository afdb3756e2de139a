import Domain

/// The head of a public page: title, 网页标签, and how other programs find the page's other forms.
func publicHead(_ page: PublicPage, site: Site, files: FrameFiles, words: Words) -> HTML {
    let title = page.current == .home ? page.title : "\(page.title) - \(site.name)"
    let robots: HTML? = page.isIndexed ? nil : "<meta name=\"robots\" content=\"noindex\">\n"
    let canonicalPath = page.canonicalPath ?? String(page.path.prefix { $0 != "?" })
    return """
        <head>
        \(headBasics(title: title, hasErrors: page.hasErrors, files: files, words: words))\
        \(siteTags(site))\(columnTags(page.column))\(page.article.map(articleTags))\(robots)\
        <link rel="canonical" href="\(site.address(of: canonicalPath))">
        \(page.translations.map { translation($0.language, site.address(of: $0.path)) })\
        \(page.alternates.map(alternate))\(page.structuredData.map(structuredData))\
        </head>
        """
}

/// What the head of every page begins with. A page that shows errors says so in its title, the first thing read out.
func headBasics(title: String, hasErrors: Bool, files: FrameFiles, words: Words) -> HTML {
    """
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(hasErrors ? words("错误：") : nil)\(title)</title>
    <link rel="stylesheet" href="\(files.stylesheet)">
    <script src="\(files.script)" defer></script>

    """
}

private func translation(_ language: Language, _ address: String) -> HTML {
    "<link rel=\"alternate\" hreflang=\"\(language.rawValue)\" href=\"\(address)\">\n"
}

private func alternate(_ alternate: PublicPage.Alternate) -> HTML {
    """
    <link rel="alternate" type="\(alternate.type)" title="\(alternate.title)" href="\(alternate.address)">

    """
}

/// A data block: browsers do not execute it, so that `script-src 'self'` lets it stand.
private func structuredData(_ json: String) -> HTML {
    "<script type=\"application/ld+json\">\(HTML(dataBlock: json))</script>\n"
}

extension Site {
    /// The whole address of a path.
    fileprivate func address(of path: String) -> String { "https://\(domain)\(path)" }
}
