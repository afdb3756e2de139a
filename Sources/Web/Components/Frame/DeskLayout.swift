package import Domain

/// A whole page of the desk.
package func layout(_ page: DeskPage, site: Site, files: FrameFiles, words: Words = .chinese) -> HTML {
    let name = words("政务公开工作台")
    let title = "\(page.title) - \(site.name)\(name)"
    let reader = page.reader
    return """
        <!DOCTYPE html>
        <html lang="\(words.language.rawValue)"\(attribute: "data-theme", reader.themeName)>
        <head>
        \(headBasics(title: title, hasErrors: page.hasErrors, files: files, words: words))\
        <meta name="robots" content="noindex">
        </head>
        <body class="\(reader.view == .elder ? "desk elder" : "desk")">
        \(skipLink(words))
        <header class="masthead">
        <div class="wrap">
        \(brand(name, section: site.name, address: Links.Desk.home))
        <ul class="tools">\(deskTools(page, words: words))</ul>
        </div>
        </header>
        \(deskBody(page, words: words))
        </body>
        </html>

        """
}

private func deskTools(_ page: DeskPage, words: Words) -> HTML {
    let preferences = preferenceTools(page.reader, back: page.path, words: words)
    guard let session = page.session else {
        return "\(preferences)<li><a href=\"\(Links.home)\">\(words("看公众页面"))</a></li>"
    }
    let signOut = postForm(
        to: Links.Desk.signOut, csrfToken: session.csrfToken, "<button class=\"plain\">\(words("退出"))</button>")
    return """
        <li><span>\(session.person)　\(session.post)</span></li>\(preferences)\
        <li><a href="\(Links.home)">\(words("看公众页面"))</a></li><li>\(signOut)</li>
        """
}

private func deskBody(_ page: DeskPage, words: Words) -> HTML {
    guard let session = page.session else {
        return """
            <div class="wrap page">
            <main id="main" class="narrow" tabindex="-1">
            \(page.main)
            </main>
            </div>
            """
    }
    return """
        <div class="wrap page split menu">
        \(sideMenu([session.menu], label: words("工作台菜单")))
        <main id="main" tabindex="-1">
        \(page.main)
        </main>
        </div>
        """
}
