/// The foot of every public page, with what 政府网站发展指引 wants there: both marks, the site's code, its organiser
/// with contact, both records, and the site map.
func footer(site: SiteSettings, links: FrameLinks, words: Words) -> HTML {
    let language = words.language
    let entries: [(String, String)] = [
        (words("联系我们"), links.contact), (words("网站地图"), links.siteMap), (words("隐私说明"), links.privacy),
        (words("无障碍说明"), links.accessibility), (words("订阅更新"), links.subscriptions),
        (words("开放接口"), links.openAPI), (words("工作人员登录"), links.signIn),
    ]
    let phone = words.labelled(words("电话"), site.phone) + words.bracketed(site.hours(in: language))
    let ipv6: HTML? = site.supportsIPv6 ? "<span>\(words("本站支持IPv6"))</span>" : nil
    return """
        <footer class="footer" id="footer">
        <div class="wrap">
        <ul>\(entries.map { "<li><a href=\"\($1)\">\($0)</a></li>" })</ul>
        <p class="facts"><span>\(words.labelled(words("主办"), site.organiser(in: language)))</span>\
        <span>\(words.labelled(words("承办"), site.undertaker(in: language)))</span><span>\(phone)</span></p>
        <p class="facts"><span>\(words.labelled(words("网站标识码"), site.siteIDCode))</span>\
        <span><a href="https://beian.miit.gov.cn/" rel="external">\(site.icpRecord)</a></span>\
        <span><a href="\(policeRecordAddress(site.policeRecord))" rel="external">\(site.policeRecord)</a></span>\
        \(ipv6)</p>
        <div class="marks">\(mark(words("党政机关网站标识"), site.officialMarkAddress))\
        \(mark(words("我为政府网站找错"), site.errorReportAddress))</div>
        </div>
        </footer>
        """
}

private func mark(_ title: String, _ address: String?) -> HTML {
    guard let address else { return "<span>\(title)</span>" }
    return "<a href=\"\(address)\" rel=\"external\">\(title)</a>"
}

/// The ministry of public security looks a record up by its digits.
private func policeRecordAddress(_ record: String) -> String {
    "https://beian.mps.gov.cn/#/query/webSearch?code=\(record.filter { ("0"..."9").contains($0) })"
}
