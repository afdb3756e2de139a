import Actions
import Domain
import HTTPTypes
import Hummingbird

/// What every area needs to answer with pages: the office, the settings, words and assets.
struct PageServer: Sendable {
    let office: Office
    let settings: WebSettings
    let assets: Assets
    let monitoring: Monitoring
    /// A page of another version of the program is another page.
    let startedAt: Instant

    init(office: Office, settings: WebSettings, assets: Assets, monitoring: Monitoring = Monitoring()) {
        self.office = office
        self.settings = settings
        self.assets = assets
        self.monitoring = monitoring
        startedAt = office.now()
    }

    /// When a page that lists documents, rows or organisations last changed: at the earliest when the day began, for
    /// validity and figures are those of the day.
    func lastChangeOfLists() async throws -> Instant {
        max(startedAt, Instant(office.now().day), try await office.lastChangeOfLists() ?? startedAt)
    }

    func lastChange(of document: PublicDocument) -> Instant {
        max(startedAt, document.pageChangedAt ?? startedAt)
    }

    func vocabulary(_ language: Language) -> Words {
        language == .english ? Words(.english, english: assets.english) : .chinese
    }

    /// Answers with a page of the public site.
    func show(
        _ page: PublicPage, _ context: AppContext, status: HTTPResponse.Status = .ok,
        lastModified: Instant? = nil
    ) async throws -> Response {
        var page = page
        page.reader = context.reader
        let words = vocabulary(context.reader.language)
        let html = layout(page, site: try await site(), files: files, words: words)
        return .page(html, status: status, lastModified: lastModified)
    }

    /// Answers with a page of the desk; without a session, with one before signing in.
    func show(
        _ page: DeskPage, reader: ReaderPreferences, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        var page = page
        page.reader = reader
        return .privatePage(layout(page, site: try await site(), files: files), status: status)
    }

    /// What the site says of itself; before anybody has said it, what is known all the same.
    func site() async throws -> Site {
        var site = try await office.site()
        if site.name.isEmpty { site.name = unnamedSite.name }
        if site.domain.isEmpty { site.domain = unnamedSite.domain }
        return site
    }

    var unnamedSite: Site { Site(name: "阳光", domain: settings.domain) }

    var files: FrameFiles {
        FrameFiles(stylesheet: assets.address("site.css"), script: assets.address("site.js"))
    }

    /// The whole address of a path, as it stands in feeds and QR codes.
    func absolute(_ path: String) -> String { settings.origin + path }
}
