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
    private let startedAt: Instant

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
        let html = layout(page, site: try await siteSettings(), links: frameLinks, words: words)
        return .page(html, status: status, lastModified: lastModified)
    }

    /// Answers with a page of the desk; without a session, with one before signing in.
    func show(
        _ page: DeskPage, reader: ReaderPreferences, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        var page = page
        page.reader = reader
        return .privatePage(layout(page, site: try await siteSettings(), links: frameLinks), status: status)
    }

    func siteSettings() async throws -> SiteSettings {
        let site = try await office.site()
        let name = site.name.isEmpty ? "阳光" : site.name
        return SiteSettings(
            name: Bilingual(name), section: Bilingual("政务公开", english: "Government openness"),
            domain: site.domain.isEmpty ? settings.domain : site.domain, siteIDCode: site.identificationCode,
            icpRecord: site.icpRecord, policeRecord: site.policeRecord, organiser: Bilingual(site.organiser),
            undertaker: Bilingual(site.undertaker), phone: site.phone, hours: Bilingual(site.hours),
            supportsIPv6: site.supportsIPv6, officialMarkAddress: site.officialMarkAddress,
            errorReportAddress: site.errorReportAddress)
    }

    var frameLinks: FrameLinks {
        FrameLinks(
            home: Links.home, disclosure: Links.organisations, policies: Links.documents, requests: Links.newRequest,
            reports: Links.reports, log: Links.log, search: Links.search, preferences: Links.preferences,
            accessibility: Links.about("accessibility"), contact: Links.about("contact"),
            siteMap: Links.about("site-map"), privacy: Links.about("privacy"), subscriptions: Links.feeds,
            openAPI: Links.openAPI, signIn: Links.Desk.signIn, desk: Links.Desk.home, signOut: Links.Desk.signOut,
            stylesheet: assets.address("site.css"), script: assets.address("site.js"))
    }

    /// The whole address of a path, as it stands in feeds and QR codes.
    func absolute(_ path: String) -> String { settings.origin + path }
}
