package import Domain

/// A link to another site goes through our own page, which says that the reader is leaving (政府网站发展指引).
/// - Parameter notice: the address of that page for this link.
package func externalLink(_ title: String, notice: String, words: Words = .chinese) -> HTML {
    """
    <a href="\(notice)" rel="external nofollow">\(title)<span class="hidden">\(words("（离开本站）"))</span>\
    <span class="outside" aria-hidden="true">↗</span></a>
    """
}

/// The main part of the page that says so. An address that is not of the web is shown, never linked.
package func leaveNotice(to address: String, back: String, site: Site, words: Words) -> HTML {
    let onward = isWebAddress(address) ? buttonLink(words("继续访问"), to: address) : ""
    return """
        <h1>\(words.leaving(site.name))</h1>
        <p>\(words("下面的网站不归我们管，内容由它自己负责。请确认地址再继续。"))</p>
        <p class="inset hash">\(address)</p>
        \(buttons([onward, buttonLink(words("返回"), to: back, kind: .quiet)]))
        """
}

private func isWebAddress(_ address: String) -> Bool {
    let lower = address.lowercased()
    return lower.hasPrefix("https://") || lower.hasPrefix("http://")
}
