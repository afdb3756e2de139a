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

    @Test func `a step that is done says so in words`() {
        let html = steps(["您是谁", "要什么", "核对"], current: 1, label: "申请步骤").text
        #expect(html.contains("<li class=\"done\">您是谁<span class=\"hidden\">（已填）</span></li>"))
        #expect(html.contains("<li aria-current=\"step\">要什么</li><li>核对</li>"))
    }

    @Test func `a menu shows how much waits`() {
        let html = sideMenu([[MenuEntry("待办", "/desk", count: 1200, isCurrent: true)], []], label: "菜单").text
        #expect(html.contains("<a href=\"/desk\" aria-current=\"page\">待办 <span class=\"number\">1,200</span></a>"))
        #expect(html.matches(of: /<ul>/).count == 1)
    }

    @Test func `filters go with the search form as a plain GET`() {
        let options = [Facet.Option("valid", "有效", count: 31, isChosen: true)]
        let html = facets(
            [Facet("validity", "有效性", options: options), Facet("year", "年份", kind: .list(all: "全部年份"), options: [])],
            chosen: [ChosenFilter("有效", without: "/search?q=a")], form: "q-form"
        ).text
        #expect(html.contains("<input form=\"q-form\" type=\"checkbox\" id=\"facet-validity-1\" name=\"validity\""))
        #expect(html.contains("checked><label for=\"facet-validity-1\">有效（31）</label>"))
        #expect(html.contains("<option value=\"\">全部年份</option>"))
        #expect(html.contains("<a href=\"/search?q=a\"><span class=\"hidden\">去掉</span>有效"))
    }

    @Test func `a link to another site says that it leaves`() {
        let html = externalLink("法律法规数据库", notice: "/leave?to=a").text
        #expect(html.contains("rel=\"external nofollow\""))
        #expect(html.contains("<span class=\"hidden\">（离开本站）</span>"))
    }
}
