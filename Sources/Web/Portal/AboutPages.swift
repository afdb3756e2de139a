import Domain

enum AboutPart: String, CaseIterable {
    case accessibility, contact, privacy
    case siteMap = "site-map"

    func title(_ words: Words) -> String {
        switch self {
        case .accessibility: words("无障碍说明")
        case .contact: words("联系我们")
        case .privacy: words("隐私说明")
        case .siteMap: words("网站地图")
        }
    }

    var column: ColumnTags {
        let title = title(.chinese)
        return ColumnTags(name: title, description: "本网站的\(title)", keywords: [title, "网站"], types: [.overview])
    }
}

/// Texts that the foot of every page leads to.
func aboutPage(_ part: AboutPart, site: Site, _ words: Words) -> HTML {
    switch part {
    case .accessibility: accessibilityPage(site, words)
    case .contact: contactPage(site, words)
    case .privacy: privacyPage(words)
    case .siteMap: siteMapPage(words)
    }
}

private func accessibilityPage(_ site: Site, _ words: Words) -> HTML {
    let phone: HTML? = site.phone.isEmpty ? nil : "<p>\(labelled(words("电话"), HTML(site.phone), words))</p>\n"
    return """
        <h1>\(words("无障碍说明"))</h1>
        <p class="lead">\(words("本站的每一页都可以只用键盘操作，可以用读屏软件朗读，不开脚本也能用。"))</p>
        <h2>\(words("怎样让字大一些"))</h2>
        <p>\(words("每页最上面有“长者模式”：字更大，内容更简单，一页一栏。“高对比”和“深色”换颜色。浏览器放大到200%也不会丢内容。"))</p>
        <h2>\(words("怎样用键盘"))</h2>
        <p>\(words("按Tab键依次走到每个链接和栏目，第一下就是“跳到主要内容”；按Enter打开。有颜色的框表示现在的位置。"))</p>
        <h2>\(words("遇到困难"))</h2>
        <p>\(words("阅读、填写有困难的，可以打电话，由工作人员帮助（《政府信息公开条例》第四十三条）。发现不方便的地方，也请告诉我们。"))</p>
        \(phone)\(bindingText(words))
        """
}

private func contactPage(_ site: Site, _ words: Words) -> HTML {
    """
    <h1>\(words("联系我们"))</h1>
    \(summaryList([
        Fact(words("主办"), text: site.organiser),
        Fact(words("承办"), text: site.undertaker),
        Fact(words("电话"), text: site.phone),
        Fact(words("时间"), text: site.hours),
    ]))
    <p><a href="\(Links.organisations)">\(words("找部门和乡镇"))</a></p>
    """
}

private func privacyPage(_ words: Words) -> HTML {
    """
    <h1>\(words("隐私说明"))</h1>
    <p class="lead">\(words("看文件、搜索、下载都不用登录，我们不知道您是谁。"))</p>
    <h2>\(words("我们记下什么"))</h2>
    <p>\(words("服务器按《网络安全法》的要求留存访问日志：时间、访问的地址、结果。日志不记录您搜索的词。"))</p>
    <h2>\(words("小型文本文件（Cookie）"))</h2>
    <p>\(words("您选了长者模式、高对比或者英文，本站用一个Cookie记住这个选择。网上申请公开、申请更正、投诉时，各用一个Cookie找到您还没有交的草稿，最多30天；查进度时用一个，关了浏览器就没有了。工作人员登录用另一个。没有统计、广告和别的网站的Cookie。"))</p>
    <p>\(words("申请公开时附上的材料加密保存：提交以前只有您的浏览器打得开，三十天不动就删除；提交以后只有承办机关的人打得开，每次打开都有记录。"))</p>
    \(bindingText(words))
    """
}

private func siteMapPage(_ words: Words) -> HTML {
    """
    <h1>\(words("网站地图"))</h1>
    \(siteMapPart(words("找信息"), [
        (Links.home, words("首页")), (Links.documents, words("政策文件")),
        (Links.query(Links.documents, [("genre", "interpretation")]), words("读懂政策")), (Links.search, words("搜索")),
        (Links.query(Links.documents, [("validity", Validity.repealed.rawValue)]), words("已废止文件库")),
    ]))
    \(siteMapPart(words("政府信息公开"), [
        (Links.organisations, words("找部门和乡镇")), (Links.catalogue, words("公开目录")),
        (Links.newRequest, words("依申请公开")), (Links.reports, words("公开年报")), (Links.log, words("公开日志")),
    ]))
    \(siteMapPart(words("取用数据"), [(Links.feeds, words("订阅更新")), (Links.programs, words("开放接口"))]))
    \(siteMapPart(words("关于本站"), [
        (Links.about("contact"), words("联系我们")), (Links.about("accessibility"), words("无障碍说明")),
        (Links.about("privacy"), words("隐私说明")),
    ]))
    """
}

private func siteMapPart(_ title: String, _ entries: [(address: String, title: String)]) -> HTML {
    """
    <h2>\(title)</h2>
    <ul class="links wide">\(entries.map { "<li><a href=\"\($0.address)\">\($0.title)</a></li>" as HTML })</ul>
    """
}

func feedsPage(_ tree: OrganisationTree, _ words: Words) -> HTML {
    let feeds = tree.flattened.map { organisation, _ -> HTML in
        "<li><a href=\"\(Links.organisation(organisation.code, "feed.atom"))\">\(organisation.name)</a></li>"
    }
    return """
        <h1>\(words("订阅更新"))</h1>
        <p class="lead">\(words("把下面的地址（Atom格式）放进任何一种订阅软件，有新文件就会收到。"))</p>
        <h2>\(words("全部单位"))</h2>
        <ul class="links wide"><li><a href="\(Links.feed)">\(words("最新文件"))</a></li></ul>
        <h2>\(words("一个单位"))</h2>
        <ul class="links wide">\(feeds)</ul>
        <p class="soft">\(words("公开目录的每一行也可以订阅，地址在那一行的页面上。"))<a href="\(Links.catalogue)">\(words("公开目录"))</a></p>
        """
}
