import Testing
import Web

@Suite struct FrameTests {
    private let gallery = Gallery.plain

    private func shown(_ page: PublicPage, words: Words = .chinese) -> String {
        layout(page, site: gallery.site, files: gallery.files, words: words).text
    }

    private func shown(_ page: DeskPage) -> String {
        layout(page, site: gallery.site, files: gallery.files).text
    }

    @Test(arguments: [
        ("SiteName", "阳光市人民政府"), ("SiteDomain", "www.yangguang.example"), ("SiteIDCode", "0000000000"),
        ("ColumnName", "政策文件"), ("ColumnDescription", "本市政策文件"), ("ColumnKeywords", "政策,文件"),
        ("ColumnType", "政策文件,信息公开目录"), ("ArticleTitle", "部件一览"), ("PubDate", "2026-10-16 09:00"),
        ("ContentSource", "阳光市人民政府办公室"), ("Keywords", "部件"), ("Author", "陈静"), ("Description", "全部部件"),
        ("Image", "/a.png"), ("Url", "/gallery"),
    ])
    func `a page carries the tags of 网页标签规范`(name: String, content: String) {
        #expect(shown(gallery.publicPage).contains("<meta name=\"\(name)\" content=\"\(content)\">"))
    }

    @Test func `a page that is no article has no tags of one`() {
        let html = shown(PublicPage(title: "联系我们", path: "/contact", column: gallery.column, main: "<h1></h1>"))
        #expect(html.contains("<meta name=\"SiteIDCode\""))
        #expect(!html.contains("ArticleTitle"))
    }

    @Test(arguments: ["主办：", "承办：", "电话：", "网站标识码：", "ICP备", "公网安备", "党政机关网站标识", "我为政府网站找错", "网站地图"])
    func `the footer has what the guide for government websites wants`(words: String) throws {
        let html = shown(gallery.publicPage)
        let footer = try #require(html.firstRange(of: "<footer"))
        #expect(html[footer.lowerBound...].contains(words))
    }

    @Test func `the title says that there are errors before it says anything else`() {
        var page = gallery.publicPage
        #expect(shown(page).contains("<title>错误：部件一览 - 阳光市人民政府</title>"))
        page.hasErrors = false
        #expect(shown(page).contains("<title>部件一览 - 阳光市人民政府</title>"))
    }

    @Test func `the page marks its place in the navigation`() {
        let html = shown(gallery.publicPage)
        #expect(html.contains("<a href=\"/documents\" aria-current=\"page\">政策文件</a>"))
        #expect(html.contains("<a class=\"skip button\" href=\"#main\">"))
        #expect(html.matches(of: /<main id="main"/).count == 1)
    }

    @Test func `a switch comes back to the page it was on`() {
        let html = shown(gallery.publicPage)
        #expect(html.contains("/preferences?view=elder&amp;back=%2Fgallery%3Fa%3D1%26b%3D2"))
        #expect(html.contains("lang=\"en\" hreflang=\"en\" rel=\"nofollow\">English</a>"))
    }

    @Test func `what a reader chose is on the page, and the switches undo it`() {
        var page = gallery.publicPage
        page.reader = ReaderPreferences(view: .elder, theme: .contrast)
        let html = shown(page)
        #expect(html.contains("<html lang=\"zh-CN\" data-theme=\"contrast\">"))
        #expect(html.contains("<body class=\"elder\">"))
        #expect(html.contains("标准模式"))
        #expect(html.contains("退出高对比"))
    }

    @Test func `programs find the other forms of a page`() {
        let html = shown(gallery.publicPage)
        #expect(html.contains("<link rel=\"canonical\" href=\"https://www.yangguang.example/gallery\">"))
        #expect(html.contains("type=\"application/atom+xml\" title=\"最新文件\" href=\"/feed.atom\">"))
        #expect(html.contains("hreflang=\"en\" href=\"https://www.yangguang.example/en/gallery\">"))
        #expect(!html.contains("name=\"robots\""))
    }

    @Test func `a page can ask search engines to pass by`() {
        var page = gallery.publicPage
        page.isIndexed = false
        #expect(shown(page).contains("<meta name=\"robots\" content=\"noindex\">"))
    }

    @Test func `a page with a search field of its own has no second one`() {
        var page = PublicPage(title: "搜索", path: "/search", column: gallery.column, main: "<h1></h1>")
        #expect(shown(page).contains("id=\"q\""))
        page.search = .hidden
        #expect(!shown(page).contains("id=\"q\""))
    }

    @Test func `an English page has English around it`() {
        var page = gallery.publicPage
        page.reader.language = .english
        let html = shown(page, words: Words(.english, english: ["首页": "Home", "错误：": "Error: "]))
        #expect(html.contains("<html lang=\"en\">"))
        #expect(html.contains("<title>Error: 部件一览 - 阳光市人民政府</title>"))
        #expect(html.contains(">Home</a>"))
        #expect(html.contains("hreflang=\"zh-CN\" rel=\"nofollow\">中文</a>"))
    }

    @Test func `the desk knows who works there and signs out by a form`() {
        let html = shown(gallery.deskPage)
        #expect(html.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(html.contains("陈静　市自然资源和规划局信息员"))
        let form = "<form method=\"post\" action=\"/desk/sign-out\" novalidate><input type=\"hidden\" name=\"csrf\""
        #expect(html.contains(form))
        #expect(html.contains("aria-current=\"page\">待办"))
    }

    @Test func `before signing in the desk has no menu and nobody to sign out`() {
        let html = shown(DeskPage(title: "登录", path: "/desk/sign-in", session: nil, main: "<h1>登录</h1>"))
        #expect(!html.contains("class=\"side\""))
        #expect(!html.contains("<form"))
    }
}
