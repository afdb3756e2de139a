import Foundation
import Hummingbird
import Testing

@testable import Web

/// The browser tests look at every page of this list: a page that the router knows and nobody lists would go unseen.
@Suite struct PageListTests {
    private static let list = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Browser/pages.toml")

    /// What the desk hands out that is no page.
    private static let filesOfDesk: Set<String> = [
        "GET /desk/documents/{id}/files/{hash}", "GET /desk/documents/{id}/files/{hash}/redaction/pages/{page}",
        "GET /desk/documents/{id}/files/{hash}/redaction/result", "GET /desk/uploads/{id}",
        "GET /desk/requests/{id}/files/{position}/redaction/pages/{page}",
        "GET /desk/requests/{id}/files/{position}/redaction/result",
    ]

    @Test func `every page of the router has an example for the browser tests`() async throws {
        try await withSite { site in
            let files = Set(PublicRoute.all.filter { !$0.isPage }.map(\.name))
            let routes = try site.router().routes.map(\.description).filter { $0.hasPrefix("GET ") }
            let listed = try Self.routes()
            #expect(Set(listed) == Set(routes).subtracting(files).subtracting(Self.filesOfDesk))
        }
    }

    /// The quoted names before an equals sign that begin like a route.
    private static func routes() throws -> [String] {
        try String(contentsOf: list, encoding: .utf8).matches(of: /"(GET [^"]+)" = \[/).map { String($0.output.1) }
    }
}
