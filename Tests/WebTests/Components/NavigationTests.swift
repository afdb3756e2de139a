import Testing
import Web

@Suite struct NavigationTests {
    @Test(arguments: [
        (1, 1, ""), (1, 2, "1 2 下一页"), (1, 7, "1 2 3 … 7 下一页"), (4, 7, "上一页 1 2 3 4 5 6 7 下一页"),
        (5, 9, "上一页 1 … 4 5 6 … 9 下一页"), (6, 9, "上一页 1 … 5 6 7 8 9 下一页"), (924, 924, "上一页 1 … 922 923 924"),
    ])
    func `pagination shows the ends and what is near`(page: Int, count: Int, shown: String) {
        let html = pagination(page: page, of: count) { "/log?page=\($0)" }.text
        let words = html.matches(of: />([^<>]+)</).map { String($0.output.1) }
        #expect(words.joined(separator: " ") == shown)
    }

    @Test func `the current page is marked and named`() {
        let html = pagination(page: 2, of: 3) { "/log?page=\($0)" }.text
        #expect(html.contains("<nav aria-label=\"分页\">"))
        #expect(html.contains("<a href=\"/log?page=2\" aria-label=\"第2页\" aria-current=\"page\">2</a>"))
        #expect(html.matches(of: /aria-current/).count == 1)
    }

    @Test func `the last crumb is the page itself`() {
        let html = breadcrumbs([Crumb("首页", "/"), Crumb("搜索")]).text
        #expect(html.contains("<li><a href=\"/\">首页</a></li><li aria-current=\"page\">搜索</li>"))
        #expect(breadcrumbs([]).isEmpty)
    }

    @Test func `a menu shows how much waits`() {
        let html = sideMenu([[MenuEntry("待办", "/desk", count: 1200, isCurrent: true)], []], label: "菜单").text
        #expect(html.contains("<a href=\"/desk\" aria-current=\"page\">待办 <span class=\"number\">1,200</span></a>"))
        #expect(html.matches(of: /<ul>/).count == 1)
    }

    @Test func `filters are plain links, with a way back from each`() {
        let options = [
            Facet.Option("2026", count: 1200, address: "/search?q=a&year=2026"),
            Facet.Option("2025", count: 3, address: "/search?q=a&year=2025"),
        ]
        let html = facets(
            [Facet("年份", options), Facet("种类", [Facet.Option("通知", count: 1, address: "/search?genre=notice")])],
            chosen: [ChosenFilter("有效", without: "/search?q=a")]
        ).text
        #expect(
            html.contains(
                "<a href=\"/search?q=a&amp;year=2026\" rel=\"nofollow\">2026<span class=\"number\">1,200</span></a>"))
        #expect(html.contains("<a href=\"/search?q=a\"><span class=\"hidden\">去掉</span>有效"))
        #expect(!html.contains("种类"))
    }

    @Test func `a link to another site says that it leaves`() {
        let html = externalLink("法律法规数据库", notice: "/leave?to=a").text
        #expect(html.contains("rel=\"external nofollow\""))
        #expect(html.contains("<span class=\"hidden\">（离开本站）</span>"))
    }
}
