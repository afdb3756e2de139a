import Domain
import Testing

/// One address of the public site, with samples of what is asked for there.
struct PublicRoute: Sendable, CustomTestStringConvertible {
    /// What a reader gets.
    enum Kind: Sendable {
        /// A page of the site: a column of 《网页标签规范》, or an article in one.
        case page(Tags)
        /// Something for a program, of this type.
        case file(String)
        case redirect
        case nothing
    }

    enum Tags: Sendable {
        case column, article
    }

    var name: String
    var kind: Kind
    var samples: [String]

    init(_ name: String, _ kind: Kind, _ samples: String...) {
        self.name = "GET \(name)"
        self.kind = kind
        self.samples = samples.isEmpty ? [name] : samples
    }

    var testDescription: String { name }

    var isPage: Bool { if case .page = kind { true } else { false } }
    /// A page that anybody may keep.
    var isKept: Bool { isPage && samples.allSatisfy { !Self.ofThisMoment.contains($0) } }
    var isArticle: Bool { if case .page(.article) = kind { true } else { false } }

    /// - Parameter document: the one that `{document}` stands for.
    func paths(_ document: Document.ID) -> [String] { samples.map { $0.replacing("{document}", with: document.text) } }

    /// What the server tells of itself is another thing every moment, and what an applicant looks up is theirs: never kept.
    static let ofThisMoment: Set<String> = [
        "/healthz", "/readyz", "/metrics", "/requests/track", "/petitions/track", "/petitions/correction",
        "/petitions/complaint", "/reports/check",
    ]

    /// The forms of the public site.
    static let forms: Set<String> = [
        "POST /requests/form/files", "POST /requests/new", "POST /requests/leave", "POST /requests/new/{step}",
        "POST /requests/new/attachments/{position}/removal", "POST /requests/track", "POST /requests/track/leave",
        "POST /requests/track/relative",
        "POST /requests/track/clarification", "POST /requests/track/withdrawal", "POST /requests/track/rating",
        "POST /requests/track/letters/{position}/{kind}/files",
        "POST /petitions/{kind}", "POST /petitions/{kind}/files", "POST /petitions/{kind}/check",
        "POST /petitions/{kind}/leave", "POST /petitions/{kind}/attachments/{position}/removal",
        "POST /petitions/track", "POST /petitions/track/leave", "POST /petitions/track/supplement",
        "POST /petitions/track/withdrawal", "POST /petitions/track/files",
        "POST /reports/check",
    ]

    private static let json = "application/json; charset=utf-8"
    private static let lines = "application/jsonl; charset=utf-8"

