/// A page of the public site: everything its frame has to know, and its main part.
package struct PublicPage: Sendable {
    package enum Width: Sendable {
        /// The page brings its own bands, as the portal does.
        case full
        case page
        /// Forms and letters: a line that is easy to read.
        case narrow
    }

    package enum Search: Sendable {
        /// The page has a search field of its own.
        case hidden
        case shown(text: String)
    }

    /// An Atom feed or another format of the same thing.
    package struct Alternate: Sendable {
        package var type: String
        package var title: String
        package var address: String

        package init(type: String, title: String, address: String) {
            self.type = type
            self.title = title
            self.address = address
        }

        package static func atom(title: String, address: String) -> Alternate {
            Alternate(type: "application/atom+xml", title: title, address: address)
        }
    }

    package var title: String
    /// The path and query of this page, which the switches of the header come back to.
    package var path: String
    package var main: HTML
    package var reader = ReaderPreferences()
    package var width = Width.page
    package var search = Search.shown(text: "")
    package var current: PublicSection?
    package var crumbs: [Crumb] = []
    package var sideMenu: HTML?
    /// 网页标签规范 wants these on every page: nobody makes one without.
    package var column: ColumnTags
    package var article: ArticleTags?
    /// The path that search engines should keep; nil is this page's own path without its query.
    package var canonicalPath: String?
    package var isIndexed = true
    package var alternates: [Alternate] = []
    /// The paths of the same page in each language, where there are several.
    package var translations: [(language: Language, path: String)] = []
    /// JSON-LD, as text.
    package var structuredData: String?
    package var hasErrors = false

    package init(title: String, path: String, column: ColumnTags, main: HTML) {
        self.title = title
        self.path = path
        self.column = column
        self.main = main
    }
}

/// The entries of the main navigation.
package enum PublicSection: CaseIterable, Sendable {
    case home
    case disclosure
    case policies
    case requests
    case reports
    case log

    func title(_ words: Words) -> String {
        switch self {
        case .home: words("首页")
        case .disclosure: words("政府信息公开")
        case .policies: words("政策文件")
        case .requests: words("依申请公开")
        case .reports: words("公开年报")
        case .log: words("公开日志")
        }
    }

    var address: String {
        switch self {
        case .home: Links.home
        case .disclosure: Links.organisations
        case .policies: Links.documents
        case .requests: Links.newRequest
        case .reports: Links.reports
        case .log: Links.log
        }
    }
}
