import Actions
import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import TestSupport
import Testing
import Web

/// Three servers on one database: two that keep pages, and one that makes every page anew.
struct TwoServers: Sendable {
    let office: TestOffice
    let first: any TestClientProtocol
    let second: any TestClientProtocol
    let keepingNothing: any TestClientProtocol

    /// What each of them sends for an address.
    func ask(_ path: String, headers: HTTPFields = [:]) async throws -> (first: Page, second: Page, anew: Page) {
        (
            try await Self.ask(first, path, headers), try await Self.ask(second, path, headers),
            try await Self.ask(keepingNothing, path, headers)
        )
    }

    private static func ask(
        _ client: any TestClientProtocol, _ path: String, _ headers: HTTPFields
    ) async throws -> Page {
        try await client.execute(uri: path, method: .get, headers: headers) { Page(path: path, $0) }
    }
}

func withTwoServers(_ engine: Engine, _ body: @escaping @Sendable (TwoServers) async throws -> Void) async throws {
    try await withOffice(engine) { office in
        func application(_ office: Office, pageCache: Int) throws -> some ApplicationProtocol {
            try webApplication(
                office: office,
                settings: WebSettings(
                    host: "127.0.0.1", port: 0, origin: "https://www.yangguang.example", behindTLS: false,
                    rateLimits: false, pageCache: pageCache))
        }
        let first = try application(office.office, pageCache: 8 << 20)
        let second = try application(office.twin(seed: 2), pageCache: 8 << 20)
        let keepingNothing = try application(office.twin(seed: 3), pageCache: 0)
        try await first.test(.router) { first in
            try await second.test(.router) { second in
                try await keepingNothing.test(.router) { third in
                    try await body(
                        TwoServers(office: office, first: first, second: second, keepingNothing: third))
                }
            }
        }
    }
}