    static let all: [PublicRoute] = [
        PublicRoute("/", .page(.column)),
        PublicRoute(
            "/about/{part}", .page(.column), "/about/accessibility", "/about/contact", "/about/privacy",
            "/about/site-map"
        ),
        PublicRoute("/feeds", .page(.column)),
        PublicRoute("/reports", .page(.column)),
        PublicRoute("/reports/check", .page(.column)),
        PublicRoute("/reports/{code}/{year}", .page(.column), "/reports/finance/2024"),
        PublicRoute("/reports/{code}/{year}/{scope}", .page(.column), "/reports/yangguang/2024/whole"),
        PublicRoute("/requests/new", .page(.column), "/requests/new", "/requests/new?organisation=finance"),
        PublicRoute("/requests/form", .page(.column)),
        PublicRoute("/requests/process", .page(.column)),
        PublicRoute("/requests/track", .page(.column)),
        PublicRoute("/requests/new/{step}", .redirect, "/requests/new/kind", "/requests/new/done"),
        PublicRoute("/requests/track/clarification", .redirect), PublicRoute("/requests/track/withdrawal", .redirect),
        PublicRoute("/requests/track/rating", .redirect),
        PublicRoute("/requests/new/attachments/{position}", .redirect, "/requests/new/attachments/1"),
        PublicRoute("/requests/track/files/{position}", .redirect, "/requests/track/files/1"),
        PublicRoute("/requests/track/letters/{position}/{kind}", .redirect, "/requests/track/letters/2/receipt"),
        PublicRoute(
            "/requests/track/letters/{position}/{kind}/sheet", .redirect, "/requests/track/letters/2/receipt/sheet"),
        PublicRoute("/petitions/{kind}", .page(.column), "/petitions/correction", "/petitions/complaint"),
        PublicRoute("/petitions/{kind}/files", .redirect, "/petitions/correction/files"),
        PublicRoute("/petitions/{kind}/check", .redirect, "/petitions/correction/check"),
        PublicRoute("/petitions/{kind}/done", .redirect, "/petitions/complaint/done"),
        PublicRoute("/petitions/{kind}/attachments/{position}", .redirect, "/petitions/complaint/attachments/1"),
        PublicRoute("/petitions/track", .page(.column)),
        PublicRoute("/petitions/track/supplement", .redirect), PublicRoute("/petitions/track/withdrawal", .redirect),
        PublicRoute("/petitions/track/files", .redirect),
        PublicRoute("/petitions/track/files/{position}", .redirect, "/petitions/track/files/1"),
        PublicRoute("/leave", .page(.column), "/leave?to=https%3A%2F%2Fexample.org%2F&back=%2F"),
        PublicRoute("/organisations", .page(.column)),
        PublicRoute("/organisations/{code}", .page(.column), "/organisations/finance", "/organisations/yangguang"),
        PublicRoute(
            "/organisations/{code}/{part}", .page(.column), "/organisations/finance/guide",
            "/organisations/finance/rules",
            "/organisations/finance/disclosure", "/organisations/finance/reports", "/organisations/finance/leaders"),
        PublicRoute("/catalogue", .page(.column), "/catalogue", "/catalogue?area=%E6%B2%A1%E6%9C%89"),
        PublicRoute("/catalogue/{row}", .page(.column), "/catalogue/20-01"),
        PublicRoute(
            "/documents", .page(.column), "/documents", "/documents?page=2", "/documents?topic=02&year=2026",
            "/documents?genre=letter"),
        PublicRoute("/documents/{id}", .page(.article), "/documents/{document}"),
        PublicRoute(
            "/search", .page(.column), "/search", "/search?q=%E9%A2%84%E7%AE%97", "/search?q=%E6%B2%A1%E6%9C%89"),
        PublicRoute("/log", .page(.column), "/log", "/log?before=1", "/log?q=99"),
        PublicRoute("/log/entries/{sequence}", .page(.column), "/log/entries/0"),
        PublicRoute("/api", .page(.column)),

        PublicRoute("/preferences", .redirect, "/preferences?theme=dark&back=%2Fdocuments"),
        PublicRoute("/favicon.ico", .nothing),
        PublicRoute("/assets/{fingerprint}/{name}", .file("text/css; charset=utf-8"), "/assets/x/site.css"),
        PublicRoute("/feed.atom", .file("application/atom+xml; charset=utf-8")),
        PublicRoute(
            "/organisations/{code}/feed.atom", .file("application/atom+xml; charset=utf-8"),
            "/organisations/finance/feed.atom"),
        PublicRoute(
            "/catalogue/{row}/feed.atom", .file("application/atom+xml; charset=utf-8"), "/catalogue/20-01/feed.atom"),
        PublicRoute("/sitemap.xml", .file("application/xml; charset=utf-8")),
        PublicRoute(
            "/sitemaps/{name}", .file("application/xml; charset=utf-8"), "/sitemaps/pages.xml",
            "/sitemaps/documents-1.xml"),
        PublicRoute("/robots.txt", .file("text/plain; charset=utf-8")),
        PublicRoute(
            "/catalogue/{row}/documents.csv", .file("text/csv; charset=utf-8"), "/catalogue/20-01/documents.csv"),
        PublicRoute("/documents/{id}/text", .file("text/plain; charset=utf-8"), "/documents/{document}/text"),
        PublicRoute(
            "/documents/{id}/canonical.json", .file("application/json"), "/documents/{document}/canonical.json",
            "/documents/{document}/canonical.json?revision=1"),
        PublicRoute("/files/{hash}/{name}", .nothing, "/files/\(String(repeating: "a", count: 64))/none.pdf"),
        PublicRoute(
            "/files/{hash}/{name}/preview", .nothing, "/files/\(String(repeating: "a", count: 64))/none.pdf/preview"),
        PublicRoute("/documents/{id}/qr.svg", .file("image/svg+xml"), "/documents/{document}/qr.svg"),
        PublicRoute(
            "/reports/{code}/{year}/{scope}/{file}", .file("text/csv; charset=utf-8"),
            "/reports/finance/2024/own/report.csv"),
        PublicRoute("/log/checkpoint", .file("text/plain; charset=utf-8")),
        PublicRoute("/log/vkey", .file("text/plain; charset=utf-8")),
        PublicRoute("/log/vkeys", .file("text/plain; charset=utf-8")),
        PublicRoute("/log/tile/**", .file("application/octet-stream"), "/log/tile/0/000.p/1"),
        PublicRoute("/log/entries/{sequence}/proof.json", .file("application/json"), "/log/entries/0/proof.json"),
        PublicRoute("/api/openapi.json", .file(json)),
        PublicRoute("/api/v1/search", .file(json), "/api/v1/search?q=%E9%A2%84%E7%AE%97"),
        PublicRoute("/api/v1/documents", .file(json)),
        PublicRoute("/api/v1/documents/{id}", .file(json), "/api/v1/documents/{document}"),
        PublicRoute("/api/v1/organisations", .file(json)),
        PublicRoute("/api/v1/organisations/{code}", .file(json), "/api/v1/organisations/finance"),
        PublicRoute("/api/v1/catalogue", .file(json)),
        PublicRoute("/api/v1/catalogue/{row}", .file(json), "/api/v1/catalogue/20-01"),
        PublicRoute("/api/v1/reports", .file(json)),
        PublicRoute("/api/v1/reports/{organisation}/{year}/{scope}", .file(json), "/api/v1/reports/finance/2024/own"),
        PublicRoute("/api/v1/datasets", .file(json)),
        PublicRoute("/api/v1/datasets/documents.jsonl", .file(lines)),
        PublicRoute("/api/v1/datasets/documents.csv", .file("text/csv; charset=utf-8")),
        PublicRoute("/api/v1/datasets/catalogue.jsonl", .file(lines)),
        PublicRoute("/api/v1/datasets/catalogue.csv", .file("text/csv; charset=utf-8")),
        PublicRoute("/api/v1/datasets/organisations.jsonl", .file(lines)),
        PublicRoute("/api/v1/datasets/organisations.csv", .file("text/csv; charset=utf-8")),
        PublicRoute("/api/v1/datasets/reports.jsonl", .file(lines)),
        PublicRoute("/api/v1/datasets/reports.csv", .file("text/csv; charset=utf-8")),
        PublicRoute("/healthz", .file("text/plain; charset=utf-8")),
        PublicRoute("/readyz", .file("text/plain; charset=utf-8")),
        PublicRoute("/metrics", .file("text/plain; version=0.0.4; charset=utf-8")),
    ]
}
