import Actions
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// Feeds for readers, and the map for search engines.
struct FeedRoutes: Sendable {
    let server: PageServer
    private var office: Office { server.office }
    private static let feedLength = 50
    /// The protocol allows 50,000 addresses a file.
    private static let mapLength = 10_000

    func add(to router: some RouterMethods<AppContext>) {
        router.get("feed.atom", use: all)
        router.get("organisations/:code/feed.atom", use: organisation)
        router.get("catalogue/:row/feed.atom", use: catalogueRow)
        router.get("sitemap.xml", use: siteMapIndex)
        router.get("sitemaps/:name", use: siteMap)
        router.get("robots.txt", use: robots)
    }

    @Sendable func all(_ request: Request, _ context: AppContext) async throws -> Response {
        let name = try await server.site().name
        return try await feed(
            DocumentFilter(), title: "\(name)：最新文件", author: name, path: Links.feed, page: Links.documents)
    }

    @Sendable func organisation(_ request: Request, _ context: AppContext) async throws -> Response {
        let organisation = try await office.organisation(code: try context.parameters.require("code"))
        return try await feed(
            DocumentFilter(organisation: organisation.id), title: "\(organisation.name)：最新文件",
            author: organisation.name, path: Links.organisation(organisation.code, "feed.atom"),
            page: Links.organisation(organisation.code))
    }

    @Sendable func catalogueRow(_ request: Request, _ context: AppContext) async throws -> Response {
        let row = try await office.catalogueRow(try context.parameters.require("row")).row
        let name = try await server.site().name
        return try await feed(
            DocumentFilter(catalogueRow: row.code), title: "\(row.area)：\(row.title)", author: name,
            path: "\(Links.catalogueRow(row.code))/feed.atom", page: Links.catalogueRow(row.code))
    }

    private func feed(
        _ filter: DocumentFilter, title: String, author: String, path: String, page: String
    ) async throws -> Response {
        let changed = try await server.lastChangeOfLists()
        let documents = try await office.documents(filter, limit: Self.feedLength).items
        let feed = AtomFeed(
            id: server.absolute(path), title: title, author: author, selfLink: server.absolute(path),
            pageLink: server.absolute(page), entries: documents.map(entry), born: changed)
        return .content(
            Array(feed.xml.utf8), type: "application/atom+xml; charset=utf-8",
            lastModified: changed)
    }

    private func entry(_ document: DocumentSummary) -> AtomFeed.Entry {
        let address = server.absolute(Links.document(document.id))
        let facts = [document.documentNumber, document.issuer].filter { !$0.isEmpty }
        return AtomFeed.Entry(
            id: address, title: document.title, link: address, author: document.organisationName,
            published: document.publishedAt ?? Instant(document.shownOn), updated: document.changedAt,
            summary: facts.joined(separator: "　"))
    }

    @Sendable func siteMapIndex(_ request: Request, _ context: AppContext) async throws -> Response {
        let total = try await office.publishedCount()
        let parts =
            ["pages.xml"]
            + (0..<max(1, (total + Self.mapLength - 1) / Self.mapLength)).map { "documents-\($0 + 1).xml" }
        let entries = parts.map { "<sitemap><loc>\(xmlEscaped(server.absolute("/sitemaps/\($0)")))</loc></sitemap>\n" }
        return xml(
            "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\(entries.joined())</sitemapindex>\n"
        )
    }

    @Sendable func siteMap(_ request: Request, _ context: AppContext) async throws -> Response {
        let name = try context.parameters.require("name")
        var urls = ""
        if name == "pages.xml" {
            let tree = try await office.organisationTree()
            let fixed = [Links.home, Links.documents, Links.catalogue, Links.organisations, Links.reports, Links.log]
            let paths = fixed + tree.flattened.map { Links.organisation($0.organisation.code) }
            for path in paths { urls += "<url><loc>\(xmlEscaped(server.absolute(path)))</loc></url>\n" }
        } else {
            guard name.hasPrefix("documents-"), name.hasSuffix(".xml"),
                let number = Int(name.dropFirst(10).dropLast(4)), (1...5000).contains(number)
            else { throw NotFound() }
            let documents = try await office.publishedAddresses(
                offset: (number - 1) * Self.mapLength, limit: Self.mapLength)
            if documents.isEmpty, number > 1 { throw NotFound() }
            for document in documents {
                let address = xmlEscaped(server.absolute(Links.document(document.id)))
                urls += "<url><loc>\(address)</loc><lastmod>\(document.changedAt.iso)</lastmod></url>\n"
            }
        }
        return xml("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\(urls)</urlset>\n")
    }

    @Sendable func robots(_ request: Request, _ context: AppContext) async throws -> Response {
        let text = """
            User-agent: *
            Disallow: /desk
            Disallow: /preferences
            Disallow: /leave
            Sitemap: \(server.absolute("/sitemap.xml"))

            """
        return .content(Array(text.utf8), type: "text/plain; charset=utf-8")
    }

    private func xml(_ body: String) -> Response {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(body)"
        return .content(Array(text.utf8), type: "application/xml; charset=utf-8")
    }
}
