import Domain
import Web

/// Every component once, each text as `said` changes it: as it is for people's eyes, or with something nasty in it.
struct Gallery {
    let said: @Sendable (String) -> String
    var words = Words.chinese

    static let plain = Gallery(said: { $0 })

    var site: Site {
        Site(
            name: said("阳光市人民政府"), domain: said("www.yangguang.example"), identificationCode: said("0000000000"),
            icpRecord: said("○ICP备00000000号"), policeRecord: said("○公网安备00000000000000号"),
            organiser: said("阳光市人民政府"), undertaker: said("阳光市人民政府办公室"), phone: said("0000-0000000"),
            hours: said("工作日8:30—12:00，14:30—17:30"), officialMarkAddress: said("/mark"),
            errorReportAddress: said("/faults"), supportsIPv6: true)
    }

    var files: FrameFiles { FrameFiles(stylesheet: said("site.css"), script: said("site.js")) }

    var column: ColumnTags {
        ColumnTags(
            name: said("政策文件"), description: said("本市政策文件"), keywords: [said("政策"), said("文件")],
            types: [.policies, .disclosureCatalogue])
    }

    var publicPage: PublicPage {
        var page = PublicPage(
            title: said("部件一览"), path: said("/gallery?a=1&b=2"), column: column,
            main: [headings, forms, lists, records].joined(separator: "\n"))
        page.current = .policies
        page.crumbs = [Crumb(said("首页"), said("/")), Crumb(said("政策文件"), said("/documents")), Crumb(said("部件一览"))]
        page.article = ArticleTags(
            title: said("部件一览"), publishedAt: Instant(Self.today, hour: 9), source: said("阳光市人民政府办公室"),
            keywords: [said("部件")], author: said("陈静"), description: said("全部部件"), image: said("/a.png"),
            url: said("/gallery"))
        page.alternates = [.atom(title: said("最新文件"), address: said("/feed.atom"))]
        page.translations = [(.chinese, said("/gallery")), (.english, said("/en/gallery"))]
        page.structuredData = said(#"{"@context": "https://schema.org", "@type": "GovernmentPermit"}"#)
        page.search = .shown(text: said("危房"))
        page.hasErrors = true
        return page
    }

    var deskPage: DeskPage {
        let session = DeskPage.Session(
            person: said("陈静"), post: said("市自然资源和规划局信息员"), csrfToken: said("token"),
            menu: [
                MenuEntry(said("待办"), said("/desk"), count: 12, isCurrent: true),
                MenuEntry(said("文件"), said("/desk/documents"), count: 4), MenuEntry(said("年报"), said("/desk/reports")),
            ])
        return DeskPage(title: said("待办"), path: said("/desk"), session: session, main: headings + lists)
    }

    static let today = Day(number: 20742)  // 2026-10-16

    private var headings: HTML {
        """
        <h1>\(said("部件一览"))</h1>
        \(errorSummary([FormError(said("text"), said("请写明您想要什么信息")), FormError(said("years"), said("请选年份"))], words: words))
        \(tabs([MenuEntry(said("全部"), said("#a"), count: 12, isCurrent: true), MenuEntry(said("申请"), said("#b"))], label: said("待办分类")))
        \(notification(.info, title: said("先看结论"), "<p>\(said("最高补助3.6万元。"))</p>"))
        \(notification(.good, "<p>\(said("已经保存。"))</p>"))
        \(notification(.warn, "<p>\(said("还剩2个工作日。"))</p>"))
        \(notification(.bad, "<p>\(said("1项必须处理。"))</p>"))
        \(statusMessage(said("已送审。")))
        \(inset("<p>\(said("为什么问这些"))</p>"))
        \(details(said("法律原文"), "<p>\(said("第三十三条"))</p>"))
        \(emptyState(said("没有待办"), HTML(said("都办完了。"))))
        <p>\([tag(said("办理中"), .info), tag(said("有效"), .good), tag(said("即将到期"), .warn), tag(said("已逾期"), .bad), tag(said("转载"))].joined(separator: " "))</p>
        """
    }

    private var forms: HTML {
        let wrong = said("请写明您想要什么信息")
        return postForm(
            to: said("/requests"), csrfToken: said("token"), warnsBeforeLeaving: true,
            """
            \(textField(FormField(said("text"), said("您想要什么信息？"), hint: said("写文件名称"), message: wrong), value: said("东湾村"), autocomplete: said("off"), example: said("例如：文号"), words: words))
            \(textField(FormField(said("day"), said("日期"), isOptional: true), value: said("2026-10-16"), kind: .date, words: words))
            \(textField(FormField(said("password"), said("密码")), value: said("secret"), kind: .password, size: 24, words: words))
            \(textArea(FormField(said("why"), said("意见"), hint: said("写给拟稿人")), value: said("附件2请换。"), words: words))
            \(selectField(FormField(said("agency"), said("受理机关"), message: said("请选机关")), choices: choices, selected: said("a"), words: words))
            \(radios(FormField(said("act"), said("选一项"), message: said("请选一项")), choices: choices, selected: said("b"), words: words))
            \(checkboxes(FormField(said("years"), said("年份"), hint: said("可以多选"), message: said("请选年份")), choices: choices, selected: [said("a")], words: words))
            \(buttons([button(said("保存并继续")), button(said("退回"), kind: .danger, name: said("act2"), value: said("return")), buttonLink(said("返回上一步"), to: said("/back"), kind: .quiet)]))
            <p>\(copyButton(said("7K4M-92QX"), words: words))</p>
            """)
    }

    private var choices: [Choice] {
        [
            Choice(said("a"), said("市民政局"), hint: said("低保、养老")), Choice(said("b"), said("市财政局")),
            Choice(said("c"), said("市档案馆"), obstacle: said("不受理申请")),
        ]
    }

    private var lists: HTML {
        let list = Table(
            caption: said("各单位完成情况"),
            columns: [
                Table.Column(said("单位")), Table.Column(said("用时"), isNumeric: true),
                Table.Column(said("情况"), isLabelled: false),
            ],
            rows: [
                .group(said("乡镇")), .cells([HTML(said("柳溪镇")), "6", tag(said("按时"), .good)]),
                .marked([HTML(said("青禾镇")), "22", tag(said("迟2个工作日"), .warn)]),
            ], total: [HTML(said("合计")), "28", ""])
        let grid = Table(
            caption: said("补助标准"), captionRemark: said("单位：元/户"),
            columns: [Table.Column(said("对象")), Table.Column(said("重建"), isNumeric: true)],
            rows: [.cells([HTML(said("低保对象")), HTML(grouped(32_000))])], style: .dense)
        return """
            \(sectionHead(said("最新文件"), id: said("latest"), more: said("全部文件"), address: said("/all")))
            \(recordList([RecordLine(said("农村危房改造补助办法"), said("/documents/1"), on: Self.today), RecordLine(said("附件"), said("/files/1"), tag(said("通过"), .good))]))
            \(figures([Figure(said("主动公开"), said("3,916"), unit: said("件")), Figure(said("按时答复"), said("98.9"), unit: said("%"))]))
            \(table(list))
            \(table(grid))
            \(searchForm(label: said("按序号查"), address: said("/log"), text: said("18462"), example: said("序号"), button: said("查"), id: said("ql"), isBig: true))
            \(narrowLink(chosen: 1, words: words))
            \(facets(facetSamples, chosen: [ChosenFilter(said("有效"), without: said("/search"))], words: words))
            \(pagination(page: 3, of: 924, words: words) { said("/log?page=\($0)") })
            \(pagination(previous: said("/log?before=1"), next: said("/log?after=1"), label: said("更多记录"), words: words))
            <p>\(externalLink(said("国家法律法规数据库"), notice: said("/leave?to=1"), words: words))</p>
            """
    }

    private var facetSamples: [Facet] {
        [
            Facet(
                said("年份"),
                [
                    Facet.Option(said("2026"), count: 31, address: said("/search?year=2026")),
                    Facet.Option(said("2025"), count: 12, address: said("/search?year=2025")),
                ])
        ]
    }

    private var records: HTML {
        """
        \(summaryList([Fact(said("发文字号"), text: said("阳政办发〔2026〕18号")), Fact(said("公开目录"), "<a href=\"#\">\(said("农村危房改造"))</a>"), Fact(said("空"), text: nil), Fact(said("申请内容"), text: said("补偿安置方案"), isWide: true)], inPairs: true))
        \(timeline([TimelineEvent(said("机关正在起草答复"), dateTime(Instant(Self.today, hour: 9)), HTML(said("意见已收齐。")), isNow: true), TimelineEvent(said("收到您的申请"), dateTime(Self.today))]))
        <h2>\(said("日期是怎么算的"))</h2>
        \(ledger(term, today: Self.today, caption: said("今天是第3个工作日"), words: words))
        <div class="row">\(qrCode([[true, false, true], [false, true, true], [true, true, true]], label: said("二维码：本页地址")))</div>
        <div class="split half">\(publicationProof(sequence: 18_462, recordedAt: Instant(Self.today, hour: 9, second: 3), fingerprint: said("5e79e3e88b3aa84143e391c5382876ed"), address: said("/log/18462"), words: words))</div>
        """
    }

    private var term: [CalendarCell] {
        let start = Self.today + -3
        return [
            CalendarCell(start, .start, counts: false, note: said("收到")),
            CalendarCell(start + 1, .working, counts: true),
            CalendarCell(start + 2, .stopped, counts: false, note: said("停")),
            CalendarCell(start + 3, .working, counts: true),
            CalendarCell(start + 4, .rest, counts: false, note: said("休")),
            CalendarCell(start + 5, .rest, counts: false, note: said("休")),
            CalendarCell(start + 6, .working, counts: true),
            CalendarCell(start + 7, .due, counts: true, note: said("截止")),
        ]
    }
}
