import Domain

/// The foot of every public page, with what 政府网站发展指引 wants there: both marks, the site's code, its organiser
/// with contact, both records, and the site map. What a site has not been given yet is left out.
func footer(site: Site, words: Words) -> HTML {
    let entries: [(String, String)] = [
        (words("联系我们"), Links.about("contact")), (words("网站地图"), Links.about("site-map")),
        (words("隐私说明"), Links.about("privacy")),
        (words("无障碍说明"), Links.about("accessibility")), (words("订阅更新"), Links.feeds),
        (words("开放接口"), Links.programs), (words("工作人员登录"), Links.Desk.signIn),
    ]
    let phone = site.phone.isEmpty || site.hours.isEmpty ? site.phone : site.phone + words.bracketed(site.hours)
    return """
        <footer class="footer" id="footer">
        <div class="wrap">
        <ul>\(entries.map { "<li><a href=\"\($1)\">\($0)</a></li>" })</ul>
        \(facts([
            fact(words("主办"), site.organiser, words), fact(words("承办"), site.undertaker, words),
            fact(words("电话"), phone, words),
        ]))\
        \(facts([
            fact(words("网站标识码"), site.identificationCode, words), record(site.icpRecord, "https://beian.miit.gov.cn/"),
            record(site.policeRecord, policeRecordAddress(site.policeRecord)),
            site.supportsIPv6 ? "<span>\(words("本站支持IPv6"))</span>" : nil,
        ]))\
        \(marks([
            (words("党政机关网站标识"), site.officialMarkAddress), (words("我为政府网站找错"), site.errorReportAddress),
        ]))</div>
        </footer>
        """
}

private func facts(_ facts: [HTML?]) -> HTML? {
    let shown = facts.compactMap(\.self)
    return shown.isEmpty ? nil : "<p class=\"facts\">\(shown)</p>\n"
}

private func fact(_ label: String, _ text: String, _ words: Words) -> HTML? {
    text.isEmpty ? nil : "<span>\(words.labelled(label, text))</span>"
}

private func record(_ number: String, _ address: String) -> HTML? {
    number.isEmpty ? nil : "<span><a href=\"\(address)\" rel=\"external\">\(number)</a></span>"
}

private func marks(_ marks: [(title: String, address: String)]) -> HTML? {
    let links = marks.filter { !$0.address.isEmpty }.map { mark -> HTML in
        "<a href=\"\(mark.address)\" rel=\"external\">\(mark.title)</a>"
    }
    return links.isEmpty ? nil : "<div class=\"marks\">\(links)</div>\n"
}

/// The ministry of public security looks a record up by its digits.
private func policeRecordAddress(_ record: String) -> String {
    "https://beian.mps.gov.cn/#/query/webSearch?code=\(record.filter { ("0"..."9").contains($0) })"
}
