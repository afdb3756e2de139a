import Actions
import Domain

struct HomeView: Sendable {
    var front: FrontPage
    var today: Day
    var agencies: Int
    var townships: Int
    var areas: [String]
}

func homePage(_ view: HomeView, _ words: Words) -> HTML {
    """
    <div class="band">
    <div class="wrap">
    <h1>\(slogan(words))</h1>
    \(searchForm(
        label: words("搜索政府信息"), address: Links.search, example: words("例如：危房改造补助多少钱"), button: words("搜索"),
        isBig: true))
    <ul class="grid">
    \(doors(view, words))</ul>
    </div>
    </div>
    <div class="wrap page">
    <div class="split">
    <div>
    \(sectionHead(words("最新文件"), more: words("全部文件"), address: Links.documents))
    \(lines(view.front.latest, empty: words("还没有公布文件。")))
    \(interpretations(view, words))
    </div>
    <div>
    \(figuresOfTheYear(view, words))
    \(statutorySections(words))
    </div>
    </div>
    \(areaLinks(view.areas, words))
    </div>
    """
}

/// The columns that the law names, for those who know them by these names.
private func statutorySections(_ words: Words) -> HTML {
    """
    <section class="minor" aria-labelledby="law">
    <h2 id="law">\(words("按法定栏目找"))</h2>
    <ul class="list">
    <li><a href="\(Links.organisations)">\(words("政府信息公开指南"))</a></li>\
    <li><a href="\(Links.catalogue)">\(words("法定主动公开内容"))</a></li>\
    <li><a href="\(Links.reports)">\(words("政府信息公开年报"))</a></li>\
    <li><a href="\(Links.newRequest)">\(words("依申请公开"))</a></li>\
    <li><a href="\(Links.query(Links.documents, [("validity", Validity.repealed.rawValue)]))">\(words("已废止文件库"))</a></li>\
    <li><a href="\(Links.log)">\(words("公开日志"))</a></li>
    </ul>
    </section>
    """
}

private func slogan(_ words: Words) -> HTML {
    switch words.language {
    case .chinese: "政府的文件和数据，<wbr>都在这里"
    case .english: "The government’s documents and data are here"
    }
}

private func doors(_ view: HomeView, _ words: Words) -> [HTML] {
    [
        door(Links.documents, words("找文件"), words.documentsToFind(view.front.published)),
        door(Links.newRequest, words("申请公开"), words("没有公布的，可以申请。一般20个工作日内答复，不收费")),
        door(Links.catalogue, words("公开目录"), words("谁该公布什么、几天之内，公布了没有")),
        door(Links.organisations, words("找部门和乡镇"), words.agenciesToFind(view.agencies, townships: view.townships)),
    ]
}

private func door(_ address: String, _ title: String, _ remark: String) -> HTML {
    "<li><a class=\"card door\" href=\"\(address)\"><b>\(title)</b><span>\(remark)</span></a></li>\n"
}

private func interpretations(_ view: HomeView, _ words: Words) -> HTML? {
    guard !view.front.interpretations.isEmpty else { return nil }
    let all = Links.query(Links.documents, [("genre", "interpretation")])
    return """
        \(sectionHead(words("读懂政策"), more: words("全部解读"), address: all))
        \(lines(view.front.interpretations, empty: ""))
        """
}

private func figuresOfTheYear(_ view: HomeView, _ words: Words) -> HTML {
    """
    <section class="minor card" aria-labelledby="fig">
    <h2 id="fig">\(words("今年的公开"))</h2>
    \(figures([
        Figure(words("主动公开"), grouped(view.front.publishedThisYear), unit: words("件")),
        Figure(words("公开日志"), grouped(view.front.logEntries), unit: words("条")),
    ]))
    <p class="small soft">\(words.countedOn(view.today))<a href="\(Links.log)">\(words("看公开日志"))</a></p>
    </section>
    """
}

private func areaLinks(_ areas: [String], _ words: Words) -> HTML? {
    guard !areas.isEmpty else { return nil }
    let links = areas.map { "<li><a href=\"\(Links.catalogueArea($0))\">\($0)</a></li>" as HTML }
    return "<h2>\(words("按事情找"))</h2>\n<ul class=\"links\">\(links)</ul>"
}

/// A plain list of documents: title and day.
func lines(_ documents: [DocumentSummary], empty: String) -> HTML {
    if documents.isEmpty { return emptyState(empty) }
    return recordList(documents.map { RecordLine($0.title, Links.document($0.id), on: $0.shownOn) })
}
