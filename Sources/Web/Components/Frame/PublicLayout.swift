package import Domain

/// A whole page of the public site.
package func layout(_ page: PublicPage, site: Site, files: FrameFiles, words: Words) -> HTML {
    let reader = page.reader
    let whole: HTML = """
        <!DOCTYPE html>
        <html lang="\(words.language.rawValue)"\(attribute: "data-theme", reader.themeName)>
        \(publicHead(page, site: site, files: files, words: words))
        <body\(attribute: "class", reader.view == .elder ? "elder" : nil)>
        \(skipLink(words))
        \(masthead(page, site: site, words: words))
        \(publicBody(page, words: words))
        \(footer(site: site, words: words))
        </body>
        </html>

        """
    return words.language == .chinese ? whole : whole.markingChinese()
}

private func publicBody(_ page: PublicPage, words: Words) -> HTML {
    let crumbs = breadcrumbs(page.crumbs, words: words)
    if let menu = page.sideMenu {
        return """
            <div class="wrap page">
            \(crumbs)
            <div class="split menu">
            \(menu)
            <main id="main" tabindex="-1">
            \(page.main)
            </main>
            </div>
            </div>
            """
    }
    switch page.width {
    case .full:
        return """
            <main id="main" tabindex="-1">
            \(page.main)
            </main>
            """
    case .page, .narrow:
        return """
            <div class="wrap page">
            \(crumbs)
            <main id="main"\(attribute: "class", page.width == .narrow ? "narrow" : nil) tabindex="-1">
            \(page.main)
            </main>
            </div>
            """
    }
}
