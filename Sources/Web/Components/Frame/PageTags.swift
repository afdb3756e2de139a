package import Domain

/// The tags of a column page, all four required by 《网页标签规范》.
package struct ColumnTags: Sendable {
    package var name: String
    package var description: String
    package var keywords: [String]
    package var types: [ColumnType]

    package init(name: String, description: String, keywords: [String], types: [ColumnType]) {
        self.name = name
        self.description = description
        self.keywords = keywords
        self.types = types
    }
}

extension ColumnTags {
    static let policies = ColumnTags(
        name: "政策文件", description: "已经公布的政策和其他文件", keywords: ["政策文件", "规范性文件"], types: [.policies])
    static let interpretations = ColumnTags(
        name: "政策解读", description: "对已经公布的政策的解读", keywords: ["政策解读"], types: [.interpretation])
    /// Pages between two others: what went wrong, what comes next.
    static let notices = ColumnTags(
        name: "提示", description: "本网站给访问者的提示", keywords: ["提示"], types: [.overview])
}

/// The eighteen column types of 《网页标签规范》.
package enum ColumnType: String, CaseIterable, Sendable {
    case home = "首页"
    case overview = "概况信息"
    case functions = "机构职能"
    case leaders = "负责人信息"
    case news = "工作动态"
    case policies = "政策文件"
    case disclosureGuide = "信息公开指南"
    case disclosureCatalogue = "信息公开目录"
    case disclosureReport = "信息公开年报"
    case disclosureOnRequest = "依申请公开"
    case dataRelease = "数据发布"
    case openData = "数据开放"
    case interpretation = "政策解读"
    case response = "回应关切"
    case services = "办事服务"
    case complaints = "咨询投诉"
    case consultation = "征集调查"
    case interview = "在线访谈"
}

/// The tags of an article page: title, time and source are required by 《网页标签规范》, the rest is not.
package struct ArticleTags: Sendable {
    package var title: String
    package var publishedAt: Instant
    package var source: String
    package var keywords: [String]
    package var author: String?
    package var description: String?
    package var image: String?
    package var url: String?

    package init(
        title: String, publishedAt: Instant, source: String, keywords: [String] = [], author: String? = nil,
        description: String? = nil, image: String? = nil, url: String? = nil
    ) {
        self.title = title
        self.publishedAt = publishedAt
        self.source = source
        self.keywords = keywords
        self.author = author
        self.description = description
        self.image = image
        self.url = url
    }
}

func siteTags(_ site: Site) -> HTML {
    """
    <meta name="SiteName" content="\(site.name)">
    <meta name="SiteDomain" content="\(site.domain)">
    <meta name="SiteIDCode" content="\(site.identificationCode)">

    """
}

func columnTags(_ column: ColumnTags) -> HTML {
    """
    <meta name="ColumnName" content="\(column.name)">
    <meta name="ColumnDescription" content="\(column.description)">
    <meta name="ColumnKeywords" content="\(column.keywords.joined(separator: ","))">
    <meta name="ColumnType" content="\(column.types.map(\.rawValue).joined(separator: ","))">

    """
}

func articleTags(_ article: ArticleTags) -> HTML {
    let keywords = article.keywords.isEmpty ? nil : article.keywords.joined(separator: ",")
    return """
        <meta name="ArticleTitle" content="\(article.title)">
        <meta name="PubDate" content="\(article.publishedAt.wallClockMinute)">
        <meta name="ContentSource" content="\(article.source)">
        \(metaTag("Keywords", keywords))\(metaTag("Author", article.author))\
        \(metaTag("Description", article.description))\(metaTag("Image", article.image))\(metaTag("Url", article.url))
        """
}

private func metaTag(_ name: String, _ content: String?) -> HTML? {
    content.map { "<meta name=\"\(name)\" content=\"\($0)\">\n" }
}
